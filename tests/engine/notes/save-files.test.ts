import { execFileSync } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inWords } from '#shared/words/say';
import { findNotesBeside } from '../../../src-main/engine/notes/find-notes';
import { readNotesFile, rewriteNotes } from '../../../src-main/engine/notes/notes-file';
import { saveFiles } from '../../../src-main/engine/notes/save-files';
import { errorOf } from '../package/support/errors';
import { temporaryFolder } from '../package/support/temp-folder';
import { previewLines } from './support/preview-lines';

const at = temporaryFolder();

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(at('save-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const textFiles = { 'release_notes_de-DE.txt': 'Neu\n', 'release_notes_fr-FR.txt': 'Nouveau\n' };
const both = [
  { locale: 'de-DE', text: 'Neuer' },
  { locale: 'fr-FR', text: 'Plus' },
];

test('a notes file that changed since it was opened is never overwritten', async () => {
  const folder = await folderWith(textFiles);
  const read = await readNotesFile(join(folder, 'release_notes_de-DE.txt'));
  await writeFile(join(folder, 'release_notes_fr-FR.txt'), 'Changé\n');
  const error = await errorOf(saveFiles(rewriteNotes(read, both)));
  expect(error.code).toBe('notes-file-changed');
  expect(inWords(error.detail)).toContain('release_notes_fr-FR.txt');
  expect(await readFile(join(folder, 'release_notes_de-DE.txt'), 'utf8')).toBe('Neu\n');
  expect(await readdir(folder)).toHaveLength(2);
});

test('a notes file that was made read-only is not replaced, and neither are those beside it', async () => {
  const folder = await folderWith(textFiles);
  const read = await readNotesFile(join(folder, 'release_notes_de-DE.txt'));
  const locked = join(folder, 'release_notes_fr-FR.txt');
  await chmod(locked, 0o444);
  const error = await errorOf(saveFiles(rewriteNotes(read, both)));
  expect(error.code).toBe('notes-not-saved');
  expect(inWords(error.detail)).toBe('release_notes_fr-FR.txt is read-only. No file was changed.');
  expect(await readFile(locked, 'utf8')).toBe('Nouveau\n');
  expect((await stat(locked)).mode & 0o777).toBe(0o444);
  expect(await readFile(join(folder, 'release_notes_de-DE.txt'), 'utf8')).toBe('Neu\n');
  expect(await readdir(folder)).toHaveLength(2);
});

test('a file for a new language never replaces one that is there', async () => {
  const folder = await folderWith(textFiles);
  const read = await readNotesFile(join(folder, 'release_notes_de-DE.txt'));
  await writeFile(join(folder, 'release_notes_ja.txt'), 'Theirs');
  const error = await errorOf(
    saveFiles(rewriteNotes(read, [...both, { locale: 'ja', text: '新' }])),
  );
  expect(error.code).toBe('notes-file-changed');
  expect(await readFile(join(folder, 'release_notes_ja.txt'), 'utf8')).toBe('Theirs');
  expect(await readFile(join(folder, 'release_notes_de-DE.txt'), 'utf8')).toBe('Neu\n');
});

test('when the last of several files can’t be written, those before it are put back', async () => {
  const folder = await folderWith(textFiles);
  const read = await readNotesFile(join(folder, 'release_notes_de-DE.txt'));
  const files = rewriteNotes(read, both);
  // The same file again: at its turn it is no longer what was read.
  const again = files.map((file) => ({ ...file, bytes: Buffer.from('x') })).slice(0, 1);
  const error = await errorOf(saveFiles([...files, ...again]));
  expect(error.code).toBe('notes-file-changed');
  expect(await readFile(join(folder, 'release_notes_de-DE.txt'), 'utf8')).toBe('Neu\n');
  expect(await readFile(join(folder, 'release_notes_fr-FR.txt'), 'utf8')).toBe('Nouveau\n');
  expect((await readdir(folder)).sort()).toEqual(Object.keys(textFiles));
});

test('a place that can’t be written is reported, and nothing is left behind', async () => {
  const folder = await folderWith(textFiles);
  const read = await readNotesFile(join(folder, 'release_notes_de-DE.txt'));
  await mkdir(join(folder, 'release_notes_ja.txt'));
  const wanted = [...both, { locale: 'ja', text: '新' }];
  const error = await errorOf(saveFiles(rewriteNotes(read, wanted)));
  expect(error.code).toBe('notes-not-saved');
  expect((await readdir(folder)).sort()).toEqual([
    ...Object.keys(textFiles),
    'release_notes_ja.txt',
  ]);
});

test('a saved notes file keeps who may read it, and a link to it stays a link', async () => {
  const folder = await folderWith({ 'real.json': '{"en-US": "New"}' });
  await chmod(join(folder, 'real.json'), 0o664);
  await symlink(join(folder, 'real.json'), join(folder, 'link.json'));
  const read = await readNotesFile(join(folder, 'link.json'));
  await saveFiles(rewriteNotes(read, [{ locale: 'en-US', text: 'Newer' }]));
  expect(await readFile(join(folder, 'real.json'), 'utf8')).toBe('{"en-US": "Newer"}');
  if (process.platform !== 'win32')
    expect((await stat(join(folder, 'real.json'))).mode & 0o777).toBe(0o664);
});

test.skipIf(process.platform === 'win32')(
  'a pipe, a folder or a missing file is refused at once',
  async () => {
    const folder = await folderWith({});
    execFileSync('mkfifo', [join(folder, 'release_notes.json')]);
    await mkdir(join(folder, 'folder.json'));
    for (const name of ['release_notes.json', 'folder.json', 'gone.json']) {
      const error = await errorOf(readNotesFile(join(folder, name)));
      expect(error.code, name).toBe('notes-malformed');
    }
    await rm(join(folder, 'release_notes.json'));
  },
);

test('links beside the opened file are named and not followed', async () => {
  const folder = await folderWith({ ...textFiles, secret: 'Secret' });
  await symlink(join(folder, 'secret'), join(folder, 'release_notes_ja.txt'));
  const read = await readNotesFile(join(folder, 'release_notes_de-DE.txt'));
  expect(previewLines(read)).toEqual([
    'text-files',
    '"de-DE" -> de-DE: taken, release_notes_de-DE.txt: "Neu"',
    '"fr-FR" -> fr-FR: taken, release_notes_fr-FR.txt: "Nouveau"',
    '- release_notes_ja.txt: This isn’t a regular file. It was ignored.',
  ]);
});

test('a note with a line that reads as a heading is refused before anything is written', async () => {
  const folder = await folderWith({ 'a.md': '## en-US\nNew\n\n## de-DE\nNeu\n' });
  const read = await readNotesFile(join(folder, 'a.md'));
  const error = await errorOf(
    Promise.resolve().then(() => rewriteNotes(read, [{ locale: 'en-US', text: 'A\n## fr-FR\nB' }])),
  );
  expect(error.code).toBe('notes-not-saved');
});

test('notes beside a package are found, the most likely first', async () => {
  const folder = await folderWith({
    ...textFiles,
    'App.ipa': '',
    'release_notes.json': '[]',
    'readme.txt': 'x',
  });
  await mkdir(join(folder, 'fastlane', 'metadata'), { recursive: true });
  const found = await findNotesBeside(join(folder, 'App.ipa'));
  expect(found.map(({ name }) => name)).toEqual([
    'release_notes.json',
    'release_notes_de-DE.txt',
    'fastlane/metadata',
  ]);
  expect(await findNotesBeside(join(folder, 'gone', 'App.ipa'))).toEqual([]);
});
