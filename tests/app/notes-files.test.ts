import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toAppError } from '#shared/errors';
import { type RequestChannel, requests } from '#shared/ipc/contract';
import type { Question } from '#shared/words/confirm';
import { createConfirmer } from '../../src-main/app/confirm';
import type { HandlerParts } from '../../src-main/app/ipc/handlers';
import { notesHandlers } from '../../src-main/app/ipc/notes-handlers';
import { createKnownPaths, type KnownPaths } from '../../src-main/app/known-paths';
import { createNotesFiles } from '../../src-main/app/notes-files';

let folder: string;
let chosen: string | null;
let answer: boolean;
let meanwhile: () => Promise<void>;
let questions: Question[];
let shown: string[];
/** The extensions that each dialog offered. */
let offered: string[][];
let dropped: KnownPaths;
let openedPackages: KnownPaths;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-notes-'));
  chosen = null;
  answer = true;
  meanwhile = async () => {};
  questions = [];
  shown = [];
  offered = [];
  dropped = createKnownPaths();
  openedPackages = createKnownPaths();
});
afterEach(() => rm(folder, { recursive: true }));

/** The window's handlers, with a person's choices in the system's dialogs. */
function handlers() {
  const confirmer = createConfirmer(async (question) => {
    questions.push(question);
    await meanwhile();
    return answer;
  });
  const choose = async ({ filters }: { filters: { extensions: string[] }[] }) => {
    offered.push(filters.flatMap(({ extensions }) => extensions));
    return chosen;
  };
  return notesHandlers({
    notesFiles: createNotesFiles(),
    confirmer,
    dropped,
    openedPackages,
    chooseFile: choose,
    chooseFolder: choose,
    chooseSavePath: choose,
    showFolder: (path: string) => shown.push(path),
  } as unknown as HandlerParts);
}

const codeOf = async (work: unknown): Promise<string> =>
  Promise.resolve(work).then(
    () => 'nothing was refused',
    (thrown) => toAppError(thrown).code,
  );

async function listFile(name = 'release_notes.json'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, '[{"language":"en-US","text":"New."},{"language":"fil","text":"Bago."}]\n');
  return path;
}

async function openList() {
  const all = handlers();
  const path = await listFile();
  dropped.add(path);
  const preview = await all['notes:open']({ kind: 'file', path });
  return { all, path, ticket: preview?.ticket ?? '' };
}

const english = { locale: 'en-US', text: 'Newer.' };

describe('what the page may ask for', () => {
  const accepts = (channel: RequestChannel, params: unknown): boolean =>
    requests[channel].params.safeParse(params).success;

  it('a file or folder is only read after it was dropped or chosen in the dialog', async () => {
    const all = handlers();
    const path = await listFile();
    const named = () => all['notes:open']({ kind: 'file', path });
    expect(await codeOf(named())).toBe('call-refused');
    expect(await codeOf(all['notes:open']({ kind: 'folder', path: folder }))).toBe('call-refused');
    dropped.add(path);
    expect(await named()).toMatchObject({ name: 'release_notes.json' });
    expect(await codeOf(all['notes:open']({ kind: 'folder', path: folder }))).toBe('call-refused');
    chosen = await listFile('other.json');
    expect(await all['notes:open']({ kind: 'file', path: null })).toMatchObject({
      name: 'other.json',
    });
  });

  it('the dialog offers every file that can be dropped', async () => {
    await handlers()['notes:open']({ kind: 'file', path: null });
    const [extensions = []] = offered;
    const droppable = ['json', 'jsonc', 'txt', 'text', 'md', 'markdown', 'csv', 'tsv', 'tab'];
    for (const one of droppable) {
      expect(accepts('notes:open', { kind: 'file', path: `/notes/a.${one}` })).toBe(true);
      expect(extensions).toContain(one);
    }
  });

  it('nothing is read beside a package that was not opened', async () => {
    await listFile();
    const beside = async () => handlers()['notes:beside']({ path: join(folder, 'Orbit.ipa') });
    expect(await codeOf(beside())).toBe('call-refused');
  });

  it('a dropped file is only read under a name that people give notes', () => {
    const file = (path: string) => accepts('notes:open', { kind: 'file', path });
    expect(file('/notes/release_notes.json')).toBe(true);
    expect(file('/notes/Notes.MD')).toBe(true);
    for (const path of ['/home/ada/.ssh/id_ed25519', '/keys/AuthKey_A.p8', '/etc/passwd', ''])
      expect(file(path)).toBe(false);
  });

  it('nothing but the ticket of an opened file names what is saved', () => {
    const save = { ticket: 't', notes: [english], codes: [] };
    expect(accepts('notes:save-back', save)).toBe(true);
    expect(accepts('notes:save-back', { ...save, path: '/etc/passwd' })).toBe(false);
    expect(accepts('notes:export', { form: 'csv', notes: [english], path: '/tmp/a' })).toBe(false);
    expect(accepts('notes:export', { form: 'csv', notes: [] })).toBe(false);
    expect(accepts('notes:read-pasted', { text: 'x'.repeat(1_000_001) })).toBe(false);
    expect(accepts('notes:beside', { path: '/etc/passwd' })).toBe(false);
  });

  it('a folder request doesn’t read a file', async () => {
    const path = await listFile();
    dropped.add(path);
    const opened = handlers()['notes:open']({ kind: 'folder', path });
    expect(await codeOf(opened)).toBe('notes-malformed');
  });

  it('a ticket that was never given saves and shows nothing', async () => {
    const all = handlers();
    const save = all['notes:save-back']({ ticket: 'made up', notes: [english], codes: [] });
    expect(await codeOf(save)).toBe('notes-not-saved');
    expect(() => all['notes:reveal']({ ticket: 'made up' })).toThrow();
    expect(shown).toEqual([]);
  });

  it('no locale can lead out of the folder that was chosen', () => {
    for (const locale of ['../../outside', '..', 'a/b', 'a\\b', 'C:']) {
      const notes = [{ locale, text: 'Out' }];
      expect(accepts('notes:export', { form: 'fastlane', notes })).toBe(false);
      expect(accepts('notes:export-names', { form: 'fastlane', locales: [locale] })).toBe(false);
      expect(accepts('notes:save-back', { ticket: 't', notes, codes: [] })).toBe(false);
    }
  });
});

describe('saving notes back', () => {
  it('a dropped file is changed only after a yes that names its full path', async () => {
    const { all, path, ticket } = await openList();
    const before = await readFile(path, 'utf8');
    answer = false;
    expect(await all['notes:save-back']({ ticket, notes: [english], codes: [] })).toBeNull();
    expect(questions).toMatchObject([{ message: 'Save notes to 1 file?', act: 'Save' }]);
    expect(questions[0]?.detail.split('\n')).toEqual(['This file would be changed:', path]);
    expect(await readFile(path, 'utf8')).toBe(before);
    answer = true;
    await all['notes:save-back']({ ticket, notes: [english], codes: [] });
    expect(await readFile(path, 'utf8')).toContain('Newer.');
    expect(questions).toHaveLength(2);
  });

  it('a file that was chosen in the dialog is changed without another question', async () => {
    const all = handlers();
    chosen = await listFile();
    const preview = await all['notes:open']({ kind: 'file', path: null });
    await all['notes:save-back']({ ticket: preview?.ticket ?? '', notes: [english], codes: [] });
    expect(await readFile(chosen, 'utf8')).toContain('Newer.');
    expect(questions).toEqual([]);
  });

  it('a new file in a folder is created only after a yes that names it, even in a chosen folder', async () => {
    const all = handlers();
    chosen = folder;
    const old = join(folder, 'release_notes_en-US.txt');
    await writeFile(old, 'Old\n');
    const preview = await all['notes:open']({ kind: 'folder', path: null });
    const ticket = preview?.ticket ?? '';
    const notes = [english, { locale: 'ja', text: '新しい' }];
    const added = join(folder, 'release_notes_ja.txt');
    answer = false;
    expect(await all['notes:save-back']({ ticket, notes, codes: [] })).toBeNull();
    expect(questions[0]?.detail).toBe(
      `This new file would be created:\n${added}\n\nThis file would be changed:\n${old}`,
    );
    expect(await readdir(folder)).toEqual(['release_notes_en-US.txt']);
    expect(await readFile(old, 'utf8')).toBe('Old\n');
    answer = true;
    await all['notes:save-back']({ ticket, notes, codes: [] });
    expect(await readFile(added, 'utf8')).toBe('新しい\n');
  });

  it('a yes covers the text that was there when it was asked for, and a file changed meanwhile stays', async () => {
    const { all, path, ticket } = await openList();
    meanwhile = () => writeFile(path, '[{"language":"en-US","text":"By Ada."}]');
    const save = all['notes:save-back']({ ticket, notes: [english], codes: [] });
    expect(await codeOf(save)).toBe('notes-file-changed');
    expect(await readFile(path, 'utf8')).toContain('By Ada.');
  });

  it('only the changed text differs, a code that was chosen by hand keeps its spelling', async () => {
    const { all, path, ticket } = await openList();
    const notes = [english, { locale: 'ms', text: 'Baru.' }];
    const codes = [{ code: 'fil', locale: 'ms' }];
    expect(await all['notes:save-back']({ ticket, notes, codes })).toEqual({
      fileName: 'release_notes.json',
    });
    expect(await readFile(path, 'utf8')).toBe(
      '[{"language":"en-US","text":"Newer."},{"language":"fil","text":"Baru."}]\n',
    );
  });

  it('the same ticket saves a second change, which is one to the saved file', async () => {
    const { all, path, ticket } = await openList();
    await all['notes:save-back']({ ticket, notes: [english], codes: [] });
    const again = { ...english, text: 'Newest.' };
    await all['notes:save-back']({ ticket, notes: [again], codes: [] });
    expect(await readFile(path, 'utf8')).toContain('"Newest."');
  });

  it('a file that changed since it was opened is not touched', async () => {
    const { all, path, ticket } = await openList();
    await writeFile(path, '[{"language":"en-US","text":"By Ada."}]');
    const save = all['notes:save-back']({ ticket, notes: [english], codes: [] });
    expect(await codeOf(save)).toBe('notes-file-changed');
    expect(await readFile(path, 'utf8')).toContain('By Ada.');
  });

  it('a link that replaced a file is not followed, and its target is unchanged', async () => {
    const { all, path, ticket } = await openList();
    const other = join(folder, 'other.json');
    await writeFile(other, '{"private": true}');
    await rename(path, join(folder, 'moved.json'));
    await symlink(other, path);
    const save = all['notes:save-back']({ ticket, notes: [english], codes: [] });
    expect(await codeOf(save)).toBe('notes-file-changed');
    expect(await readFile(other, 'utf8')).toBe('{"private": true}');
  });

  it('an exported file can’t be saved back to', async () => {
    const all = handlers();
    chosen = join(folder, 'out.json');
    const notes = [english];
    const saved = await all['notes:export']({ form: 'plain-map', notes });
    const save = all['notes:save-back']({ ticket: saved?.ticket ?? '', notes, codes: [] });
    expect(await codeOf(save)).toBe('notes-not-saved');
  });
});

describe('exporting notes', () => {
  it('the files have the names that were shown before', async () => {
    const all = handlers();
    chosen = folder;
    const names = await all['notes:export-names']({ form: 'fastlane', locales: ['en-US', 'ja'] });
    expect(names).toEqual(['en-US/release_notes.txt', 'ja/release_notes.txt']);
    const notes = [english, { locale: 'ja', text: '新しい' }];
    const saved = await all['notes:export']({ form: 'fastlane', notes });
    expect(await readFile(join(folder, 'ja/release_notes.txt'), 'utf8')).toBe('新しい\n');
    expect(questions).toEqual([]);
    all['notes:reveal']({ ticket: saved?.ticket ?? '' });
    expect(shown).toEqual([join(folder, 'en-US')]);
  });

  it('closing the dialog writes nothing', async () => {
    const all = handlers();
    expect(await all['notes:export']({ form: 'csv', notes: [english] })).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('files in the chosen folder are replaced only after a yes that names them', async () => {
    const all = handlers();
    chosen = folder;
    const path = join(folder, 'release_notes_en-US.txt');
    await writeFile(path, 'By hand');
    answer = false;
    expect(await all['notes:export']({ form: 'text-files', notes: [english] })).toBeNull();
    expect(questions[0]?.detail).toContain('“release_notes_en-US.txt”');
    expect(await readFile(path, 'utf8')).toBe('By hand');
    answer = true;
    await all['notes:export']({ form: 'text-files', notes: [english] });
    expect(await readFile(path, 'utf8')).toBe('Newer.\n');
  });

  it('a file that appears while the question is open is not replaced, and neither are the others', async () => {
    const all = handlers();
    chosen = folder;
    await writeFile(join(folder, 'release_notes_en-US.txt'), 'By hand');
    const late = join(folder, 'release_notes_ja.txt');
    meanwhile = () => writeFile(late, 'Late');
    const notes = [english, { locale: 'ja', text: '新しい' }];
    expect(await codeOf(all['notes:export']({ form: 'text-files', notes }))).toBe(
      'notes-file-changed',
    );
    expect(await readFile(late, 'utf8')).toBe('Late');
    expect(await readFile(join(folder, 'release_notes_en-US.txt'), 'utf8')).toBe('By hand');
  });
});

describe('notes beside a package', () => {
  it('notes next to a package are found, read and can be saved back; a package without them is not an error', async () => {
    const all = handlers();
    const path = join(folder, 'Orbit.ipa');
    openedPackages.add(path);
    expect(await all['notes:beside']({ path })).toBeNull();
    await mkdir(join(folder, 'metadata'));
    expect(await all['notes:beside']({ path })).toBeNull();
    const file = await listFile();
    const found = await all['notes:beside']({ path });
    expect(found).toMatchObject({ name: 'release_notes.json', form: 'release-notes-json' });
    await all['notes:save-back']({ ticket: found?.ticket ?? '', notes: [english], codes: [] });
    expect(await readFile(file, 'utf8')).toContain('Newer.');
    expect((await stat(file)).isFile()).toBe(true);
  });
});
