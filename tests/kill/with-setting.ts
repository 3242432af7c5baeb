import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSamplePackage } from '../../src-main/sample-package/write-sample-package';
import type { Setting } from './stage';

/** Runs something with a package to publish and a folder to write; both are removed afterwards. */
export async function withSetting<T>(
  forgetsIntents: boolean,
  act: (setting: Setting) => Promise<T>,
): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), 'slipway-kill-'));
  try {
    const { file } = await writeSamplePackage(join(scratch, 'Orbit Notes.ipa'), {
      usesNonExemptEncryption: null,
    });
    return await act({
      scratch,
      packagePath: file,
      packageSha256: createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
      uploadWorker: join(import.meta.dirname, '../main/upload-worker.js'),
      forgetsIntents,
      about: 'package',
      faults: [],
      mayRepeat: [],
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
