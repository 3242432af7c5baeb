import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Draft } from '#shared/ipc-contract';

/** What a draft belongs to: one build of one app, under one account. */
export interface DraftKey {
  accountId: string;
  bundleId: string;
  version: string;
  buildNumber: string;
}

export interface DraftStore {
  read(key: DraftKey): Promise<Draft | null>;
  save(key: DraftKey, draft: Draft): Promise<void>;
}

/** One small file a draft; a write is whole or not at all, and writes keep their order. */
export function draftsIn(folder: string): DraftStore {
  let last: Promise<void> = Promise.resolve();
  return {
    async read(key) {
      await last;
      return readDraft(join(folder, fileName(key)));
    },
    save(key, draft) {
      const write = last.then(() => replaceFile(folder, fileName(key), JSON.stringify(draft)));
      last = write.catch(() => {});
      return write;
    },
  };
}

/** Names of apps and versions may hold what no file name may, so they are not in it. */
function fileName(key: DraftKey): string {
  const parts = JSON.stringify([key.accountId, key.bundleId, key.version, key.buildNumber]);
  return `${createHash('sha256').update(parts).digest('hex').slice(0, 32)}.json`;
}

/** A draft that cannot be read is no draft: nothing waits for it. */
async function readDraft(path: string): Promise<Draft | null> {
  try {
    return Draft.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh = join(folder, `${name}.${randomUUID()}`);
  const file = await open(fresh, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, join(folder, name)).catch(async (thrown: unknown) => {
    await rm(fresh, { force: true });
    throw thrown;
  });
}
