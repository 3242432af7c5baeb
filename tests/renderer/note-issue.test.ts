import { describe, expect, it } from 'vitest';
import { checkTyped } from '#shared/asc/text-rules';
import { issuesIn } from '#shared/domain/note-issues';
import { fillOf } from '../../src-renderer/words/note';
import { fixWords, issueWords } from '../../src-renderer/words/note-issue';

/** Each sentence, and after an arrow what its button says. */
const said = (text: string, locale = 'en-US', primary: string | null = null) =>
  issuesIn({ locale, text }, primary === null ? null : { locale: 'en-US', text: primary }).map(
    (issue) => {
      const fix = fixWords(issue, text);
      return `${issueWords(issue, text, 'en-US')}${fix === null ? '' : ` → ${fix}`}`;
    },
  );

describe('the row under a note', () => {
  it('says what is refused and where, and its button what it will change', () => {
    expect(said('Go 🚀 now')).toEqual([
      'App Store Connect doesn’t accept “🚀” (line 1). → Remove “🚀”',
    ]);
    expect(said('a < b\nc < d\n\ne < f\n<\n<')).toEqual([
      'App Store Connect doesn’t accept “<” (lines 1, 2, 4 and 2 more). → Replace “<” with “‹” (5)',
    ]);
    expect(said('✅ Sync')).toEqual([
      'App Store Connect doesn’t accept “✅” (line 1). → Replace “✅” with “•”',
    ]);
    expect(said('𠮷')).toEqual(['App Store Connect doesn’t accept “𠮷” (line 1).']);
  });

  it('names a character that nobody sees by its code point', () => {
    expect(said('be\u0007ll')).toEqual([
      'App Store Connect doesn’t accept the character U+0007 (line 1). → Remove it',
    ]);
    expect(said('one\u000btwo')).toEqual([
      'App Store Connect doesn’t accept the character U+000B (line 1). → Replace it with a line break',
    ]);
    expect(said('a\u200bb\u202ec')).toEqual([
      '2 invisible characters (U+200B and U+202E). They are sent as they are. → Remove all 2',
    ]);
  });

  it('says how a letter that is typed in parts is sent', () => {
    expect(said('cafe\u0301')).toEqual([
      '“é” consists of several code points. It is sent as one character, U+00E9. → Combine',
    ]);
    expect(said('x\u030c')).toEqual([
      'App Store Connect may refuse the accent in “x\u030c” (line 1). → Replace “x\u030c” with “x”',
    ]);
    expect(said('ខ្មែរ')).toEqual(['App Store Connect may refuse Khmer text (line 1).']);
  });

  it('gives a long Japanese note a hint about its bytes, and no warning', () => {
    const issues = issuesIn({ locale: 'ja', text: 'あ'.repeat(1334) }, null);
    expect(issues).toMatchObject([{ kind: 'many-bytes', weight: 'hint', count: 4002 }]);
  });

  it('leaves a placeholder that can be filled in to the line that offers it', () => {
    const hints = (text: string, fillable: string[]) =>
      issuesIn({ locale: 'en-US', text }, null, fillable).map((issue) => issue.text);
    expect(hints('Build {build} for {name}', ['{build}'])).toEqual(['{name}']);
    expect(hints('Build {build}', ['{build}'])).toEqual([]);
    expect(hints('Build {build}', [])).toEqual(['{build}']);
  });

  it('puts what is refused first and hints last', () => {
    const text = `TODO \u200b${'あ'.repeat(1400)} e\u0301 x\u030c 🚀`;
    expect(issuesIn({ locale: 'ja', text }, null).map(({ kind }) => kind)).toEqual([
      'refused',
      'doubtful',
      'decomposed',
      'many-bytes',
      'invisible',
      'unfinished',
    ]);
    expect(said('Try it.', 'fr-FR', 'Try it.')).toEqual(['Same text as in English (US).']);
  });
});

it('a note is near its limit from 90 %', () => {
  const fill = (length: number) => fillOf(checkTyped('x'.repeat(length)));
  expect([3599, 3600, 4000, 4001].map(fill)).toEqual(['room', 'near', 'near', 'over']);
});
