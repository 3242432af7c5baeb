import type { BigIntStats } from 'node:fs';
import { type FileHandle, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';

/** Distinguishes one state of a file from every other one before its bytes are read. */
export interface FileIdentity {
  size: number;
  modifiedMs: number;
  inode: number;
  /**
   * When the file last changed in any way (ctime), nanoseconds since 1970: no program can set it, so it
   * exposes an overwrite whose mtime was restored. Left out when a journal or a plan does not have it.
   */
  changedNs?: string | undefined;
}

export function identityOf(stats: BigIntStats): FileIdentity {
  return {
    size: Number(stats.size),
    modifiedMs: Number(stats.mtimeMs),
    inode: Number(stats.ino),
    changedNs: String(stats.ctimeNs),
  };
}

/** Rejects as `stat` does when nothing is there. */
export async function identityAt(path: string): Promise<FileIdentity> {
  return identityOf(await stat(path, { bigint: true }));
}

export function isSameFile(one: FileIdentity, other: FileIdentity): boolean {
  return difference(one, other) === null;
}

type Change = 'replaced' | 'changed' | 'removed' | 'unavailable';

/** Null when there is none. */
function difference(before: FileIdentity, now: FileIdentity): Change | null {
  if (before.inode !== now.inode) return 'replaced';
  if (before.size !== now.size || before.modifiedMs !== now.modifiedMs) return 'changed';
  const knowsBoth = before.changedNs !== undefined && now.changedNs !== undefined;
  return knowsBoth && before.changedNs !== now.changedNs ? 'changed' : null;
}

/** Throws `package-changed` when the file is another one, or has changed. */
export function assertSameFile(before: FileIdentity, now: FileIdentity, path: string): void {
  const what = difference(before, now);
  if (what !== null) failChanged(path, what, timeOf(before, now));
}

/** A file that was moved there may be older than the move; only its ctime shows when. */
function timeOf(before: FileIdentity, now: FileIdentity): Date {
  if (before.inode !== now.inode) return new Date();
  return new Date(now.changedNs ? Number(BigInt(now.changedNs) / 1_000_000n) : now.modifiedMs);
}

/** The same for the file at the path right now: it may have been replaced or removed. */
export async function assertSameAt(path: string, before: FileIdentity): Promise<void> {
  const now = await identityAt(path).catch((cause: unknown) =>
    failChanged(path, 'removed', new Date(), cause),
  );
  assertSameFile(before, now, path);
}

/** The same for the open file, and for the path that it was opened by. */
export async function assertSameOpenFile(
  file: FileHandle,
  path: string,
  before: FileIdentity,
): Promise<void> {
  const now = await file
    .stat({ bigint: true })
    .catch((cause: unknown) => failChanged(path, 'unavailable', new Date(), cause));
  assertSameFile(before, identityOf(now), path);
  await assertSameAt(path, before);
}

/** Linux timestamps files by its timer tick, which is up to 10 ms long. */
const tickMs = 20;
/** HFS+ stores whole seconds, FAT every other second. */
const coarseTickMs = 2_000;

/**
 * Waits until the file's last change is older than the resolution of its timestamps: a write in the same tick as
 * the one before does not change them, and would go unnoticed. There is nothing to wait for in nearly every case.
 */
export async function settledIdentity(file: FileHandle): Promise<FileIdentity> {
  const stats = await file.stat({ bigint: true });
  const tick = stats.ctimeNs % 1_000_000_000n === 0n ? coarseTickMs : tickMs;
  const age = Date.now() - Number(stats.ctimeMs);
  // Changed in the future: its disk uses another clock, and waiting proves nothing.
  if (age < 0 || age >= tick) return identityOf(stats);
  await sleep(tick - age);
  return identityOf(await file.stat({ bigint: true }));
}

function failChanged(path: string, what: Change, at: Date, cause?: unknown): never {
  const detail = message(`error.package-changed.${what}`, {
    path,
    time: { time: at.toISOString() },
  });
  return fail('package-changed', detail, { cause });
}

/** A change stays visible, so checking more often would only take time from sending. */
const betweenLooksMs = 100;

/** The file being sent, which must stay what it was when the upload was reserved. */
export class WatchedFile {
  private lookedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly file: FileHandle,
    private readonly path: string,
    private readonly identity: FileIdentity,
  ) {}

  /** Before and after each part. Throws `package-changed`. */
  async assertUnchangedLately(): Promise<void> {
    if (performance.now() - this.lookedAt > betweenLooksMs) await this.assertUnchanged();
  }

  /** Without a cached result: at the end, and when something does not match. Throws `package-changed`. */
  async assertUnchanged(): Promise<void> {
    this.lookedAt = performance.now();
    await assertSameOpenFile(this.file, this.path, this.identity);
  }
}
