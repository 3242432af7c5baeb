import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Draft, type DraftKey } from '#shared/domain/draft';
import { writeJsonFile } from '../engine/storage/json-file';

export interface DraftStore {
  read(key: DraftKey): Promise<Draft | null>;
  save(key: DraftKey, draft: Draft): Promise<void>;
}

/** One small file per draft; writes are atomic and keep their order. */
export function draftsIn(folder: string): DraftStore {
  let last: Promise<void> = Promise.resolve();
  return {
    async read(key) {
      await last;
      return readDraft(join(folder, fileName(key)));
    },
    save(key, draft) {
      const write = last.then(() => writeJsonFile(join(folder, fileName(key)), draft));
      last = write.catch(() => {});
      return write;
    },
  };
}

/** App names and versions may contain characters that file names may not, so they are hashed. */
function fileName(key: DraftKey): string {
  const parts = JSON.stringify([key.accountId, key.bundleId, key.version, key.buildNumber]);
  return `${createHash('sha256').update(parts).digest('hex').slice(0, 32)}.json`;
}

/** A draft that cannot be read counts as no draft: nothing depends on it. */
async function readDraft(path: string): Promise<Draft | null> {
  try {
    return Draft.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}
