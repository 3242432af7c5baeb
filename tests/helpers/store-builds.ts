import { randomUUID } from 'node:crypto';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { inWords } from '../../shared/words/say';
import { openTrain } from '../../src-main/practice/world/new-build';
import type { AppStoreVersionRow, BuildRow } from '../../src-main/practice/world/rows';
import type { Rehearsal } from './rehearsal';

/** The app of most scenarios; its version 1.3.2 is on sale. */
export const orbit = '6480000001';

/** A processed build of the app that nobody has, of this version. */
export function processedBuild(
  { practice }: Rehearsal,
  version: string,
  change: Partial<BuildRow> = {},
): BuildRow {
  const { state } = practice.world;
  const [first] = state.builds.filter(({ appId }) => appId === orbit);
  if (!first) throw new Error('the world has no build to copy');
  const build: BuildRow = {
    ...first,
    id: randomUUID(),
    betaDetailId: randomUUID(),
    preReleaseVersionId: openTrain(state, orbit, 'IOS', version).id,
    uploadId: null,
    version: '77',
    betaGroupIds: [],
    ...change,
  };
  state.builds.push(build);
  return build;
}

/** A plan that brings this build to the App Store, and only prepares it unless it says otherwise. */
export const storePlanFor = (
  buildId: string,
  appStore: Partial<NonNullable<PublishPlanInput['appStore']>> = {},
  wishes: Partial<PublishPlanInput> = {},
): PublishPlanInput => ({
  packagePath: '',
  scope: 'existing-build',
  existing: { buildId },
  appStore: { submit: false, ...appStore },
  ...wishes,
});

/** The app's versions on iOS, as the server has them. */
export function versionsOf({ practice }: Rehearsal): AppStoreVersionRow[] {
  return practice.world.state.appStoreVersions.filter(({ appId }) => appId === orbit);
}

/** Every write that was taken or refused, without IDs. */
export function writesOf({ practice }: Rehearsal): string[] {
  return practice.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace(/^(\/v1\/[^/]+\/)[^/]+/, '$1ID')}`);
}

/** What a step said at its end, or why it failed. */
export function endOf(run: PublishRun, id: string): string {
  const progress = run.steps.find((step) => step.id === id)?.progress;
  if (progress?.state === 'failed')
    return `${progress.error.code}: ${inWords(progress.error.detail)}`;
  return progress && 'sentence' in progress ? inWords(progress.sentence) : (progress?.state ?? '');
}
