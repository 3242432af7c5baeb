import { randomUUID } from 'node:crypto';
import type { AppStorePlan } from '../../shared/domain/app-store';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { BuildRow } from '../../src-main/practice/world/rows';
import type { Rehearsal } from './rehearsal';

/** The app that has a released version in the practice team, and its ID at Apple. */
export const orbit = { bundleId: 'com.northwind.orbit', platform: 'IOS', id: '6480000001' };

/** A processed build of that app, from someone else, that is in no version. */
export function addStoreBuild(
  { practice }: Rehearsal,
  { version = '1.4.0', number = '50' } = {},
  change: Partial<BuildRow> = {},
): BuildRow {
  const { builds, preReleaseVersions: trains } = practice.world.state;
  const first = builds.find(({ appId }) => appId === orbit.id);
  if (!first) throw new Error('The app has no build to copy.');
  let train = trains.find((row) => row.appId === orbit.id && row.version === version);
  if (!train) {
    train = { id: randomUUID(), appId: orbit.id, platform: 'IOS', version };
    trains.push(train);
  }
  const build: BuildRow = {
    ...first,
    id: randomUUID(),
    betaDetailId: randomUUID(),
    preReleaseVersionId: train.id,
    version: number,
    usesNonExemptEncryption: false,
    betaGroupIds: [],
    ...change,
  };
  builds.push(build);
  return build;
}

/** What Slipway sends of a build without its package: only its App Store part. */
export function storePlan(
  build: Pick<BuildRow, 'id'>,
  appStore: Partial<AppStorePlan>,
  wishes: Partial<PublishPlanInput> = {},
): PublishPlanInput {
  return {
    packagePath: '',
    scope: 'existing-build',
    existing: { buildId: build.id },
    appStore,
    ...wishes,
  };
}

/**
 * The writes about the App Store that the server was asked for, without their IDs. `applied` leaves out what it
 * refused; a lost answer counts as applied.
 */
export function storeWrites({ practice }: Rehearsal, which: 'all' | 'applied' = 'all'): string[] {
  return practice.requests
    .filter(({ method, path }) => method !== 'GET' && isOfStore(path))
    .filter(({ status }) => which === 'all' || status < 300)
    .map(({ method, path }) => `${method} ${path.replace(/^(\/v1\/[^/]+\/)[^/]+/, '$1*')}`);
}

function isOfStore(path: string): boolean {
  return /^\/v1\/(appStore|reviewSubmission)/.test(path);
}
