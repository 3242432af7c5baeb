import { fixedId } from '../world/ids';
import type { AppStoreVersionRow, BuildRow } from '../world/rows';
import { seedEveryday } from './everyday';
import { addNote, addOlderBuild, addReview, addStoreVersion } from './past-builds';
import type { SeedBuilder } from './seed-builder';
import { addOrbitTexts, addStoreContact, addSubmission } from './store-past';

/** Everyday, with 1.4.0 on its way to the App Store with build 41. */
function seedNextVersion(
  builder: SeedBuilder,
  options: { daysOld: number; appVersionState?: string },
): { version: AppStoreVersionRow; build: BuildRow } {
  seedEveryday(builder);
  const app = builder.state.apps.find((row) => row.bundleId === 'com.northwind.orbit');
  if (!app) throw new Error('The everyday scenario has lost its app');
  const daysOld = options.daysOld + 1;
  const build = addOlderBuild(builder, app, { shortVersion: '1.4.0', number: '41', daysOld });
  addNote(builder, build, 'en-US', 'Folders can be shared.');
  const version = addStoreVersion(builder, app, {
    versionString: '1.4.0',
    appVersionState: options.appVersionState ?? 'PREPARE_FOR_SUBMISSION',
    daysOld: options.daysOld,
    build,
  });
  addOrbitTexts(builder, version, {
    english: 'Folders can be shared.',
    german: 'Ordner lassen sich teilen.',
  });
  addStoreContact(builder, version);
  const declaration = builder.state.encryptionDeclarations.find((row) => row.appId === app.id);
  if (declaration) {
    build.usesNonExemptEncryption = true;
    build.encryptionDeclarationId = declaration.id;
    build.declarationApprovedAt = declaration.approvedAt;
  }
  return { version, build };
}

/** 1.4.0 waits for review: review starts in an hour, and ends in a day. */
export function seedVersionInReview(builder: SeedBuilder): void {
  const { version } = seedNextVersion(builder, { daysOld: 1 });
  addSubmission(builder, version, { submitted: -0.5, begins: 1 / 24, decided: 1 });
}

/** Beta review and App Store review both rejected 1.4.0. */
export function seedRejectedBuild(builder: SeedBuilder): void {
  const { version, build } = seedNextVersion(builder, { daysOld: 3 });
  addReview(builder, build, { submitted: -3, begins: -2.9, decided: -2.5 });
  const review = builder.state.betaAppReviewSubmissions.find((row) => row.buildId === build.id);
  if (review) review.decision = 'REJECTED';
  addSubmission(builder, version, { submitted: -2, begins: -1.5, decided: -1 }, 'REJECTED');
}

/** 1.4.0 was released two and a half days ago, in phases. */
export function seedPhasedRelease(builder: SeedBuilder): void {
  const { version } = seedNextVersion(builder, {
    daysOld: 2.5,
    appVersionState: 'READY_FOR_DISTRIBUTION',
  });
  builder.state.phasedReleases.push({
    id: fixedId('phased-release', version.id),
    versionId: version.id,
    isCompletedByHand: false,
    pausedAt: null,
    pausedBefore: 0,
  });
}
