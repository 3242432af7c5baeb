import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { findingsForLocales } from '#shared/domain/note-findings';
import { allInWords, inWords } from '#shared/words/say';
import { importedNotes } from '../../../src-main/engine/notes/imported-notes';
import { readNotesFile } from '../../../src-main/engine/notes/notes-file';
import { errorOf } from '../package/support/errors';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();

async function file(content: unknown): Promise<string> {
  const path = at('release_notes.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const imported = async (content: unknown) =>
  importedNotes(await readNotesFile(await file(content)));

const read = (...languages: string[]) =>
  imported(languages.map((language) => ({ language, text: `In ${language}.` })));

test('a notes file for both stores is read with the codes of App Store Connect, and each duplicate is reported', async () => {
  const { notes, problems, leftOut } = await read('cs-CZ', 'cs', 'sk', 'en-US', 'de-DE', 'de');
  expect(notes.map(({ locale }) => locale)).toEqual(['cs', 'sk', 'en-US', 'de-DE']);
  expect(problems).toEqual([]);
  expect(leftOut.map(inWords)).toEqual([
    expect.stringMatching(/^“cs-CZ” was left out\. .* “cs”/),
    expect.stringMatching(/^“de” was left out\. .* “de-DE”/),
  ]);
});

test('a code that certainly stands for a language is used for it and named, and every other keeps its code for the checks', async () => {
  const { notes, leftOut } = await read('cs-CZ', 'et', 'default', ' en-US ', 'it-IT', 'en-IE');
  expect(leftOut.map(inWords)).toEqual([
    '“cs-CZ” is used as cs.',
    '“ en-US ” is used as en-US.',
    '“it-IT” is used as it.',
  ]);
  expect(notes.map(({ locale }) => locale)).toEqual([
    'cs',
    'et',
    'default',
    'en-US',
    'it',
    'en-IE',
  ]);
  expect(allInWords(findingsForLocales(notes))).toEqual(
    [
      ['et', expect.stringMatching(/^Leave it out\. /)],
      ['default', expect.stringMatching(/^Leave it out\. /)],
      ['en-IE', 'Use “en-GB”, or leave it out.'],
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
  const { notes, problems } = await imported([
    { language: 'en-US', text: 'First.' },
    { language: 'de-DE', text: 'Neu.' },
    { language: 'en-US', text: 'Second.' },
  ]);
  expect(notes).toEqual([
    { locale: 'en-US', text: 'First.' },
    { locale: 'de-DE', text: 'Neu.' },
  ]);
  expect(problems.map(inWords)).toEqual(['Entry 3: “en-US” occurs twice. The first one is used.']);
});

test('unused keys of a notes file are reported', async () => {
  const { notes, leftOut } = await imported([
    { language: 'en-GB', text: 'x', description: 'd', keywords: 'a,b', support_url: 'u' },
  ]);
  expect(notes).toEqual([{ locale: 'en-GB', text: 'x' }]);
  expect(leftOut.map(inWords)).toEqual(['Ignored: “description”, “keywords” and “support_url”.']);
});

test.each([
  ['[{"language": "en-US" "text": "New"}]', 'line 1, column 23.'],
  ['[{"language": "en-US", "text": "Ne\nw"}]', 'line 1, column 32.'],
  ['[{"language": "en-US", "text": "New"}', 'line 1, column 38.'],
  ['', 'line 1, column 1.'],
])('a notes file that is not JSON is reported with line and column: %j', async (content, words) => {
  const error = await errorOf(readNotesFile(await file(content)));
  expect(error.code).toBe('notes-malformed');
  expect(inWords(error.detail)).toContain(words);
});
