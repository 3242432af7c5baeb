import { sendsPackage } from '#shared/domain/publish-plan';
import type { PublishRun, Step, StepId } from '#shared/domain/publish-run';
import { stepOf } from '#shared/domain/run-readers';
import { say } from '#shared/words/say';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long a wait usually takes, in milliseconds. Nine of ten waits end between `low` and `high`. */
export interface UsualTime {
  low: number;
  high: number;
  /** Half of the waits took longer. */
  middle: number;
  /** Nine of ten waits were over by then. */
  slowFrom: number;
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

/** The usual time of one step, from earlier runs of the same app; null for a step that is not a wait. */
export function usualTime(
  earlier: readonly PublishRun[],
  run: PublishRun,
  id: StepId,
): UsualTime | null {
  const fallback = defaults[id];
  if (fallback === undefined) return null;
  const comparable = earlier
    .filter((one) => isComparable(one, run))
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt));
  const ofSize = watchedTimes(
    comparable.filter((one) => isOfSimilarSize(one, run)),
    id,
  );
  const took = ofSize.length >= enough ? ofSize : watchedTimes(comparable, id);
  return took.length < enough ? defaultTime(...fallback) : expectedTime(took);
}

function watchedTimes(newestFirst: readonly PublishRun[], id: StepId): number[] {
  return newestFirst.flatMap((one) => watchedTime(one, id) ?? []).slice(0, newest);
}

/** Apple takes longer for a larger package. */
function isOfSimilarSize(one: PublishRun, run: PublishRun): boolean {
  const [size, other] = [one.package.size, run.package.size];
  return size <= other * 2 && other <= size * 2;
}

/** Of the normal distribution: 5 % are beyond it at each end, and 10 % at one end. */
const ends = { fivePercent: 1.645, tenPercent: 1.282 };
/** Waits that all took the same are no promise that the next one does. */
const leastSpread = 0.05;

/**
 * What the next wait can be expected to take, if the logarithms of waits are distributed normally: they can't be
 * shorter than nothing, and some are very long. Few waits give a wider range than many. Of ten or more the extremes
 * count as much as the ones next to them (Winsorized): one that took an hour must not make an hour usual.
 */
function expectedTime(took: readonly number[]): UsualTime {
  const sorted = took.toSorted((one, other) => one - other);
  const extremes = Math.floor(sorted.length / 10);
  const last = sorted.length - 1;
  const logs = sorted.map((_, place) => {
    const kept = Math.min(Math.max(place, extremes), last - extremes);
    return Math.log(Math.max(sorted[kept] ?? 0, second / 10));
  });
  const degrees = last - 2 * extremes;
  const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
  const squares = logs.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const deviation = Math.max(leastSpread, (Math.sqrt(squares / last) * last) / degrees);
  const spread = deviation * Math.sqrt(1 + 1 / logs.length);
  return rounded({
    low: Math.exp(mean - spread * studentT(ends.fivePercent, degrees)),
    high: Math.exp(mean + spread * studentT(ends.fivePercent, degrees)),
    middle: sorted[Math.round(last / 2)] ?? 0,
    slowFrom: Math.exp(mean + spread * studentT(ends.tenPercent, degrees)),
    isOwn: true,
  });
}

/** A quantile of Student's t distribution from that of the normal one (Cornish and Fisher's expansion). */
function studentT(z: number, degrees: number): number {
  return (
    z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2)
  );
}

function isComparable(one: PublishRun, run: PublishRun): boolean {
  return (
    one.id !== run.id &&
    one.environment === run.environment &&
    one.package.bundleId !== null &&
    one.package.bundleId === run.package.bundleId &&
    sendsPackage(one.plan)
  );
}

/** How long the step took, if it was watched from beginning to end. */
export function watchedTime(run: PublishRun, id: StepId): number | null {
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

function defaultTime(low: number, high: number): UsualTime {
  return rounded({ low, high, middle: (low + high) / 2, slowFrom: high, isOwn: false });
}

/** In whole units, so that the bar and its labels agree. */
function rounded(time: UsualTime): UsualTime {
  const unit = unitOf(time.high);
  const low = Math.floor(time.low / unit) * unit;
  const high = Math.max(Math.ceil(time.high / unit) * unit, low + unit);
  return { ...time, low, high };
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
  if (!sendsPackage(run.plan)) return started;
  const before = run.steps[run.steps.findIndex(({ id }) => id === step.id) - 1]?.progress;
  const isWait = step.id === 'appear' || step.id === 'process';
  return isWait && before?.state === 'done' ? Date.parse(before.endedAt) : started;
}

/** Whether the wait is slower than nine of ten. */
export function isSlow(
  run: PublishRun,
  step: Step | null,
  usual: UsualTime | null,
  now: number,
): boolean {
  const began = step === null ? null : waitBegan(run, step);
  return began !== null && usual !== null && now - began > usual.slowFrom;
}
