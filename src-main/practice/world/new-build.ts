import type { PackageFacts } from '../examination/package-facts';
import { type FaultSet, numberOf } from '../faults';
import { pacificDate } from '../protocol/pacific-date';
import { buildLifetime, delays, minute } from './delays';
import { newId } from './ids';
import type { BuildRow, BuildUploadRow, Platform, PreReleaseVersionRow } from './rows';
import { byId, type Moment, type WorldState } from './state';
import { sameVersion, spellTrain } from './trains';
import type { World } from './world';

/** The train of a version, created with its first build. Its spelling is that of the first build. */
export function openTrain(
  state: WorldState,
  appId: string,
  platform: Platform,
  version: string,
): PreReleaseVersionRow {
  const found = state.preReleaseVersions.find(
    (row) => row.appId === appId && row.platform === platform && sameVersion(row.version, version),
  );
  if (found) return found;
  const row = { id: newId(), appId, platform, version: spellTrain(version) };
  state.preReleaseVersions.push(row);
  return row;
}

function processingOutcome(faults: FaultSet): BuildRow['processingOutcome'] {
  if (faults.take('processing-fails')) return 'FAILED';
  return faults.take('processing-invalid') ? 'INVALID' : 'VALID';
}

function processingTime(faults: FaultSet): number {
  const lasting = faults.take('processing-lasts');
  return lasting ? numberOf(lasting, 0) * minute : delays.processing;
}

/** The primary locale's note is created automatically, unless the app has no test information there. */
function announcePrimaryNote(build: BuildRow, { state, faults }: World, appears: number): void {
  const oddly = faults.peek('primary-note')?.argument;
  if (oddly === 'never') return;
  const locale = byId(state.apps, build.appId)?.primaryLocale ?? '';
  const information = state.betaAppLocalizations.find(
    (row) => row.appId === build.appId && row.locale === locale,
  );
  if (!information?.description && oddly === undefined) return;
  state.betaBuildLocalizations.push({
    id: newId(),
    buildId: build.id,
    locale,
    whatsNew: null,
    appearsAt: appears + (oddly === 'late' ? delays.latePrimaryNote : delays.primaryNote),
  });
}

/** Someone edits it first in App Store Connect. */
function writeAsColleague(build: BuildRow, { state, faults }: World, appearsAt: number): void {
  for (let fault = faults.take('note-changed'); fault; fault = faults.take('note-changed')) {
    const locale = fault.argument ?? '';
    state.betaBuildLocalizations = state.betaBuildLocalizations.filter(
      (note) => note.buildId !== build.id || note.locale !== locale,
    );
    const whatsNew = 'Please test the login.';
    state.betaBuildLocalizations.push({
      id: newId(),
      buildId: build.id,
      locale,
      whatsNew,
      appearsAt,
    });
  }
}

/** Schedules a build's life from the moment of its delivery. */
export function addBuild(
  upload: BuildUploadRow,
  facts: PackageFacts,
  moment: Moment,
  world: World,
): BuildRow {
  const { state, faults } = world;
  const appears = moment.now + delays.delivery + delays.buildAppears;
  const processedAt = appears + processingTime(faults);
  const train = openTrain(state, upload.appId, upload.platform, upload.cfBundleShortVersionString);
  const build: BuildRow = {
    id: newId(),
    betaDetailId: newId(),
    appId: upload.appId,
    preReleaseVersionId: train.id,
    uploadId: upload.id,
    version: upload.cfBundleVersion,
    minOsVersion: facts.minOsVersion,
    buildAudienceType: faults.take('internal-only') ? 'INTERNAL_ONLY' : 'APP_STORE_ELIGIBLE',
    usesNonExemptEncryption: facts.usesNonExemptEncryption,
    uploadedDate: pacificDate(moment.today),
    expirationDate: pacificDate(new Date(moment.today.getTime() + buildLifetime)),
    uploadedAt: moment.now,
    appearsAt: faults.take('build-never-appears') ? null : appears,
    processedAt,
    processingOutcome: processingOutcome(faults),
    settledAt: processedAt + delays.settling,
    statesReturnAt: null,
    expiresAt: moment.now + buildLifetime,
    expiredByHand: false,
    autoNotifyEnabled: !faults.take('auto-notify-off'),
    testersNotified: false,
    betaGroupIds: [],
    individualTesterIds: [],
  };
  state.builds.push(build);
  announcePrimaryNote(build, world, appears);
  writeAsColleague(build, world, appears);
  return build;
}
