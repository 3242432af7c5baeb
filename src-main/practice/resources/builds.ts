import {
  externalStateOf,
  groupsOf,
  internalStateOf,
  isExpired,
  isVisible,
  processingStateOf,
} from '../world/build-lifecycle';
import { bundleIdOf } from '../world/build-reports';
import { submissionOf } from '../world/review';
import { rowIndex } from '../world/row-index';
import type { BetaBuildLocalizationRow, BuildRow } from '../world/rows';
import { byId, type Moment } from '../world/state';
import {
  absentFields,
  idsWhere,
  namedOnly,
  ownFields,
  resourceType,
  toMany,
  toOne,
} from './resource-type';

export function seenBuild(id: string, { state, now }: Moment): BuildRow | undefined {
  const build = byId(state.builds, id);
  return build && isVisible(build, now) ? build : undefined;
}

export function seenBuilds({ state, now }: Moment): BuildRow[] {
  return state.builds.filter((build) => isVisible(build, now));
}

/** Whether a note exists, and its build does. */
export function isNoteSeen(note: BetaBuildLocalizationRow, moment: Moment): boolean {
  return moment.now >= note.appearsAt && seenBuild(note.buildId, moment) !== undefined;
}

export function seenNotes(moment: Moment): BetaBuildLocalizationRow[] {
  return moment.state.betaBuildLocalizations.filter((note) => isNoteSeen(note, moment));
}

export const builds = resourceType<BuildRow>({
  name: 'builds',
  find: seenBuild,
  attributes: {
    ...ownFields<BuildRow>(
      'version',
      'uploadedDate',
      'expirationDate',
      'minOsVersion',
      'buildAudienceType',
      'usesNonExemptEncryption',
    ),
    expired: (build, { now }) => isExpired(build, now),
    processingState: (build, { now }) => processingStateOf(build, now),
    ...absentFields<BuildRow>(
      'lsMinimumSystemVersion',
      'computedMinMacOsVersion',
      'computedMinVisionOsVersion',
      'iconAssetToken',
    ),
  },
  relationships: {
    preReleaseVersion: toOne('preReleaseVersions', (build) => build.preReleaseVersionId),
    individualTesters: toMany('betaTesters', (build) => build.individualTesterIds),
    betaGroups: toMany('betaGroups', (build, moment) =>
      groupsOf(build, moment).map((group) => group.id),
    ),
    betaBuildLocalizations: toMany('betaBuildLocalizations', (build, { state, now }) =>
      idsWhere(
        state.betaBuildLocalizations,
        (note) => note.buildId === build.id && now >= note.appearsAt,
      ),
    ),
    appEncryptionDeclaration: toOne(
      'appEncryptionDeclarations',
      (build) => build.encryptionDeclarationId,
    ),
    betaAppReviewSubmission: toOne(
      'betaAppReviewSubmissions',
      (build, { state }) => submissionOf(state, build.id)?.id,
    ),
    app: toOne('apps', (build) => build.appId),
    buildBetaDetail: toOne('buildBetaDetails', (build) => build.betaDetailId),
    appStoreVersion: toOne(
      'appStoreVersions',
      (build, { state }) =>
        state.appStoreVersions.find((version) => version.buildId === build.id)?.id,
    ),
    icons: toMany('buildIcons', () => []),
    buildBundles: toMany('buildBundles', (build) => [bundleIdOf(build)], false),
    buildUpload: toOne('buildUploads', (build) => build.uploadId, false),
    ...namedOnly<BuildRow>('perfPowerMetrics', 'diagnosticSignatures'),
  },
});

/** A build's beta detail has its own id, so that no client relies on the two being equal. */
export interface BetaDetailRow {
  id: string;
  build: BuildRow;
}

export function seenBetaDetails(moment: Moment): BetaDetailRow[] {
  return seenBuilds(moment).map((build) => ({ id: build.betaDetailId, build }));
}

const findByBetaDetail = rowIndex<BuildRow>((build) => build.betaDetailId);

export const buildBetaDetails = resourceType<BetaDetailRow>({
  name: 'buildBetaDetails',
  find(id, { state, now }) {
    const build = findByBetaDetail(state.builds, id);
    return build && isVisible(build, now) ? { id, build } : undefined;
  },
  attributes: {
    autoNotifyEnabled: ({ build }) => build.autoNotifyEnabled,
    internalBuildState: ({ build }, moment) => internalStateOf(build, moment),
    externalBuildState: ({ build }, moment) => externalStateOf(build, moment),
  },
  relationships: { build: toOne('builds', ({ build }) => build.id) },
});
