import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFile } from '../../src-main/files/replace-file';
import { temporaryFolder } from '../engine/package/support/temp-folder';
import { canMount, fillDisk, mountSmallDisk, unmount } from '../helpers/small-disk';

const at = temporaryFolder();

test('a file is replaced as a whole, and nothing is left beside it', async () => {
  const folder = at('whole');
  await mkdir(folder);
  const path = join(folder, 'settings.json');
  await writeFile(path, 'old and longer');
  await replaceFile(path, 'new');
  expect(await readFile(path, 'utf8')).toBe('new');
  expect(await readdir(folder)).toEqual(['settings.json']);
});

test('a replacement that cannot take the name leaves what has it, and nothing beside it', async () => {
  const folder = at('in-the-way');
  const path = join(folder, 'settings.json');
  await mkdir(join(path, 'something'), { recursive: true });
  await expect(replaceFile(path, 'new')).rejects.toMatchObject({ syscall: 'rename' });
  expect(await readdir(folder)).toEqual(['settings.json']);
  expect(await readdir(path)).toEqual(['something']);
});

test('a half-written file of a killed process is not continued, and its mode is not taken over', async () => {
  const folder = at('killed');
  await mkdir(folder);
  const path = join(folder, 'world.json');
  await writeFile(`${path}.new`, 'half of an older wor');
  await chmod(`${path}.new`, 0o666);
  await replaceFile(path, 'whole', `${path}.new`);
  expect(await readFile(path, 'utf8')).toBe('whole');
  expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
  expect(await readdir(folder)).toEqual(['world.json']);
});

test.skipIf(!canMount)('a full disk leaves the old file whole, and nothing beside it', async () => {
  const folder = at('disk');
  mountSmallDisk(folder);
  try {
    const path = join(folder, 'settings.json');
    await writeFile(path, 'old');
    const makeRoom = fillDisk(folder);
    await expect(replaceFile(path, 'new'.repeat(10_000))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readFile(path, 'utf8')).toBe('old');
    makeRoom();
    expect(await readdir(folder)).toEqual(['settings.json']);
  } finally {
    unmount(folder);
  }
});
