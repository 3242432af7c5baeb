import { fixedId } from '../world/ids';
import { seedEveryday } from './everyday';
import { addOlderBuild, addStoreVersion } from './past-builds';
import type { SeedBuilder } from './seed-builder';
import { addOrbitTexts, addStoreContact } from './store-past';
import { addGroup } from './team';

/**
 * Everyday, plus work that colleagues left unfinished: a build of 1.4.0 without a compliance answer, a second group
 * with the same name, 1.4.0 without What's New in German, and a review draft with another person's in-app event in
 * it.
 */
export function seedLooseEnds(builder: SeedBuilder): void {
  seedEveryday(builder);
  const { state } = builder;
  const app = state.apps.find((row) => row.bundleId === 'com.northwind.orbit');
  if (!app) return;
  const build = addOlderBuild(builder, app, { shortVersion: '1.4.0', number: '41', daysOld: 1 });
  build.usesNonExemptEncryption = null;
  const name = 'Beta circle';
  const duplicate = addGroup(
    builder,
    app,
    { name, isInternalGroup: false, hasAccessToAllBuilds: false },
    0,
  );
  duplicate.id = fixedId('group', app.id, name, 'duplicate');
  const version = addStoreVersion(builder, app, {
    versionString: '1.4.0',
    appVersionState: 'PREPARE_FOR_SUBMISSION',
    daysOld: 1,
    build,
  });
  addOrbitTexts(builder, version, { english: 'Folders can be shared.', german: null });
  addStoreContact(builder, version);
  addDraftOfOthers(builder, app.id);
}

function addDraftOfOthers({ state }: SeedBuilder, appId: string): void {
  const submissionId = fixedId('submission', appId, 'event');
  state.reviewSubmissions.push({
    id: submissionId,
    appId,
    platform: 'IOS',
    submittedDate: null,
    submittedAt: null,
    reviewBeginsAt: null,
    decidedAt: null,
    decision: 'APPROVED',
    canceledAt: null,
  });
  state.reviewSubmissionItems.push({
    id: fixedId('submission-place', appId, 'event'),
    submissionId,
    versionId: null,
    eventId: fixedId('event', appId),
    isRemoved: false,
    isResolved: false,
  });
}
