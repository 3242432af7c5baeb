import { appendFileSync, existsSync, renameSync } from 'node:fs';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { inspectPackage } from '../../../src-main/engine/package/inspect-package';
import { identityAt, isSameFile } from '../../../src-main/engine/storage/file-identity';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from './support/temp-folder';

const inFolder = temporaryFolder();
const changed = { error: { code: 'package-changed' } };

async function sample(fileName: string): Promise<string> {
  return (await writeSamplePackage(inFolder(fileName), {})).file;
}

it('a reading names the file that it was made from', async () => {
  const path = await sample('named.ipa');
  const { mark } = await inspectPackage(path);
  expect(mark).toEqual(await identityAt(path));
});

function replaceOnce(other: string, path: string): void {
  if (existsSync(other)) renameSync(other, path);
}

it('reading fails for a package that grows meanwhile', async () => {
  const path = await sample('growing.ipa');
  const grow = () => appendFileSync(path, 'x');
  await expect(inspectPackage(path, { expect: grow })).rejects.toMatchObject(changed);
});

it('reading fails for a package that is replaced meanwhile', async () => {
  const path = await sample('replaced.ipa');
  const other = await sample('other.ipa');
  const replace = () => replaceOnce(other, path);
  await expect(inspectPackage(path, { expect: replace })).rejects.toMatchObject(changed);
});

it('an overwrite in place is detected although its mtime was restored', async () => {
  const path = await sample('overwritten.ipa');
  await utimes(path, 1_790_000_000, 1_790_000_000);
  const before = await identityAt(path);
  await writeFile(path, (await readFile(path)).fill(0), { flag: 'r+' });
  await utimes(path, 1_790_000_000, 1_790_000_000);
  const now = await identityAt(path);
  expect({ ...now, changedNs: before.changedNs }).toEqual(before);
  expect(isSameFile(before, now)).toBe(false);
  // A journal from before the ctime was stored does not have it.
  expect(isSameFile({ ...before, changedNs: undefined }, now)).toBe(true);
});
