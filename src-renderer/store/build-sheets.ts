import { useEffect } from 'react';
import { create } from 'zustand';
import type { AppBuild, AppPage } from '#shared/domain/app-page';
import type { AppFeedback, BuildDetail } from '#shared/domain/build-detail';
import type { BetaGroup } from '#shared/domain/destination';
import { needsNoPackage } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import type { Reach } from '#shared/domain/reach';
import type { AppError } from '#shared/errors';
import type { GiveChoices } from '#shared/ipc/requests/builds';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { type AppKey, idOfApp, type Reading } from './app-pages';
import { readRuns } from './run-actions';
import { announcer, show } from './window';

/** `give` and `review` are the same form, which begins with groups or with the beta review. */
export type BuildSheet = 'detail' | 'give' | 'review';

interface BuildSheets {
  /** The build that a sheet is open for. */
  open: { app: AppKey; buildId: string; sheet: BuildSheet } | null;
  /** By the ID of the build. */
  details: Readonly<Record<string, Reading<BuildDetail>>>;
  /** By app. */
  feedback: Readonly<Record<string, AppFeedback>>;
}

export const useBuildSheets = create<BuildSheets>(() => ({
  open: null,
  details: {},
  feedback: {},
}));

export function openBuildSheet(app: AppKey, buildId: string, sheet: BuildSheet): void {
  useBuildSheets.setState({ open: { app, buildId, sheet } });
}

export function closeBuildSheet(): void {
  useBuildSheets.setState({ open: null });
}

const unread: Reading<never> = { value: null, at: null, isReading: false, error: null };

export function detailOf({ details }: BuildSheets, buildId: string): Reading<BuildDetail> {
  return details[buildId] ?? unread;
}

/** Reads what the list does not have of a build. What was read before stays until the answer is there. */
export async function readBuildDetail(
  { accountId }: AppKey,
  { app }: AppPage,
  buildId: string,
  previousId: string | null,
): Promise<void> {
  put(buildId, { isReading: true });
  const reply = await request('builds:read-detail', {
    accountId,
    appId: app.id,
    buildId,
    previousId,
  });
  put(
    buildId,
    reply.ok
      ? { value: reply.value, at: Date.now(), isReading: false, error: null }
      : { isReading: false, error: reply.error },
  );
}

function put(buildId: string, change: Partial<Reading<BuildDetail>>): void {
  useBuildSheets.setState((state) => ({
    details: { ...state.details, [buildId]: { ...detailOf(state, buildId), ...change } },
  }));
}

/** The reports of an app's testers, read after its page; without an answer the last ones stay. */
export async function readFeedback(app: AppKey, appId: string): Promise<void> {
  const reply = await request('builds:read-feedback', { accountId: app.accountId, appId });
  if (!reply.ok) return;
  useBuildSheets.setState((state) => ({
    feedback: { ...state.feedback, [idOfApp(app)]: reply.value },
  }));
}

/** What the runs of this computer know of a build. */
export interface PublishedBuild {
  /** The newest run of the build. */
  runId: string;
  /** Bytes of its package; null if no run here sent it. */
  size: number | null;
}

/** By the ID of the build, as JSON: an equal text leaves the list as it is. */
export function publishedBuilds(newestFirst: readonly PublishRun[]): string {
  const builds = new Map<string, PublishedBuild>();
  for (const { id, ids, plan, package: info } of newestFirst) {
    if (ids.build === null) continue;
    const known = builds.get(ids.build);
    const size = needsNoPackage(plan) ? null : info.size;
    builds.set(ids.build, { runId: known?.runId ?? id, size: known?.size ?? size });
  }
  return JSON.stringify([...builds]);
}

/** Bytes of its package, as App Store Connect has it or a run here sent it; null if neither is known. */
export function sizeOfBuild(
  build: AppBuild | undefined,
  published: ReadonlyMap<string, PublishedBuild>,
): number | null {
  return build === undefined ? null : (build.size ?? published.get(build.id)?.size ?? null);
}

/** As a plan names groups. */
export function asPlanned(groups: readonly BetaGroup[]): GiveChoices['groups'] {
  return groups.map(({ id, name }) => ({ id, name }));
}

/** Starts a run that gives the build to testers, once a person has confirmed it; returns the error if that failed. */
export async function giveBuild(
  { accountId }: AppKey,
  buildId: string,
  choices: GiveChoices,
): Promise<AppError | null> {
  const reply = await request('builds:give', { accountId, buildId, choices });
  if (!reply.ok) return reply.error;
  if (reply.value === null) return null;
  closeBuildSheet();
  announcer.announceNow(say('announced.run-started'));
  show({ name: 'run', runId: reply.value.runId });
  await readRuns();
  return null;
}

const useReaches = create<Record<string, Reach>>(() => ({}));
const settleMs = 250;

/** Who gets a build that is given to these groups, each person counted once; null until App Store Connect has said so. */
export function useReach(
  { accountId }: AppKey,
  appId: string,
  groups: readonly BetaGroup[],
): Reach | null {
  const groupIds = groups.map(({ id }) => id).sort();
  const question = JSON.stringify({ accountId, appId, groupIds });
  const isAsked = groupIds.length > 0;
  useEffect(() => {
    if (!isAsked) return;
    const timer = setTimeout(async () => {
      const reply = await request('reach:read', JSON.parse(question));
      if (reply.ok) useReaches.setState({ [question]: reply.value });
    }, settleMs);
    return () => clearTimeout(timer);
  }, [question, isAsked]);
  return useReaches((reaches) => (isAsked ? (reaches[question] ?? null) : null));
}
