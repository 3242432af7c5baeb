import { fixedId } from '../world/ids';
import { tellEveryday } from './everyday';
import { addOlderBuild, addStoreVersion } from './past-builds';
import { addOrbitTexts, addStoreContact } from './store-past';
import { addGroup, type Stage } from './team';

/**
 * As every day, and colleagues left things half done: a build of 1.4.0 whose compliance nobody answered,
 * a second group of the same name, 1.4.0 without What's New in German, and a review draft with an in-app
 * event of somebody else's in it.
 */
export function tellLooseEnds(stage: Stage): void {
  tellEveryday(stage);
  const { state } = stage;
  const app = state.apps.find((row) => row.bundleId === 'com.northwind.orbit');
  if (!app) return;
  const build = addOlderBuild(stage, app, { shortVersion: '1.4.0', number: '41', daysOld: 1 });
  build.usesNonExemptEncryption = null;
  const name = 'Beta circle';
  const twin = addGroup(
    stage,
    app,
    { name, isInternalGroup: false, hasAccessToAllBuilds: false },
    0,
  );
  twin.id = fixedId('group', app.id, name, 'twin');
  const version = addStoreVersion(stage, app, {
    versionString: '1.4.0',
    appVersionState: 'PREPARE_FOR_SUBMISSION',
    daysOld: 1,
    build,
  });
  addOrbitTexts(stage, version, { english: 'Folders can be shared.', german: null });
  addStoreContact(stage, version);
  addDraftOfOthers(stage, app.id);
}

function addDraftOfOthers({ state }: Stage, appId: string): void {
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
