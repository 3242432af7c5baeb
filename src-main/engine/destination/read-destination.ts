import type { BetaGroup, Destination, LatestBuild } from '#shared/domain/destination';
import type { OpenedPackage } from '#shared/ipc-contract';
import { listAppStoreVersions } from '../asc/app-store-versions';
import { type App, findApp } from '../asc/apps';
import { countTesters, listBetaGroups } from '../asc/beta-groups';
import { missingReviewDetails } from '../asc/beta-review';
import { listBuildUploads } from '../asc/build-uploads';
import { type Build, buildsInReview, listBuilds } from '../asc/builds';
import type { AscClient } from '../asc/client';
import { listBuildNotes, listTestInformation, type TestInformation } from '../asc/localizations';
import { listCertificates, listProfiles } from '../asc/signing';
import { nextNumber } from '../asc/version';
import { accountFindings } from './account-findings';
import type { AtApple } from './at-apple';
import { takenNumbers } from './checks/build-used';

/** The package that is to go there. */
export type Subject = Pick<AtApple, 'info' | 'certificateSerial'>;

export function subjectOf({ info, traits }: Pick<OpenedPackage, 'info' | 'traits'>): Subject {
  return { info, certificateSerial: traits?.certificateSerial ?? null };
}

/** Everything that the account says of the app in this package; only reads. */
export async function readDestination(
  client: AscClient,
  subject: Subject,
): Promise<Omit<Destination, 'changes'>> {
  const app = await findApp(client, subject.info.bundleId ?? '');
  const [seen, groups] = await Promise.all([
    look(client, app, subject),
    readGroups(client, app.id),
  ]);
  const latest = seen.builds[0] ?? null;
  return {
    app,
    groups,
    locales: localesOf(app, seen.information),
    latestBuild: latest && (await withNotes(client, latest)),
    nextBuildNumber: nextNumber(usedNumbers(seen)),
    findings: accountFindings(seen),
  };
}

async function look(client: AscClient, app: App, subject: Subject): Promise<AtApple> {
  const platform = subject.info.platform ?? 'IOS';
  const [builds, uploads, versions, inReview, information, missingDetails, profiles, certificates] =
    await Promise.all([
      listBuilds(client, app.id),
      listBuildUploads(client, app.id, { platform }),
      listAppStoreVersions(client, app.id, platform),
      buildsInReview(client, app.id),
      listTestInformation(client, app.id),
      missingReviewDetails(client, app.id),
      listProfiles(client),
      listCertificates(client),
    ]);
  const isOfPlatform = (build: Build): boolean => build.platform === platform;
  return {
    app,
    ...subject,
    builds: builds.filter(isOfPlatform),
    uploads,
    versions,
    inReview: inReview.filter(isOfPlatform),
    information,
    missingDetails,
    profiles,
    certificates,
    now: new Date(),
  };
}

async function readGroups(client: AscClient, appId: string): Promise<BetaGroup[]> {
  const groups = await listBetaGroups(client, appId);
  return Promise.all(
    groups.map(async (group) => ({ ...group, testerCount: await countTesters(client, group.id) })),
  );
}

function localesOf(app: App, information: readonly TestInformation[]): string[] {
  const others = information
    .map(({ locale }) => locale)
    .filter((locale) => locale !== app.primaryLocale);
  return [app.primaryLocale, ...others.sort()];
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

/** Numbers spent within this version, by failed deliveries too; of all versions when it has none yet. */
function usedNumbers(seen: AtApple): string[] {
  const ofVersion = takenNumbers(seen);
  if (ofVersion.length > 0) return ofVersion;
  return [...seen.builds, ...seen.uploads].map(({ buildNumber }) => buildNumber);
}
