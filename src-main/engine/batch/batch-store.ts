import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BatchIntent } from '#shared/domain/batch';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { readJsonFile, writeJsonFile } from '../storage/json-file';

const idShape = /^[\w-]{1,64}$/;
// Not shown: the name of a file.
const intentName = 'batch.json';

/** Every batch is a folder: what a person wants of it, and beside that the journal of what happened. */
export class BatchStore {
  private readonly root: string;

  constructor(home: string) {
    this.root = join(home, 'batches');
  }

  /** Sorts by time. */
  newId(now: Date): string {
    const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
    return `batch-${stamp}-${randomBytes(2).toString('hex')}`;
  }

  folder(id: string): string {
    return idShape.test(id)
      ? join(this.root, id)
      : fail('batch-not-found', message('error.batch-not-found.detail', { batch: id }));
  }

  /** Newest first. */
  async ids(): Promise<string[]> {
    const entries = await readdir(this.root, { withFileTypes: true }).catch(() => []);
    const names = entries.flatMap((entry) =>
      entry.isDirectory() && idShape.test(entry.name) ? [entry.name] : [],
    );
    return names.sort().reverse();
  }

  /** Throws `batch-not-found`. */
  async intent(id: string): Promise<BatchIntent> {
    const found = await readJsonFile(
      join(this.folder(id), intentName),
      BatchIntent.nullable(),
      null,
    );
    return found ?? fail('batch-not-found', message('error.batch-not-found.detail', { batch: id }));
  }

  save(intent: BatchIntent): Promise<void> {
    return writeJsonFile(join(this.folder(intent.id), intentName), intent);
  }

  async remove(id: string): Promise<void> {
    await rm(this.folder(id), { recursive: true, force: true });
  }
}
