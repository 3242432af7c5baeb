import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { toAppError } from '#shared/errors';
import { readRegularFile } from '../../../src-main/engine/storage/read-regular-file';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();
const codeOf = (path: string): Promise<string> =>
  readRegularFile(path).catch((thrown: unknown) => toAppError(thrown).code);

test('the text of a file is read', async () => {
  await writeFile(at('plan.json'), '{"ü":1}');
  expect(await readRegularFile(at('plan.json'))).toBe('{"ü":1}');
});

test.skipIf(process.platform === 'win32')(
  'a pipe without a writer, a device without an end and a folder are refused before they are read',
  async () => {
    execFileSync('mkfifo', [at('pipe')]);
    await mkdir(at('folder'));
    expect(await codeOf(at('pipe'))).toBe('storage-failed');
    expect(await codeOf('/dev/zero')).toBe('storage-failed');
    expect(await codeOf(at('folder'))).toBe('storage-failed');
  },
);
