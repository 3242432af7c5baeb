import { pacificDate } from '../protocol/pacific-date';
import { buildLifetime, day, minute } from '../world/delays';
import { fixedId } from '../world/ids';
import { openTrain } from '../world/new-build';
import type { AppRow, AppStoreVersionRow, BetaGroupRow, BuildRow } from '../world/rows';
import { daysAgo, type SeedBuilder } from './seed-builder';

/** A build that was processed long ago, with its compliance answered. */
export function addOlderBuild(
  builder: SeedBuilder,
  app: AppRow,
  build: {
    shortVersion: string;
    number: string;
    daysOld: number;
    groups?: readonly BetaGroupRow[];
  },
): BuildRow {
  const { state, now, today } = builder;
  const uploadedAt = now - build.daysOld * day;
  const uploaded = new Date(today.getTime() - build.daysOld * day);
  const row: BuildRow = {
    id: fixedId('build', app.id, build.shortVersion, build.number),
    betaDetailId: fixedId('beta-detail', app.id, build.shortVersion, build.number),
    appId: app.id,
    preReleaseVersionId: openTrain(state, app.id, 'IOS', build.shortVersion).id,
    uploadId: null,
    version: build.number,
    minOsVersion: '16.0',
    buildAudienceType: 'APP_STORE_ELIGIBLE',
    usesNonExemptEncryption: false,
    uploadedDate: pacificDate(uploaded),
    expirationDate: pacificDate(new Date(uploaded.getTime() + buildLifetime)),
    uploadedAt,
    appearsAt: uploadedAt + 2 * minute,
    processedAt: uploadedAt + 8 * minute,
    processingOutcome: 'VALID',
    settledAt: uploadedAt + 9 * minute,
    statesReturnAt: null,
    expiresAt: uploadedAt + buildLifetime,
    expiredByHand: false,
    autoNotifyEnabled: true,
    testersNotified: false,
    betaGroupIds: (build.groups ?? []).map((group) => group.id),
    individualTesterIds: [],
  };
  state.builds.push(row);
  return row;
}

export function addNote(
  { state }: SeedBuilder,
  build: BuildRow,
  locale: string,
  whatsNew: string,
): void {
  const id = fixedId('note', build.id, locale);
  state.betaBuildLocalizations.push({
    id,
    buildId: build.id,
    locale,
    whatsNew,
    appearsAt: build.uploadedAt,
  });
}

/** Puts a build into beta review. Days count from the start of the scenario; negative is the past. */
export function addReview(
  builder: SeedBuilder,
  build: BuildRow,
  days: { submitted: number; begins: number; decided: number },
): void {
  builder.state.betaAppReviewSubmissions.push({
    id: fixedId('review', build.id),
    buildId: build.id,
    submittedDate: daysAgo(builder, -days.submitted),
    submittedAt: builder.now + days.submitted * day,
    reviewBeginsAt: builder.now + days.begins * day,
    decidedAt: builder.now + days.decided * day,
    decision: 'APPROVED',
  });
}

export function addStoreVersion(
  builder: SeedBuilder,
  app: AppRow,
  version: Pick<AppStoreVersionRow, 'versionString' | 'appVersionState'> & {
    daysOld: number;
    build?: BuildRow;
  },
): AppStoreVersionRow {
  const isLive = version.appVersionState === 'READY_FOR_DISTRIBUTION';
  const row: AppStoreVersionRow = {
    id: fixedId('store-version', app.id, version.versionString),
    appId: app.id,
    platform: 'IOS',
    versionString: version.versionString,
    appVersionState: version.appVersionState,
    releaseType: 'MANUAL',
    reviewType: 'APP_STORE',
    copyright: `${builder.today.getFullYear()} Northwind Apps`,
    earliestReleaseDate: null,
    dueAt: null,
    usesIdfa: null,
    downloadable: true,
    createdDate: daysAgo(builder, version.daysOld),
    buildId: version.build?.id ?? null,
    releasedAt: isLive ? builder.now - version.daysOld * day : null,
    releasedDate: isLive ? daysAgo(builder, version.daysOld) : null,
  };
  builder.state.appStoreVersions.push(row);
  return row;
}
