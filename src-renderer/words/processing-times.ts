import { sendsPackage } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { currentStep, stepOf } from '#shared/domain/run-readers';
import { watchedTime } from './usual-time';

/** Fewer builds than this have no usual time. */
export const enoughBuilds = 5;
/** As many as the chart has room for. */
const shownBuilds = 24;

/** How long Apple took for one build, from the end of the upload until it was processed. */
export interface ProcessedBuild {
  runId: string;
  version: string | null;
  buildNumber: string | null;
  /** Milliseconds. */
  took: number;
}

/** Of the newest builds that were watched here, oldest first. Apple reports no such times for other builds. */
export interface ProcessingTimes {
  builds: readonly ProcessedBuild[];
  /** Milliseconds, like the next two; null for too few builds. */
  median: number | null;
  /** Nine of ten builds were as fast. */
  slow: number | null;
  longest: number | null;
  /** The build that Apple has not processed yet, and since when, ISO 8601. */
  now: { run: PublishRun; since: string } | null;
}

export function processingTimes(runs: readonly PublishRun[]): ProcessingTimes {
  const newest = runs.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
  const builds = newest.flatMap(processedBuild).slice(0, shownBuilds).reverse();
  const sorted = builds.map(({ took }) => took).toSorted((one, other) => one - other);
  const isEnough = sorted.length >= enoughBuilds;
  const atShare = (share: number) =>
    isEnough ? (sorted[Math.ceil(sorted.length * share) - 1] ?? null) : null;
  return {
    builds,
    median: atShare(0.5),
    slow: atShare(0.9),
    longest: sorted.at(-1) ?? null,
    now: newest.flatMap((run) => beingProcessed(run) ?? [])[0] ?? null,
  };
}

function processedBuild(run: PublishRun): ProcessedBuild[] {
  if (!sendsPackage(run.plan)) return [];
  const [appear, process] = [stepOf(run, 'appear')?.progress, stepOf(run, 'process')?.progress];
  if (appear?.state !== 'done' || process?.state !== 'done') return [];
  // A pause in between would count as time that Apple took.
  if (watchedTime(run, 'appear') === null || watchedTime(run, 'process') === null) return [];
  const { version, buildNumber } = run.package;
  const took = Date.parse(process.endedAt) - Date.parse(appear.startedAt);
  return took < 0 ? [] : [{ runId: run.id, version, buildNumber, took }];
}

function beingProcessed(run: PublishRun): { run: PublishRun; since: string } | null {
  if (run.status.state !== 'running' || !sendsPackage(run.plan)) return null;
  const step = currentStep(run)?.id;
  const appear = stepOf(run, 'appear')?.progress;
  if ((step !== 'appear' && step !== 'process') || appear === undefined) return null;
  return 'startedAt' in appear ? { run, since: appear.startedAt } : null;
}
