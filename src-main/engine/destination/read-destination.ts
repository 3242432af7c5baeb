import { nextNumber, sameVersion } from '#shared/asc/version-numbers';
import type {
  BetaGroup,
  Destination,
  EncryptionDeclaration,
  LatestBuild,
} from '#shared/domain/destination';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { LanguageInformation } from '#shared/domain/test-information';
import { AppException } from '#shared/errors';
import { listAppStoreVersions } from '../asc/app-store-versions';
import { type App, findApp } from '../asc/apps';
import { listBetaGroups } from '../asc/beta-groups';
import { listBuildUploads } from '../asc/build-uploads';
import { type Build, buildsOfVersion, newestBuilds } from '../asc/builds';
import type { AscClient } from '../asc/client';
import { listDeclarations } from '../asc/declarations';
import { listBuildNotes } from '../asc/localizations';
import { listCertificates, listProfiles } from '../asc/signing';
import { listLanguages, readReviewContact } from '../asc/test-information';
import { accountFindings } from './account-findings';
import type { AccountSnapshot } from './account-snapshot';
import { takenNumbers } from './checks/build-number';

/** The package to publish. */
export type Subject = Pick<AccountSnapshot, 'info' | 'certificateSerial'>;

export function subjectOf({ info, traits }: Pick<OpenedPackage, 'info' | 'traits'>): Subject {
  return { info, certificateSerial: traits?.certificateSerial ?? null };
}

/** What a caller needs to know about an app; everything else is not requested. */
export interface Wanted {
  /** Whether the package may be uploaded: numbers, versions, signing. */
  sending: boolean;
  /** Whether external testers may get it: test information, the review contact, other reviews. */
  review: boolean;
  /** Whether its App Store version may be prepared: the versions that are there. */
  store: boolean;
  groups: boolean;
  /** The app's languages, newest builds, notes of the last build and tester counts, for display. */
  overview: boolean;
  /** The export compliance declarations, when the package may need one. */
  encryption: boolean;
}

const everything: Wanted = {
  sending: true,
  review: true,
  store: true,
  groups: true,
  overview: true,
  encryption: true,
};

/** Everything shown about the app of this package; only reads. */
export async function readDestination(
  client: AscClient,
  subject: Subject,
): Promise<Omit<Destination, 'changes'>> {
  const { seen, groups } = await lookAtApple(client, subject, everything);
  const latest = seen.newest?.[0] ?? null;
  const locales = localesOf(seen.app, seen.languages);
  return {
    app: { ...seen.app, primaryLocale: seen.app.primaryLocale ?? locales[0] ?? '' },
    groups,
    locales,
    latestBuild: latest && (await withNotes(client, latest)),
    nextBuildNumber: nextNumber(usedNumbers(seen)),
    isBuildInternalOnly: isInternalOnly(seen),
    encryption: encryptionOf(seen),
    findings: accountFindings(seen, everything),
  };
}

/** Reads the app from the account, in as few requests as possible. */
export async function lookAtApple(
  client: AscClient,
  subject: Subject,
  wanted: Wanted,
): Promise<{ seen: AccountSnapshot; groups: BetaGroup[] }> {
  const app = await findApp(client, subject.info.bundleId ?? '');
  const [seen, groups] = await Promise.all([
    readSnapshot(client, app, subject, wanted),
    wanted.groups ? listBetaGroups(client, app.id, { counts: wanted.overview }) : [],
  ]);
  return { seen, groups };
}

async function readSnapshot(
  client: AscClient,
  app: App,
  subject: Subject,
  { sending, review, store, groups, overview, encryption }: Wanted,
): Promise<AccountSnapshot> {
  const { version, platform, usesNonExemptEncryption } = subject.info;
  const asksForDeclaration = encryption && usesNonExemptEncryption !== false;
  const train = { appId: app.id, version: version ?? '', platform: platform ?? 'IOS' };
  const [
    newest,
    builds,
    uploads,
    versions,
    languages,
    contact,
    profiles,
    certificates,
    declarations,
  ] = await Promise.all([
    overview ? newestBuilds(client, train) : null,
    sending || review || groups ? buildsOfVersion(client, train) : [],
    sending ? listBuildUploads(client, app.id, train) : [],
    sending || store ? listAppStoreVersions(client, app.id, train.platform) : [],
    review || overview ? listLanguages(client, app.id) : [],
    review ? readReviewContact(client, app.id) : null,
    sending ? listProfiles(client) : null,
    sending ? listCertificates(client) : null,
    asksForDeclaration ? readDeclarations(client, app.id) : [],
  ]);
  return {
    app,
    ...subject,
    newest,
    builds,
    uploads,
    versions,
    languages,
    contact,
    profiles,
    certificates,
    declarations,
    now: new Date(),
    clockBehindSeconds: client.skewSeconds,
  };
}

/** Can fail alone: then they are unknown. */
function readDeclarations(
  client: AscClient,
  appId: string,
): Promise<EncryptionDeclaration[] | null> {
  return listDeclarations(client.brief, appId).catch((thrown: unknown) => {
    if (thrown instanceof AppException) return null;
    throw thrown;
  });
}

/** The package's own answer, and what the app could declare. */
export function encryptionOf({ info, declarations }: AccountSnapshot): Destination['encryption'] {
  return { answer: info.usesNonExemptEncryption, declarations: declarations?.slice() ?? null };
}

/** The primary language first; if absent, the first one the app has. */
function localesOf({ primaryLocale }: App, languages: readonly LanguageInformation[]): string[] {
  const all = languages.map(({ locale }) => locale).filter((locale) => locale !== '');
  const first = primaryLocale ?? all.sort()[0] ?? 'en-US';
  return [first, ...all.filter((locale) => locale !== first).sort()];
}

async function withNotes(client: AscClient, build: Build): Promise<LatestBuild> {
  const notes = await listBuildNotes(client, build.id);
  return {
    id: build.id,
    version: build.version,
    buildNumber: build.buildNumber,
    uploadedDate: build.uploadedDate,
    notes: notes.filter(({ text }) => text !== '').map(({ locale, text }) => ({ locale, text })),
  };
}

/** Of the build that a plan without an upload would use. */
export function isInternalOnly({ info, builds }: AccountSnapshot): boolean {
  const same = builds.find(
    (build) =>
      sameVersion(build.version, info.version) && sameVersion(build.buildNumber, info.buildNumber),
  );
  return same?.isInternalOnly ?? false;
}

/** Numbers used within this version, including by failed uploads; of the newest builds when it has none yet. */
function usedNumbers(seen: AccountSnapshot): string[] {
  const ofVersion = takenNumbers(seen);
  if (ofVersion.length > 0) return ofVersion;
  return (seen.newest ?? []).map(({ buildNumber }) => buildNumber);
}
