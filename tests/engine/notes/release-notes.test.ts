import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { findingsForLocales } from '#shared/domain/note-findings';
import { allInWords, inWords } from '#shared/words/say';
import { readReleaseNotes } from '../../../src-main/engine/notes/release-notes';
import { saying } from '../../helpers/saying';
import { errorOf } from '../package/support/errors';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();

async function file(content: unknown): Promise<string> {
  const path = at('release_notes.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const read = async (...languages: string[]) =>
  readReleaseNotes(
    await file(languages.map((language) => ({ language, text: `In ${language}.` }))),
  );

test('a notes file for both stores is read with the codes of App Store Connect, and each duplicate is reported', async () => {
  const { notes, problems, leftOut } = await read('cs-CZ', 'cs', 'sk', 'en-US', 'de-DE', 'de');
  expect(notes.map(({ locale }) => locale)).toEqual(['cs', 'sk', 'en-US', 'de-DE']);
  expect(problems).toEqual([]);
  expect(leftOut).toEqual([
    saying(/^“cs-CZ” was left out\. .* “cs”/),
    saying(/^“de” was left out\. .* “de-DE”/),
  ]);
});

test('a code that is the only one for its language is kept, so that a finding can name it', async () => {
  const { notes, leftOut } = await read('cs-CZ', 'et', 'default', ' en-US ', 'it-IT');
  expect(leftOut).toEqual([]);
  expect(allInWords(findingsForLocales(notes))).toEqual(
    [
      ['cs-CZ', 'Use “cs”, or leave it out.'],
      ['et', expect.stringMatching(/^Leave it out\. /)],
      ['default', expect.stringMatching(/^Leave it out\. /)],
      [' en-US ', 'Use “en-US”, or leave it out.'],
      ['it-IT', 'Use “it”, or leave it out.'],
    ].map(([locale, whatToDo]) => ({
      code: 'locale-unknown',
      severity: 'blocker',
      where: `What to Test, ${locale}`,
      title: `“${locale}” is not a language code that App Store Connect accepts`,
      whatToDo,
      locale,
      command: `slipway publish App.ipa --notes release_notes.json --leave-out "${locale}"`,
    })),
  );
});

test('a code that a terminal could misinterpret is not put into a command', () => {
  const [finding] = findingsForLocales([{ locale: 'en"; rm -rf $HOME' }]);
  expect(finding).not.toHaveProperty('command');
});

test('of two notes for one language the first is used, and the second is reported with its position', async () => {
  const entries = [
    { language: 'en-US', text: 'First.' },
    { language: 'de-DE', text: 'Neu.' },
    { language: 'en-US', text: 'Second.' },
  ];
  const { notes, problems } = await readReleaseNotes(await file(entries));
  expect(notes).toEqual([
    { locale: 'en-US', text: 'First.' },
    { locale: 'de-DE', text: 'Neu.' },
  ]);
  expect(problems.map(inWords)).toEqual([
    'Entry 3: “en-US” occurs twice. The first entry is used.',
  ]);
});

test('a notes file with a byte order mark is read as if it had none', async () => {
  const { notes } = await readReleaseNotes(
    await file(`\uFEFF${JSON.stringify([{ language: 'en-US', text: 'New.' }])}`),
  );
  expect(notes).toEqual([{ locale: 'en-US', text: 'New.' }]);
});

test('unused keys of a notes file are reported', async () => {
  const path = await file([
    { language: 'en-GB', text: 'x', description: 'd', keywords: 'a,b', support_url: 'u' },
  ]);
  const { notes, leftOut } = await readReleaseNotes(path);
  expect(notes).toEqual([{ locale: 'en-GB', text: 'x' }]);
  expect(leftOut.map(inWords)).toEqual([
    'Ignored: “description”, “keywords” and “support_url”. Only “language” and “text” are read.',
  ]);
});

test.each([
  [
    '[\n  {\n\t"language": "en-US",\n\t"text": "New",\n\n  }\n]',
    'The comma before line 6, column 3',
  ],
  ['[\n  {"language": "en-US", "text": "New"},\n]', 'The comma before line 3, column 1'],
  ['[{"language": "en-US" "text": "New"}]', 'line 1, column 23.'],
  ['[{"language": "en-US", "text": "Ne\nw"}]', 'line 1, column 32.'],
  ['[{"language": "en-US", "text": "New"}', 'line 1, column 38.'],
  ['', 'line 1, column 1.'],
])('a notes file that is not JSON is reported with line and column: %j', async (content, words) => {
  const error = await errorOf(readReleaseNotes(await file(content)));
  expect(error.code).toBe('notes-malformed');
  expect(inWords(error.detail)).toContain(words);
});
