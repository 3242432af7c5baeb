import { fixedId } from '../world/ids';
import type { AppStoreVersionRow, BuildRow } from '../world/rows';
import { tellEveryday } from './everyday';
import { addNote, addOlderBuild, addReview, addStoreVersion } from './past-builds';
import { addOrbitTexts, addStoreContact, addSubmission } from './store-past';
import type { Stage } from './team';

/** As every day, and 1.4.0 is on its way to the App Store with build 41. */
function tellNextVersion(
  stage: Stage,
  wish: { daysOld: number; appVersionState?: string },
): { version: AppStoreVersionRow; build: BuildRow } {
  tellEveryday(stage);
  const app = stage.state.apps.find((row) => row.bundleId === 'com.northwind.orbit');
  if (!app) throw new Error('The everyday story has lost its app');
  const daysOld = wish.daysOld + 1;
  const build = addOlderBuild(stage, app, { shortVersion: '1.4.0', number: '41', daysOld });
  addNote(stage, build, 'en-US', 'Folders can be shared.');
  const version = addStoreVersion(stage, app, {
    versionString: '1.4.0',
    appVersionState: wish.appVersionState ?? 'PREPARE_FOR_SUBMISSION',
    daysOld: wish.daysOld,
    build,
  });
  addOrbitTexts(stage, version, {
    english: 'Folders can be shared.',
    german: 'Ordner lassen sich teilen.',
  });
  addStoreContact(stage, version);
  const declaration = stage.state.encryptionDeclarations.find((row) => row.appId === app.id);
  if (declaration) {
    build.usesNonExemptEncryption = true;
    build.encryptionDeclarationId = declaration.id;
    build.declarationApprovedAt = declaration.approvedAt;
  }
  return { version, build };
}

/** 1.4.0 waits for review: looked at in an hour, and decided in a day. */
export function tellVersionInReview(stage: Stage): void {
  const { version } = tellNextVersion(stage, { daysOld: 1 });
  addSubmission(stage, version, { submitted: -0.5, begins: 1 / 24, decided: 1 });
}

/** Beta review and App Store review both turned 1.4.0 down. */
export function tellRejectedBuild(stage: Stage): void {
  const { version, build } = tellNextVersion(stage, { daysOld: 3 });
  addReview(stage, build, { submitted: -3, begins: -2.9, decided: -2.5 });
  const review = stage.state.betaAppReviewSubmissions.find((row) => row.buildId === build.id);
  if (review) review.decision = 'REJECTED';
  addSubmission(stage, version, { submitted: -2, begins: -1.5, decided: -1 }, 'REJECTED');
}

/** 1.4.0 came out two days and a half ago, and reaches its users in phases. */
export function tellPhasedRelease(stage: Stage): void {
  const { version } = tellNextVersion(stage, {
    daysOld: 2.5,
    appVersionState: 'READY_FOR_DISTRIBUTION',
  });
  stage.state.phasedReleases.push({
    id: fixedId('phased-release', version.id),
    versionId: version.id,
    isCompletedByHand: false,
    pausedAt: null,
    pausedBefore: 0,
  });
}
