import type { PublishRun } from '#shared/domain/publish-run';
import { needsYou } from '#shared/domain/run-readers';
import { runningOf } from './run-board';

/** What the dock or the taskbar shows; `value` is -1 for nothing and above 1 for "takes a while". */
export interface Bar {
  value: number;
  mode: 'none' | 'normal' | 'indeterminate' | 'error' | 'paused';
}

export interface Outline {
  bar: Bar;
  /** How many of this session's runs wait for a person. */
  badge: number;
}

/** All runs in one glance: the bar and the badge say the same. */
export function outlineOf(runs: readonly PublishRun[]): Outline {
  const running = runningOf(runs);
  return {
    bar: barOf(runs, running),
    badge: runs.filter(needsYou).length,
  };
}

function barOf(runs: readonly PublishRun[], running: readonly PublishRun[]): Bar {
  const moving = running.filter((run) => run.hold === null);
  const sending = fractionsOf(moving);
  if (sending.length > 0) return { value: mean(sending), mode: 'normal' };
  if (moving.length === 0 && running.length > 0) {
    const standing = fractionsOf(running);
    return { value: standing.length > 0 ? mean(standing) : 1, mode: 'paused' };
  }
  if (running.length > 0) return { value: 2, mode: 'indeterminate' };
  // An older run that failed was already seen; only the newest one colours the bar.
  const newest = runs.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0];
  if (newest?.status.state === 'failed') return { value: seenFraction(newest), mode: 'error' };
  if (newest?.status.state === 'paused') return { value: seenFraction(newest), mode: 'paused' };
  return { value: -1, mode: 'none' };
}

function fractionsOf(runs: readonly PublishRun[]): number[] {
  return runs.map(sentFraction).filter((fraction) => fraction !== null);
}

/** A bar with nothing in it would have no colour either. */
function seenFraction(run: PublishRun): number {
  return sentFraction(run) || 1;
}

/** Of the bytes that are still moving; null once all are there, because then nothing can be counted. */
function sentFraction(run: PublishRun): number | null {
  const { upload } = run;
  if (upload === null || upload.total <= 0 || upload.stored >= upload.total) return null;
  return Math.min(1, Math.max(upload.stored, upload.live?.sent ?? 0) / upload.total);
}

function mean(fractions: readonly number[]): number {
  return fractions.reduce((sum, fraction) => sum + fraction, 0) / fractions.length;
}
