import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownLocales } from '#shared/asc/locales';
import { NotesForm } from '#shared/domain/notes-file';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { toAppError } from '#shared/errors';
import {
  type ReadNotes,
  readNotesFile,
  readNotesText,
  rewriteNotes,
} from '../../../src-main/engine/notes/notes-file';
import { saveFiles } from '../../../src-main/engine/notes/save-files';
import { writeNotes } from '../../../src-main/engine/notes/write-notes';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();

/** One file or several of each form, with what people leave in them. */
const samples: Record<string, { files: Record<string, string>; opened: string }> = {
  'release_notes.json': {
    files: {
      'release_notes.json':
        '[\n\t{ "language" : "bn", "text": "নতুন", "by": "A" },\n\n\t{"text":"Two\\nlines","language": " en-US "}, // ready\n\t{ "language": "xx", "text": "?" },\n]\n\n',
    },
    opened: 'release_notes.json',
  },
  'a plain map': {
    files: {
      'notes.json':
        '{"version": 7,\n   "notes": {\n      "en-US" : "New",\n      "de": "F\\u00fcr alle" }}',
    },
    opened: 'notes.json',
  },
  'a map of objects': {
    files: { 'a.json': '{\n    "en-US": {\n        "whatsNew": "New",\n        "x": 1\n    }\n}' },
    opened: 'a.json',
  },
  'text files': {
    files: { 'release_notes.txt': 'New\n- One\n\n\n', 'release_notes_de.txt': 'Neu' },
    opened: 'release_notes_de.txt',
  },
  'files named by their languages': {
    files: { 'whatsnew-en-US': 'New\n', 'whatsnew-de': 'German:\nNeu\n\n', 'whatsnew-et': 'Uus' },
    opened: '.',
  },
  'a mail': {
    files: {
      'a.txt':
        'Hi\n\nEnglish\nNew\n- One\n\nFrench (Canada) -\nNouveau\n\n**German:**\nNeu\n\nItalian\n----\nNuova\n',
    },
    opened: 'a.txt',
  },
  'notes beside their languages': {
    files: { 'a.txt': 'English: New\n- One\n\nGerman: Neu\n\nPortuguese (Brazil): Novo\n' },
    opened: 'a.txt',
  },
  'a fastlane folder': {
    files: {
      'metadata/en-US/release_notes.txt': 'New\n',
      'metadata/et/release_notes.txt': 'Uus\n',
      'metadata/de-DE/release_notes.txt': '\nNeu\n',
    },
    opened: 'metadata',
  },
  'a table with rows': {
    files: {
      'a.csv': 'code,by,text\n"en-US",A,"New, ""fast"""\n\n de ,B,Neu\nxx,C,?',
    },
    opened: 'a.csv',
  },
  'a table with columns': {
    files: { 'a.csv': 'key;en-US;de\nname;App\nnotes;"New\n- One";Neu\n' },
    opened: 'a.csv',
  },
  'a table with tabs': { files: { 'a.tsv': 'en-US\tNew\nde-DE\tNeu\n' }, opened: 'a.tsv' },
  headings: {
    files: { 'a.md': 'Title\n\n## en-US\n\nNew\n- One\n\n\n## German ##\nNeu\n\n## xx-YY\n?\n\n' },
    opened: 'a.md',
  },
  tags: {
    files: { 'a.txt': '<en-US>\nNew\n</en-US>\n<de-DE>Neu</de-DE>\n' },
    opened: 'a.txt',
  },
};

const encodings: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text, 'utf8'),
  'UTF-8 with a mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf8'),
  'UTF-16 LE': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16 BE': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
};
const lineEnds: Record<string, string> = { LF: '\n', CRLF: '\r\n', CR: '\r' };

const table = Object.entries(samples).flatMap(([form, sample]) =>
  Object.entries(encodings).flatMap(([encoding, encode]) =>
    Object.entries(lineEnds).map(([ends, lineEnd]) => {
      const written = (text: string) => encode(text.replaceAll('\n', lineEnd));
      return { name: `${form}, ${encoding}, ${ends}`, sample, written };
    }),
  ),
);

async function prepare({ sample, written }: (typeof table)[number]): Promise<string> {
  const folder = await mkdtemp(at('trip-'));
  for (const [file, text] of Object.entries(sample.files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), written(text));
  }
  return join(folder, sample.opened);
}

const options = { primary: 'en-US' };

function notesOf({ preview }: ReadNotes): LocaleNote[] {
  return preview.entries.flatMap(({ fate, locale, text }) =>
    locale !== null && (fate === 'taken' || fate === 'code-changed') ? [{ locale, text }] : [],
  );
}

test.each(table)('saved without a change, notes are the same bytes: $name', async (row) => {
  const read = await readNotesFile(await prepare(row), options);
  expect(notesOf(read).map(({ locale }) => locale)).toContain('en-US');
  for (const { bytes, before } of rewriteNotes(read, notesOf(read)))
    expect(bytes.equals(before ?? Buffer.alloc(0))).toBe(true);
});

test.each(table)(
  'one changed note and a new language are saved, and every other note is as it was: $name',
  async (row) => {
    const path = await prepare(row);
    const read = await readNotesFile(path, options);
    const notes = notesOf(read).map((note) =>
      note.locale === 'en-US' ? { ...note, text: 'Other: "a", b; <c>\n\n- Ü' } : note,
    );
    const wanted = [...notes, { locale: 'fr-FR', text: 'Nouveau\n- Un' }];
    await saveFiles(rewriteNotes(read, wanted));
    const again = await readNotesFile(path, options);
    const sorted = (list: LocaleNote[]) =>
      [...list].sort((one, other) => one.locale.localeCompare(other.locale));
    expect(sorted(notesOf(again))).toEqual(sorted(wanted));
    const others = (one: ReadNotes) =>
      one.preview.entries.filter(({ locale }) => locale !== 'en-US' && locale !== 'fr-FR');
    const bare = (one: ReadNotes) =>
      others(one).map(({ code, text, fate }) => ({ code, text, fate }));
    expect(bare(again)).toEqual(bare(read));
    expect(again.preview.form).toBe(read.preview.form);
  },
);

test('a changed note of a JSON file changes only its own bytes', async () => {
  const [row] = table;
  if (row === undefined) throw new Error('There is no sample.');
  const read = await readNotesFile(await prepare(row));
  const [file] = rewriteNotes(read, [{ locale: 'bn-BD', text: 'A "b"' }]);
  expect(file?.bytes.toString()).toBe(file?.before?.toString().replace('"নতুন"', '"A \\"b\\""'));
});

test('a new language is a file named like those that are there', async () => {
  for (const [name, other] of [
    ['de-DE.txt', 'pt-BR.txt'],
    ['fr_FR.md', 'pt_BR.md'],
    ['notes-de.txt', 'notes-pt-BR.txt'],
    ['WhatToTest.de-DE.txt', 'WhatToTest.pt-BR.txt'],
    ['whatsnew-de-DE', 'whatsnew-pt-BR'],
    ['release_notes_de.txt', 'release_notes_pt-BR.txt'],
  ] as const) {
    const folder = await mkdtemp(at('named-'));
    await writeFile(join(folder, name), 'Neu\n');
    const read = await readNotesFile(folder);
    await saveFiles(rewriteNotes(read, [{ locale: 'pt-BR', text: 'Novo' }]));
    expect(await readFile(join(folder, other), 'utf8')).toBe('Novo\n');
    expect(await readFile(join(folder, name), 'utf8')).toBe('Neu\n');
  }
});

test('a note that its file would read as several is not written to it', async () => {
  const path = at('release_notes.txt');
  await writeFile(path, 'New\n');
  const read = await readNotesFile(path, options);
  const headings = 'German:\nNeu\n\nFrench:\nNouveau';
  expect(() => rewriteNotes(read, [{ locale: 'en-US', text: headings }])).toThrow();
  await saveFiles(rewriteNotes(read, [{ locale: 'en-US', text: 'We fixed:\nGerman:\nTypos' }]));
  const again = await readNotesFile(path, options);
  expect(notesOf(again)).toEqual([{ locale: 'en-US', text: 'We fixed:\nGerman:\nTypos' }]);
});

test('a new language is written in the style of the file', async () => {
  const path = at('style.json');
  const write = async (json: string) => {
    await writeFile(path, json);
    const read = await readNotesFile(path);
    const [file] = rewriteNotes(read, [{ locale: 'fr-FR', text: 'Nouveauté' }]);
    return file?.bytes.toString();
  };
  expect(await write('[\n {\n  "language": "en-US",\n  "text": "New"\n }\n]')).toBe(
    '[\n {\n  "language": "en-US",\n  "text": "New"\n },\n {\n  "language": "fr-FR",\n  "text": "Nouveauté"\n }\n]',
  );
  expect(await write('[{"text":"New","language":"en-US","by":"A"}]')).toBe(
    '[{"text":"New","language":"en-US","by":"A"},{"text":"Nouveauté","language":"fr-FR"}]',
  );
  expect(await write('{\n\t"ja": "\\u65b0"\n}\n')).toBe(
    '{\n\t"ja": "\\u65b0",\n\t"fr-FR": "Nouveaut\\u00e9"\n}\n',
  );
  expect(await write('[]')).toContain('"language": "fr-FR"');
  expect(await write('{}')).toContain('"fr-FR": "Nouveauté"');
});

/** What people write: lines, quotation marks, separators, letters of several scripts. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '"', ',', ';', '\t', '- ', ': ', '#', '\\', '<b>', 'é', 'ü', '新'),
      fc.stringMatching(/^[a-z ]{1,12}$/),
    ),
    { maxLength: 20 },
  )
  .map((parts) => `a${parts.join('')}b`);

const notes = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...knownLocales), text), {
    selector: ([locale]) => locale,
    minLength: 1,
    maxLength: 50,
  })
  .map((list) => list.map(([locale, note]): LocaleNote => ({ locale, text: note })));

test.each(NotesForm.options)('exported notes are read again as they were: %s', async (form) => {
  await fc.assert(
    fc.asyncProperty(notes, async (list) => {
      const folder = await mkdtemp(at('export-'));
      const files = writeNotes(form, list);
      for (const { name, bytes } of files) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), bytes);
      }
      const [first] = files;
      const read = await readNotesFile(join(folder, first?.name ?? ''));
      const sorted = [...list].sort((one, other) => (one.locale < other.locale ? -1 : 1));
      const found = notesOf(read).sort((one, other) => (one.locale < other.locale ? -1 : 1));
      expect(found).toEqual(sorted);
      expect(read.preview.form).toBe(form);
    }),
    { numRuns: 30 },
  );
});

test.each(NotesForm.options)(
  'a change of one note leaves every byte outside it as it was: %s',
  async (form) => {
    await fc.assert(
      fc.asyncProperty(notes, text, fc.nat(), async (list, changed, nth) => {
        const folder = await mkdtemp(at('change-'));
        const files = writeNotes(form, list);
        for (const { name, bytes } of files) {
          await mkdir(dirname(join(folder, name)), { recursive: true });
          await writeFile(join(folder, name), bytes);
        }
        const read = await readNotesFile(join(folder, files[0]?.name ?? ''));
        const target = list[nth % list.length];
        if (target === undefined) return;
        // What a heading would be in this form is refused, and then nothing is written.
        const written = await Promise.resolve()
          .then(() => rewriteNotes(read, [{ ...target, text: changed }]))
          .catch(() => []);
        for (const file of written) expectOneChange(file.before, file.bytes, target.text, changed);
        expect(written.filter(({ bytes, before }) => !before?.equals(bytes)).length).toBeLessThan(
          2,
        );
      }),
      { numRuns: 30 },
    );
  },
);

/** The bytes that differ are one stretch, not longer than the longer text as any form escapes it. */
function expectOneChange(before: Buffer | null, after: Buffer, was: string, is: string): void {
  const old = before ?? Buffer.alloc(0);
  let start = 0;
  while (start < old.length && old[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(old.length, after.length) - start;
  while (end < most && old.at(-1 - end) === after.at(-1 - end)) end += 1;
  const escaped = (text: string) => Buffer.byteLength(text) * 2 + 4;
  expect(old.length - start - end).toBeLessThanOrEqual(escaped(was));
  expect(after.length - start - end).toBeLessThanOrEqual(escaped(is));
}

test('the file that was saved is the one that was opened', async () => {
  const path = at('release_notes.json');
  await writeFile(path, '[{"language": "en-US", "text": "New"}]');
  const read = await readNotesFile(path);
  await saveFiles(rewriteNotes(read, [{ locale: 'en-US', text: 'Newer' }]));
  expect(await readFile(path, 'utf8')).toBe('[{"language": "en-US", "text": "Newer"}]');
});

/** Each of them stopped a reader that looks again and again at the same characters. */
const longLines: Record<string, string> = {
  'line breaks': `a${'\n'.repeat(200_000)}x`,
  blanks: `a${' '.repeat(200_000)}x`,
  'blank lines': `${' \n'.repeat(100_000)}x`,
  'a line of blanks in a heading': `# a${' '.repeat(200_000)}b`,
  dashes: `${'-'.repeat(200_000)} x`,
  'lines of dashes': `${'-'.repeat(99)}x\n`.repeat(2000),
  'equals signs': `${'='.repeat(200_000)} x`,
  'lines of blanks and dashes': `${' -'.repeat(49)}x\n`.repeat(2000),
  stars: `**${'*'.repeat(200_000)}x`,
  hashes: `# ${'#'.repeat(200_000)} x`,
  colons: `${':'.repeat(200_000)}x`,
  brackets: `[${'['.repeat(90)}x\n`.repeat(2000),
  parentheses: `${'('.repeat(99)}\n`.repeat(2000),
  'tags without an end': '<de>\n'.repeat(40_000),
  'ends without a tag': '</de>\n'.repeat(40_000),
  'a tag in a tag': `<de>${'</de>'.repeat(40_000)}x`,
  'quotation marks': '"'.repeat(200_001),
  'cells without a text': `de${','.repeat(200_000)}`,
  'languages in a list': 'German\n'.repeat(30_000),
  'marked headings of no text': '*German*\n\n'.repeat(20_000),
  'an object with many names': `[{"language":"de","text":"N",${Array.from({ length: 20_000 }, (_, index) => `"k${index}":1`).join(',')}}]`,
  'a map without texts': `{${Array.from({ length: 20_000 }, () => '"de":1').join(',\n')}}`,
};

test.each(Object.entries(longLines))(
  'a text of 200 kB never stops the window, whatever it has over and over: %s',
  (_, odd) => {
    for (const text of [odd, `# German\nNeu\n${odd}\n# French\nNouveau\n`]) {
      const read = (() => {
        try {
          return readNotesText(text, options);
        } catch (thrown) {
          return toAppError(thrown).code;
        }
      })();
      if (typeof read === 'string') expect(read).toBe('notes-malformed');
      else expect(read.preview.remarks.length).toBeLessThan(310);
    }
  },
);

test('pasted notes are read like a file', () => {
  const shown = (pasted: string) =>
    notesOf(readNotesText(pasted, options)).map(({ locale, text: note }) => [locale, note]);
  expect(shown('# German\nNeu\n# French\nNouveau')).toEqual([
    ['de-DE', 'Neu'],
    ['fr-FR', 'Nouveau'],
  ]);
  expect(shown('[{"language": "de", "text": "Neu"}]')).toEqual([['de-DE', 'Neu']]);
  expect(shown('en-US\tNew\r\nde-DE\tNeu')).toEqual([
    ['en-US', 'New'],
    ['de-DE', 'Neu'],
  ]);
  expect(shown('Just new.')).toEqual([['en-US', 'Just new.']]);
});
