import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from '../../../src-main/engine/storage/json-file';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();
const modeOf = async (path: string): Promise<string> =>
  ((await stat(path)).mode & 0o777).toString(8);

let umask: number;
beforeEach(() => {
  // A umask that lets everyone read new files, so that only Slipway's own mode matters.
  umask = process.umask(0);
});
afterEach(() => void process.umask(umask));

test('a stored file and its new folder are only accessible to their owner', async () => {
  const path = join(at('fresh'), 'live', 'accounts.json');
  await writeJsonFile(path, ['one']);
  expect(await modeOf(path)).toBe('600');
  expect(await modeOf(join(at('fresh'), 'live'))).toBe('700');
});

test('a file that everyone could read is restricted by the next write', async () => {
  const path = at('open.json');
  await writeFile(path, '[]', { mode: 0o644 });
  await chmod(path, 0o644);
  await writeJsonFile(path, ['one']);
  expect(await modeOf(path)).toBe('600');
});

test('a write that fails halfway leaves the old content, and nothing beside it', async () => {
  const folder = at('halfway');
  await mkdir(folder);
  const path = join(folder, 'settings.json');
  await writeJsonFile(path, { old: true });
  const unwritable = {
    toJSON: () => {
      throw new Error('it cannot be written');
    },
  };
  await expect(writeJsonFile(path, unwritable)).rejects.toThrow('it cannot be written');
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ old: true });
  expect(await readdir(folder)).toEqual(['settings.json']);
});

test.each([
  ['no JSON', '[{"id":'],
  ['of another shape', '{"id": 1}'],
])('a file that is %s counts as missing, and reading leaves it as it is', async (_, text) => {
  const folder = at(`damaged-${text.length}`);
  await mkdir(folder);
  const path = join(folder, 'accounts.json');
  await writeFile(path, text);
  expect(await readJsonFile(path, z.array(z.string()), [])).toEqual([]);
  expect(await readdir(folder)).toEqual(['accounts.json']);
  expect(await readFile(path, 'utf8')).toBe(text);
});
