import { compareVersions, isVersion } from '../asc/version-numbers';
import type { PublishRun } from './publish-run';
import { hasOpenNotes, needsYou } from './run-readers';

/** Whether a run needs attention, or why it no longer does. */
export type Attention =
  | { state: 'needed' }
  /** A person marked it as handled; `at` is ISO 8601. */
  | { state: 'handled'; at: string }
  /** A newer build of the same app was published since. */
  | { state: 'replaced'; by: Replacement };

/** The run that replaced an older one. */
interface Replacement {
  runId: string;
  version: string | null;
  buildNumber: string | null;
}

/**
 * The runs that need attention, by id, and those that no longer do because they were handled or replaced. A run that is
 * not listed never needed attention.
 */
export function attentionById(runs: readonly PublishRun[]): ReadonlyMap<string, Attention> {
  const published = publishedByApp(runs);
  const found = new Map<string, Attention>();
  for (const run of runs) {
    if (!needsYou(run)) continue;
    const isKept = run.status.state === 'running' || hasOpenNotes(run);
    const by = isKept ? null : replacementOf(run, published);
    if (by !== null) found.set(run.id, { state: 'replaced', by });
    else if (run.handledAt !== null) found.set(run.id, { state: 'handled', at: run.handledAt });
    else found.set(run.id, { state: 'needed' });
  }
  return found;
}

/** How many runs need attention. */
export function countNeeded(attention: ReadonlyMap<string, Attention>): number {
  let count = 0;
  for (const { state } of attention.values()) if (state === 'needed') count += 1;
  return count;
}

/** Finished runs by app, the oldest first. */
function publishedByApp(runs: readonly PublishRun[]): Map<string, PublishRun[]> {
  const byApp = new Map<string, PublishRun[]>();
  for (const run of runs) {
    const app = appOf(run);
    if (app === null || run.status.state !== 'done') continue;
    byApp.set(app, [...(byApp.get(app) ?? []), run]);
  }
  for (const list of byApp.values()) list.sort((a, b) => order(a.createdAt, b.createdAt));
  return byApp;
}

/** The next run of the app, in time, that published the same build or a newer one. */
function replacementOf(
  run: PublishRun,
  published: ReadonlyMap<string, readonly PublishRun[]>,
): Replacement | null {
  const app = appOf(run);
  const later = app === null ? undefined : published.get(app);
  const by = later?.find(
    (other) => other.createdAt > run.createdAt && !isOlderBuild(other.package, run.package),
  );
  if (by === undefined) return null;
  const { version, buildNumber } = by.package;
  return { runId: by.id, version, buildNumber };
}

/** Practice and live runs, and an app's platforms, never replace one another. */
function appOf({ environment, package: { bundleId, platform } }: PublishRun): string | null {
  return bundleId === null ? null : `${environment} ${platform ?? ''} ${bundleId}`;
}

type Build = Pick<PublishRun['package'], 'version' | 'buildNumber'>;

/** A fix to an older version does not replace a build of a newer one, even when it is published later. */
function isOlderBuild(one: Build, other: Build): boolean {
  return (
    (compareKnown(one.version, other.version) || compareKnown(one.buildNumber, other.buildNumber)) <
    0
  );
}

/** Anything that is not a number counts as equal. */
function compareKnown(one: string | null, other: string | null): number {
  return isVersion(one) && isVersion(other) ? compareVersions(one, other) : 0;
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
