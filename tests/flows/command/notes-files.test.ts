import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { slipway, temporaryFolder } from './slipway-process';

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

const entries = [
  { language: 'en-US', text: 'New.' },
  { language: 'de', text: 'Neu.' },
];
const json = JSON.stringify(entries);

test('a check of notes shows each language with what becomes of it, in words and as JSON', async () => {
  const folder = await folderWith({ 'release_notes.json': json });
  const file = join(folder, 'release_notes.json');
  const words = await slipway(['notes', 'check', file], folder);
  expect(words.status, words.stderr).toBe(0);
  expect(words.stdout).toMatch(/en-US +en-US +used +4 characters +Entry 1/);
  expect(words.stdout).toMatch(/de +de-DE +used, code changed +4 characters +Entry 2/);
  expect(words.stdout).toContain('2 notes are used, none is left out.');
  const { lines } = await slipway(['notes', 'check', file, '--json'], folder);
  expect(lines.at(-1)).toMatchObject({
    name: 'release_notes.json',
    format: 'release-notes-json',
    entries: [
      { code: 'en-US', locale: 'en-US', fate: 'taken', place: 'Entry 1' },
      { code: 'de', locale: 'de-DE', fate: 'code-changed', place: 'Entry 2' },
    ],
    remarks: [],
    problems: [],
  });
});

test.each([
  ['a language that App Store Connect does not have', [...entries, { language: 'et', text: 'U' }]],
  ['an entry without a text', [...entries, { language: 'fr-FR' }]],
  ['one language twice', [...entries, { language: 'en-US', text: 'Newer.' }]],
])('a check of notes with %s fails, so that a script notices', async (_, list) => {
  const folder = await folderWith({ 'release_notes.json': JSON.stringify(list) });
  const { status } = await slipway(['notes', 'check', join(folder, 'release_notes.json')], folder);
  expect(status).toBe(1);
});

test('notes are converted to every form and back, and are the same at the end', async () => {
  const folder = await folderWith({ 'release_notes.json': json });
  const path = (name: string) => join(folder, name);
  let from = 'release_notes.json';
  for (const to of ['a.csv', 'b.md', 'texts/', 'fastlane/metadata/', 'back.json']) {
    const { status, stderr } = await slipway(['notes', 'convert', path(from), path(to)], folder);
    expect(status, stderr).toBe(0);
    from = to;
  }
  expect((await readdir(path('texts'))).sort()).toEqual([
    'release_notes_de-DE.txt',
    'release_notes_en-US.txt',
  ]);
  expect(JSON.parse(await readFile(path('back.json'), 'utf8'))).toEqual([
    { language: 'de-DE', text: 'Neu.' },
    { language: 'en-US', text: 'New.' },
  ]);
});

test('a conversion never replaces a file that is there, unless --yes says so', async () => {
  const folder = await folderWith({ 'release_notes.json': json, 'a.csv': 'Theirs' });
  const line = ['notes', 'convert', join(folder, 'release_notes.json'), join(folder, 'a.csv')];
  const refused = await slipway(line, folder);
  expect(refused.status).toBe(2);
  expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe('Theirs');
  expect((await slipway([...line, '--yes'], folder)).status).toBe(0);
  expect(await readFile(join(folder, 'a.csv'), 'utf8')).toContain('en-US,New.');
});

test('a conversion with a language that App Store Connect does not have writes nothing until it is left out', async () => {
  const list = [...entries, { language: 'et', text: 'Uus.' }];
  const folder = await folderWith({ 'release_notes.json': JSON.stringify(list) });
  const line = ['notes', 'convert', join(folder, 'release_notes.json'), join(folder, 'a.csv')];
  const refused = await slipway(line, folder);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('--leave-out "et"');
  expect(await readdir(folder)).not.toContain('a.csv');
  expect((await slipway([...line, '--leave-out', 'et'], folder)).status).toBe(0);
});

test('notes that name no language need one to be converted', async () => {
  const folder = await folderWith({ 'release_notes.txt': 'New.\n' });
  const line = ['notes', 'convert', join(folder, 'release_notes.txt'), join(folder, 'a.json')];
  const refused = await slipway(line, folder);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('--notes-language');
  const wrong = await slipway([...line, '--notes-language', 'klingon'], folder);
  expect(wrong.status).toBe(2);
  expect((await slipway([...line, '--notes-language', 'de'], folder)).status).toBe(0);
  expect(JSON.parse(await readFile(join(folder, 'a.json'), 'utf8'))).toEqual([
    { language: 'de-DE', text: 'New.' },
  ]);
});

test('a form that is not known is refused with those that are', async () => {
  const folder = await folderWith({ 'release_notes.json': json });
  const line = ['notes', 'convert', join(folder, 'release_notes.json'), join(folder, 'a')];
  const missing = await slipway(line, folder);
  expect(missing.status).toBe(2);
  expect(missing.stderr).toContain('--format');
  const unknown = await slipway([...line, '--format', 'yaml'], folder);
  expect(unknown.stderr).toContain('plain-map');
});
