import type { FileHandle } from 'node:fs/promises';
import { assertSameOpenFile, type FileIdentity } from './file-identity';

/** A change stays visible, so that looking more often would only take time from sending. */
const betweenLooksMs = 100;

/** The file that is being sent, which must stay what it was when it was reserved. */
export class WatchedFile {
  private lookedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly file: FileHandle,
    private readonly path: string,
    private readonly identity: FileIdentity,
  ) {}

  /** Before and after each part. Raises `package-changed`. */
  async assertUnchangedLately(): Promise<void> {
    if (performance.now() - this.lookedAt > betweenLooksMs) await this.assertUnchanged();
  }

  /** As it is this very moment: at the end, and when something does not fit. Raises `package-changed`. */
  async assertUnchanged(): Promise<void> {
    this.lookedAt = performance.now();
    await assertSameOpenFile(this.file, this.path, this.identity);
  }
}
