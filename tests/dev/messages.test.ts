import { describe, expect, it, test } from 'vitest';
import { checkEnglish, checkTranslation } from '../../src-main/dev/messages/check-catalogue.mjs';
import { checkTypography } from '../../src-main/dev/messages/check-typography.mjs';
import { findLiterals } from '../../src-main/dev/messages/find-literals.mjs';
import { findUses } from '../../src-main/dev/messages/find-uses.mjs';

const textsIn = (source: string): string[] =>
  findLiterals('planted.tsx', source).map(({ text }) => text);

describe('a sentence outside the catalogue fails the checks', () => {
  test.each([
    ['in a component', 'const a = <p>Nothing was uploaded.</p>;'],
    ['in an attribute', 'const a = <input aria-label="Search" />;'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source code
    ['in an error', "fail('disk-full', `The disk at ${path} is full.`);"],
    ['in a finding', "const a = { title: 'Unsigned' };"],
    ['in a table', "const words = { paused: 'It waits for you' };"],
    ['glued from pieces', "const a = count + ' more files';"],
  ])('a sentence %s', (_, source) => {
    expect(textsIn(source)).toHaveLength(1);
  });

  test.each([
    ['a key of the catalogue', "const a = say('button.cancel');"],
    ['what only a developer reads', "throw new Error('The run has not begun');"],
    ['a line of the log', "log.warn('a run cannot be read', { id });"],
    [
      'a class, a type or an import',
      "import { a } from './a b'; const b = <p className='a b c' />;",
    ],
    [
      'a marked line',
      "// Not shown: the words of another program.\nconst a = 'command not found';",
    ],
  ])('%s is no sentence', (_, source) => {
    expect(textsIn(source)).toEqual([]);
  });
});

describe('the use of a message', () => {
  it('words that are made before the language is known are refused', () => {
    const at = (source: string) => findUses('planted.ts', source).faults;
    expect(at("const title = say('button.cancel');")).toHaveLength(1);
    expect(at("const title = () => say('button.cancel');")).toEqual([]);
  });

  it('a text inside a string is refused, since a message has no words there', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source code
    expect(findUses('planted.ts', 'const a = () => `${error.title}!`;').faults).toHaveLength(1);
  });

  it('the values of a use are known, and so is a key that is put together', () => {
    const { uses } = findUses(
      'planted.ts',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source code
      'const a = () => [say("a.b", { count }), message(`error.${code}.title`)];',
    );
    expect(uses.map(({ values }) => [...(values ?? [])])).toEqual([['count'], []]);
    expect(uses[1]?.key.test('error.disk-full.title')).toBe(true);
  });
});

describe('the catalogue', () => {
  const english = { 'a.files': '{count, plural, one {# file} other {# files}} in <b>{folder}</b>' };

  it('a translation with every key and value passes', () => {
    const german = 'In <b>{folder}</b>: {count, plural, one {# Datei} other {# Dateien}}';
    expect(checkTranslation('de', { 'a.files': german }, english)).toEqual([]);
  });

  test.each([
    ['a missing key', {}],
    ['a key that English does not have', { 'a.files': english['a.files'], 'a.b': 'x' }],
    ['a missing value', { 'a.files': '{count, plural, other {# Dateien}} in <b>hier</b>' }],
    ['a lost emphasis', { 'a.files': '{count, plural, other {# Dateien}} in {folder}' }],
    ['a broken message', { 'a.files': '{count, plural, other {# Dateien}' }],
    ['an empty text', { 'a.files': '' }],
  ])('a translation with %s is refused', (_, translated) => {
    expect(checkTranslation('de', translated, english).length).toBeGreaterThan(0);
  });

  test.each([
    ['de', '„Zu testen“ sichern\u00a0…'],
    ['fr', 'Ouvrir «\u00a0{name}\u00a0»\u202f? Fichiers\u00a0: {count, plural, one {#} other {#}}'],
    ['ar', 'استخدم \u200e--key NAME أو ملف \u200e.p8، أو slipway resume --yes.'],
    ['ar', '{n, plural, =0 {-} one {-} two {-} few {-} many {-} other {-}}'],
    ['ja', '{n, plural, other {#件}}'],
  ])('the %s translation “%s” keeps the rules of its language', (locale, text) => {
    expect(checkTypography(locale, text)).toEqual([]);
  });

  test.each([
    ['de', '„Zu testen” sichern'],
    ['de', 'Sichern …'],
    ['es', '«Qué probar»'],
    ['fr', 'Ouvrir ce fichier ?'],
    ['fr', 'Ouvrir ce fichier\u00a0?'],
    ['fr', 'Ouvrir ce fichier?'],
    ['fr', 'Fichiers : {files}'],
    ['fr', '«{name}»'],
    ['ar', 'استخدم --key NAME.'],
    ['ar', 'ملف .p8'],
    ['ar', 'هل تريد ذلك?'],
    ['ar', '{n, plural, one {-} other {-}}'],
    ['ar', '{kind, select, a {{n, plural, one {-} other {-}}} other {-}}'],
    ['ko', 'Two  blanks'],
  ])('the %s translation “%s” breaks a rule of its language', (locale, text) => {
    expect(checkTypography(locale, text)).toHaveLength(text.includes('plural') ? 4 : 1);
  });

  it('the check of a translation includes the rules of its language', () => {
    const faults = checkTranslation('fr', { 'a.b': 'Ouvrir ?' }, { 'a.b': 'Open?' });
    expect(faults.join()).toContain('a.b');
  });

  test.each([
    'Mend it, then carry on.',
    'Somebody else answers.',
    'It goes on by itself.',
    'Ends with a blank ',
    "Don't use straight quotes",
    'Wait...',
    '{count, plural, one {# file}',
  ])('the English message “%s” is refused', (text) => {
    expect(checkEnglish({ 'a.b': text })).not.toEqual([]);
  });
});
