import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat, statfs } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { AppException, appError, diskCode, fail, fullDisk, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Clock } from '../../engine/ports';
import type { UpdateClaims } from './update-signature';

/** What downloads and installs; the only part of it all that needs Electron. */
export interface UpdateInstaller {
  /** Where downloads are kept. */
  folder: string;
  /** Resolves with the path of the file. Rejects with whatever went wrong, and when the signal aborts. */
  download(
    claims: UpdateClaims,
    signal: AbortSignal,
    received: (bytes: number) => void,
  ): Promise<string>;
  /** Replaces this version by the downloaded one and quits. Throws if it could not be replaced; then nothing has changed. */
  install(restarts: boolean): void;
  /** Starts this version again and quits. */
  startAgain(): void;
}

export const downloadLimits = {
  /** Milliseconds without a further byte. */
  stallMs: 30_000,
  /** Milliseconds before each further attempt. */
  waitsMs: [2_000, 10_000],
  /** Bytes that stay free. */
  room: 50_000_000,
};

interface Parts {
  installer: UpdateInstaller;
  clock: Clock;
  limits: typeof downloadLimits;
}

/**
 * Downloads the signed file and returns its path. A connection that ends or stops is tried again, from the beginning.
 * Rejects with the signal's reason, or throws `update-no-space`, `update-checksum`, `update-download-…`.
 */
export async function downloadUpdate(
  parts: Parts,
  claims: UpdateClaims,
  signal: AbortSignal,
  received: (bytes: number) => void,
): Promise<string> {
  const { installer, clock, limits } = parts;
  for (let attempt = 0; ; attempt += 1) {
    try {
      if (attempt === 0) await needRoom(installer.folder, claims.size + limits.room);
      const path = await attemptOnce(parts, claims, signal, received);
      if (await isAsSigned(path, claims)) return path;
      await discard(path);
      throw new NotAsSigned();
    } catch (thrown) {
      signal.throwIfAborted();
      const wait = limits.waitsMs[attempt];
      const lost = await asLost(thrown, claims, installer.folder, attempt + 1, limits.stallMs);
      if (!lost.mayRetry || wait === undefined) throw lost.exception;
      await clock.sleep(wait, signal);
    }
  }
}

/** Whether the file is exactly what was signed. */
export async function isAsSigned(path: string, claims: UpdateClaims): Promise<boolean> {
  const facts = await stat(path).catch(() => null);
  if (facts === null || !facts.isFile() || facts.size !== claims.size) return false;
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64') === claims.sha512;
}

/** A file that can't be deleted is checked again before anything is done with it. */
export async function discard(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

class Stalled extends Error {}
class NotAsSigned extends Error {}

/** Nothing that downloads reports a silent connection. */
async function attemptOnce(
  { installer, limits }: Parts,
  claims: UpdateClaims,
  signal: AbortSignal,
  received: (bytes: number) => void,
): Promise<string> {
  const silence = new AbortController();
  let most = 0;
  const timer = setTimeout(() => silence.abort(new Stalled()), limits.stallMs);
  try {
    const either = AbortSignal.any([signal, silence.signal]);
    return await installer.download(claims, either, (bytes) => {
      if (bytes <= most) return;
      most = bytes;
      timer.refresh();
      received(bytes);
    });
  } catch (thrown) {
    throw silence.signal.aborted ? silence.signal.reason : thrown;
  } finally {
    clearTimeout(timer);
  }
}

/** Enough for the file, and for everything else that this computer does. */
async function needRoom(folder: string, needed: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const free = await freeIn(folder);
  if (free >= needed) return;
  const sizes = { needed: { bytes: needed }, free: { bytes: free }, folder };
  fail('update-no-space', message('error.update-no-space.detail', sizes));
}

/** Bytes; without a limit where the system doesn't say. */
async function freeIn(folder: string): Promise<number> {
  const disk = await statfs(folder).catch(() => null);
  return disk === null ? Number.POSITIVE_INFINITY : disk.bavail * disk.bsize;
}

interface Lost {
  exception: AppException;
  mayRetry: boolean;
}

async function asLost(
  thrown: unknown,
  { file, size }: UpdateClaims,
  folder: string,
  count: number,
  stallMs: number,
): Promise<Lost> {
  const lost = (error: AppException['error'], mayRetry: boolean): Lost => ({
    exception: new AppException(error, { cause: thrown }),
    mayRetry,
  });
  if (thrown instanceof AppException) return { exception: thrown, mayRetry: false };
  const filled = (): Lost =>
    lost(appError('update-no-space', message('error.update-no-space.during', { folder })), false);
  if (withCauses(thrown).some(isFullDisk)) return filled();
  if (diskCode(thrown) !== null) return lost(toAppError(thrown), false);
  if (
    thrown instanceof NotAsSigned ||
    (thrown as { code?: unknown } | null)?.code === 'ERR_CHECKSUM_MISMATCH'
  ) {
    // A write that fails and a checksum that does are reported in any order. What was written is deleted by now: the
    // whole file had room when the download began.
    if ((await freeIn(folder)) < size) return filled();
    return lost(
      appError('update-checksum', message('error.update-checksum.detail', { file })),
      false,
    );
  }
  if (thrown instanceof Stalled) {
    const time = { duration: stallMs };
    const detail = message('error.update-download-slow.detail', { file, time });
    return lost(appError('update-download-slow', detail), true);
  }
  const detail = message('error.update-download-cut.detail', { count, file });
  return lost(appError('update-download-cut', detail), true);
}

/** A limit for the size of files is a full disk to whoever hits it. */
function isFullDisk(thrown: unknown): boolean {
  const code = diskCode(thrown);
  return code !== null && (fullDisk.has(code) || code === 'EFBIG');
}

/** What was thrown, and what it was thrown because of. */
function withCauses(thrown: unknown, depth = 8): unknown[] {
  if (!(thrown instanceof Error) || depth === 0) return [thrown];
  const all = thrown instanceof AggregateError ? [thrown.cause, ...thrown.errors] : [thrown.cause];
  return [thrown, ...all.flatMap((one) => withCauses(one, depth - 1))];
}
