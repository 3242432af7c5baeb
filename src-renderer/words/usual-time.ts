import type { PublishRun, Step, StepId } from '#shared/domain/publish-run';
import { stepOf } from '#shared/domain/run-readers';
import { say } from '#shared/words/say';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long a wait usually takes, in milliseconds. */
export interface UsualTime {
  low: number;
  high: number;
  /** Half of the waits took longer. */
  middle: number;
  /** Whether it was computed from this app's earlier runs on this computer. */
  isOwn: boolean;
}

/** Fewer runs than this are not representative. */
const enough = 5;
/** Older waits at Apple are not representative. */
const newest = 20;
/** A longer gap between two steps means that nothing was watching: the wait was longer than what was recorded. */
const longestGap = minute;

/**
 * Used until this app has a history: a build appears within seconds to a few minutes and is mostly processed
 * in 5 to 20 minutes; Apple reviews most beta builds within a day.
 */
const defaults: Partial<Record<StepId, readonly [number, number]>> = {
  appear: [10 * second, 2 * minute],
  process: [5 * minute, 20 * minute],
  testers: [hour, 24 * hour],
};

/** The usual time of one step, 8 of 10 earlier ones; null for a step that is not a wait. */
export function usualTime(
  earlier: readonly PublishRun[],
  run: PublishRun,
  id: StepId,
): UsualTime | null {
  const fallback = defaults[id];
  if (fallback === undefined) return null;
  const took = earlier
    .filter((one) => isComparable(one, run))
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt))
    .flatMap((one) => watchedTime(one, id) ?? [])
    .slice(0, newest)
    .sort((one, other) => one - other);
  if (took.length < enough) return rounded(fallback[0], fallback[1], null);
  const last = took.length - 1;
  return rounded(
    took[Math.floor(last * 0.1)] ?? 0,
    took[Math.ceil(last * 0.9)] ?? 0,
    took[Math.round(last * 0.5)] ?? 0,
  );
}

function isComparable(one: PublishRun, run: PublishRun): boolean {
  return (
    one.id !== run.id &&
    one.environment === run.environment &&
    one.package.bundleId !== null &&
    one.package.bundleId === run.package.bundleId &&
    one.plan.scope !== 'skip-upload'
  );
}

/** How long the step took, if it was watched from beginning to end. */
function watchedTime(run: PublishRun, id: StepId): number | null {
  const progress = stepOf(run, id)?.progress;
  if (progress?.state !== 'done') return null;
  const place = run.steps.findIndex((step) => step.id === id);
  const before = run.steps
    .slice(0, place)
    .map((step) => step.progress)
    .findLast((state) => state.state === 'done');
  const started = Date.parse(progress.startedAt);
  if (before?.state === 'done' && started - Date.parse(before.endedAt) > longestGap) return null;
  return Date.parse(progress.endedAt) - started;
}

/** In whole units, so that the bar and its labels agree. */
function rounded(low: number, high: number, middle: number | null): UsualTime {
  const unit = unitOf(high);
  const from = Math.floor(low / unit) * unit;
  const to = Math.max(Math.ceil(high / unit) * unit, from + unit);
  return { low: from, high: to, middle: middle ?? (from + to) / 2, isOwn: middle !== null };
}

function unitOf(length: number): number {
  if (length >= 2 * hour) return hour;
  return length >= 2 * minute ? minute : second;
}

type Unit = 'hours' | 'minutes' | 'seconds';

function unitName(unit: number): Unit {
  if (unit === hour) return 'hours';
  return unit === minute ? 'minutes' : 'seconds';
}

function inUnit(length: number, unit: number): string {
  const count = length / unit;
  const name = unitName(unit);
  if (name === 'hours') return say('duration.hours', { hours: count });
  return name === 'minutes'
    ? say('duration.minutes', { minutes: count })
    : say('duration.seconds', { seconds: count });
}

/** The two ends of the range: `6 min` and `14 min`. */
export function rangeEnds({ low, high }: UsualTime): { low: string; high: string } {
  const unit = unitOf(high);
  return { low: inUnit(low, unit), high: inUnit(high, unit) };
}

/** `6–14 min`, `under 20 s` */
export function rangeWords({ low, high }: UsualTime): string {
  const unit = unitOf(high);
  if (low === 0) return say('run-view.usual.under', { high: inUnit(high, unit) });
  return say(`run-view.usual.${unitName(unit)}`, { low: low / unit, high: high / unit });
}

/** `Usually 6–14 min for this app` */
export function usualWords(usual: UsualTime): string {
  const range = rangeWords(usual);
  return usual.isOwn ? say('run-view.usual.of-app', { range }) : say('run-view.usual', { range });
}

/** The positions on the bar, each between 0 and 1. It ends beyond the usual range, and never before now. */
export function scaleOf(
  { low, high }: UsualTime,
  passed: number,
): { passed: number; low: number; high: number } {
  const whole = Math.max(high * 1.4, passed);
  return { passed: passed / whole, low: low / whole, high: high / whole };
}

/**
 * When the wait began on Apple's side. A pause or a restart here does not restart it; it is unknown only for a run
 * that found an existing build.
 */
export function waitBegan(run: PublishRun, step: Step): number | null {
  if (step.progress.state !== 'running') return null;
  const started = Date.parse(step.progress.startedAt);
  if (run.plan.scope === 'skip-upload') return started;
  const before = run.steps[run.steps.findIndex(({ id }) => id === step.id) - 1]?.progress;
  const isWait = step.id === 'appear' || step.id === 'process';
  return isWait && before?.state === 'done' ? Date.parse(before.endedAt) : started;
}

/** Whether the wait exceeds its usual range. */
export function isSlow(
  run: PublishRun,
  step: Step | null,
  usual: UsualTime | null,
  now: number,
): boolean {
  const began = step === null ? null : waitBegan(run, step);
  return began !== null && usual !== null && now - began > usual.high;
}
