import { basename } from 'node:path';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { WatchedFolder } from '#shared/domain/watched-folder';
import type { ErrorCode } from '#shared/error-catalogue';
import { type AppError, toAppError } from '#shared/errors';
import type { Clock } from '../ports';
import { type FileIdentity, identityAt, isSameFile } from '../storage/file-identity';
import type { KnownPackages } from './known-packages';

/** A file has to stay unchanged for this long before it is read, in milliseconds. */
export const settleMs = 2_000;
/** The longest pause between two readings of a file that is incomplete. */
const longestPauseMs = 60_000;
/** A file that is incomplete and has not changed for this long is given up; its next change begins again. */
export const giveUpMs = 10 * 60_000;

/** A complete package, read. */
export interface Arrival {
  path: string;
  /** The watched folder that it appeared in. */
  folder: string;
  opened: OpenedPackage;
}

/** A file that appeared and can't be opened. */
export interface FailedArrival {
  path: string;
  folder: string;
  error: AppError;
  /** Whether it may only be incomplete: then it is read again when it changes. */
  isIncomplete: boolean;
}

interface Parts {
  clock: Clock;
  known: KnownPackages;
  /** Throws `package-*` errors. */
  inspect(path: string): Promise<OpenedPackage>;
  /** Called for one after another, in the order in which they are complete. */
  onPackage(arrival: Arrival): Promise<void>;
  onFailed(failed: FailedArrival): void;
  /** Another file is waited for, or one no longer is. */
  onWaiting(): void;
}

interface Waiting {
  path: string;
  folder: string;
  /** As it was seen last; null before the first time. */
  file: FileIdentity | null;
  /** When its file changed last, milliseconds since 1970; 0 before it was seen. */
  finishedMs: number;
  /** When it was seen to have changed, by the monotonic clock. */
  changedAt: number;
  nextAt: number;
  pause: number;
  /** When it was noticed, ISO 8601. */
  since: string;
  /** Whether it still grew after it was noticed, or was read and found incomplete. */
  isShown: boolean;
}

/**
 * Waits until files that appear are complete packages, and passes on each once. A file that stopped growing may be a
 * copy that pauses, so only a file that reads as a package is one.
 */
export class Arrivals {
  private readonly waiting = new Map<string, Waiting>();
  private alarm = new AbortController();
  private isWorking = false;
  private isClosed = false;

  constructor(private readonly parts: Parts) {}

  /** Something happened to this file. */
  note(path: string, folder: string): void {
    if (this.isClosed) return;
    const now = this.parts.clock.monotonic();
    const before = this.waiting.get(path);
    const nextAt = now + settleMs;
    if (before === undefined)
      this.waiting.set(path, {
        path,
        folder,
        file: null,
        finishedMs: 0,
        changedAt: now,
        nextAt,
        pause: settleMs,
        since: this.parts.clock.now().toISOString(),
        isShown: false,
      });
    // The rest of a copy that paused for long is not kept waiting.
    else before.nextAt = Math.min(before.nextAt, nextAt);
    this.alarm.abort();
    void this.work();
  }

  /** The incomplete files of this folder, in the order in which they were noticed. */
  waitingIn(folder: string): WatchedFolder['waiting'] {
    return [...this.waiting.values()]
      .filter((one) => one.isShown && one.folder === folder)
      .map(({ path, since }) => ({ fileName: basename(path), since }));
  }

  /** Nothing is passed on from this folder any longer. */
  forget(folder: string): void {
    for (const one of this.waiting.values())
      if (one.folder === folder) this.waiting.delete(one.path);
  }

  close(): void {
    this.isClosed = true;
    this.waiting.clear();
    this.alarm.abort();
  }

  /** One after another: many files at once take no more of the computer than one does. */
  private async work(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    try {
      while (this.waiting.size > 0) {
        const due = this.firstDue();
        if (due === null) await this.rest();
        else await this.look(due);
      }
    } finally {
      this.isWorking = false;
    }
  }

  /** Of several, the one whose file was finished first: the system may report them together, by name. */
  private firstDue(): Waiting | null {
    const now = this.parts.clock.monotonic();
    let first: Waiting | null = null;
    for (const one of this.waiting.values())
      if (one.nextAt <= now && (first === null || one.finishedMs < first.finishedMs)) first = one;
    return first;
  }

  private async rest(): Promise<void> {
    const next = Math.min(...[...this.waiting.values()].map(({ nextAt }) => nextAt));
    this.alarm = new AbortController();
    const pause = Math.max(1, next - this.parts.clock.monotonic());
    await this.parts.clock.sleep(pause, this.alarm.signal).catch(() => undefined);
  }

  private async look(one: Waiting): Promise<void> {
    const { clock, known, inspect } = this.parts;
    const file = await identityAt(one.path).catch(() => null);
    if (file === null) return this.drop(one);
    if (one.file === null || !isSameFile(one.file, file)) {
      if (one.file !== null) this.showWaiting(one);
      const now = clock.monotonic();
      const finishedMs = Number(file.changedNs ?? 0) / 1e6;
      const nextAt = now + settleMs;
      Object.assign(one, { file, finishedMs, changedAt: now, nextAt, pause: settleMs });
      return;
    }
    if (known.has(file)) return this.drop(one);
    try {
      const opened = await inspect(one.path);
      if (!isSameFile(file, opened.mark)) return this.again(one);
      if (!this.isWanted(one)) return;
      this.drop(one);
      known.keep(file);
      await this.parts.onPackage({ path: one.path, folder: one.folder, opened });
    } catch (thrown) {
      this.fail(one, file, toAppError(thrown));
    }
  }

  private fail(one: Waiting, file: FileIdentity, error: AppError): void {
    if (!this.isWanted(one)) return;
    const isIncomplete = mayBeIncomplete.has(error.code);
    const isLate = this.parts.clock.monotonic() - one.changedAt >= giveUpMs;
    if (isIncomplete && !isLate) return this.again(one);
    this.drop(one);
    if (!isIncomplete) this.parts.known.keep(file);
    const { path, folder } = one;
    this.parts.onFailed({ path, folder, error, isIncomplete });
  }

  private again(one: Waiting): void {
    one.nextAt = this.parts.clock.monotonic() + one.pause;
    one.pause = Math.min(one.pause * 2, longestPauseMs);
    this.showWaiting(one);
  }

  private showWaiting(one: Waiting): void {
    if (one.isShown || !this.isWanted(one)) return;
    one.isShown = true;
    this.parts.onWaiting();
  }

  private drop(one: Waiting): void {
    if (!this.isWanted(one)) return;
    this.waiting.delete(one.path);
    if (one.isShown) this.parts.onWaiting();
  }

  private isWanted(one: Waiting): boolean {
    return this.waiting.get(one.path) === one;
  }
}

/** What is also said of a file of which a part is not there yet, or which its writer still holds. */
const mayBeIncomplete: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'package-empty',
  'package-not-a-zip',
  'package-not-a-pkg',
  'package-truncated',
  'package-unreadable',
  'package-unsafe',
  'package-changed',
  'package-not-found',
  'unexpected',
]);
