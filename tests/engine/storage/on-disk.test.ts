import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onDisk } from '../../../src-main/engine/storage/on-disk';
import { saying } from '../../helpers/saying';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();

/* Linux has a device that is always full, so these need no permission to mount a small disk. */
describe.skipIf(process.platform !== 'linux')('a disk that is full', () => {
  test('a full disk is reported as such, with the folder, the disk and the required space', async () => {
    const folder = join(at('home'), 'live', 'runs');
    await expect(onDisk(folder, () => writeFile('/dev/full', 'x'))).rejects.toMatchObject({
      error: {
        code: 'disk-full',
        detail: saying(
          new RegExp(`^The disk at .*, which holds ${folder}, is full .* needs \\d+ MB there\\.$`),
        ),
      },
    });
  });

  test('a full disk is detected through wrapped errors', async () => {
    const wrapped = async (): Promise<void> => {
      try {
        await writeFile('/dev/full', 'x');
      } catch (cause) {
        throw new Error('the journal cannot be appended to', { cause });
      }
    };
    await expect(onDisk(at('home'), wrapped)).rejects.toMatchObject({
      error: { code: 'disk-full' },
    });
  });
});

test('a folder that is not writable is reported with its path and the system’s error', async () => {
  const file = at('a file, no folder');
  await writeFile(file, '');
  await expect(onDisk(file, () => mkdir(join(file, 'runs')))).rejects.toMatchObject({
    error: {
      code: 'storage-failed',
      detail: saying(`${file} can’t be used. The system reports ENOTDIR.`),
    },
  });
});

test('a bug in the program is not reported as a disk error', async () => {
  const mistake = (): Promise<void> => Promise.reject(new TypeError('no such method'));
  await expect(onDisk(at('home'), mistake)).rejects.toThrow(TypeError);
});
