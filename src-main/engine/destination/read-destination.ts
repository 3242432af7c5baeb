import type { BetaGroup, Destination, LatestBuild } from '#shared/domain/destination';
import { worstFirst } from '#shared/domain/finding';
import type { PackageInfo } from '#shared/domain/package-info';
import { type App, findApp } from '../asc/apps';
import { countTesters, listBetaGroups } from '../asc/beta-groups';
import { type BuildUpload, listBuildUploads } from '../asc/build-uploads';
import { type Build, listBuilds } from '../asc/builds';
import type { AscClient } from '../asc/client';
import { listBuildNotes, listTestInformation, type TestInformation } from '../asc/localizations';
import { nextNumber, sameVersion } from '../asc/version';
import { findingsAtApple } from './account-findings';

/** Everything that the account says of the app in this package; only reads. */
export async function readDestination(client: AscClient, info: PackageInfo): Promise<Destination> {
  const app = await findApp(client, info.bundleId ?? '');
  const [builds, uploads, groups, information] = await Promise.all([
    listBuilds(client, app.id),
    listBuildUploads(client, app.id),
    readGroups(client, app.id),
    listTestInformation(client, app.id),
  ]);
  const latest = builds[0] ?? null;
  return {
    app,
    groups,
    locales: localesOf(app, information),
    latestBuild: latest && (await withNotes(client, latest)),
    nextBuildNumber: nextNumber(usedNumbers(info, builds, uploads)),
    findings: worstFirst(
      await findingsAtApple(client, app, info, { builds, uploads, information }),
    ),
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
function usedNumbers(
  info: PackageInfo,
  builds: readonly Build[],
  uploads: readonly BuildUpload[],
): string[] {
  const all = [...builds, ...uploads].map(({ version, buildNumber }) => ({
    version: version ?? '',
    buildNumber,
  }));
  const ofVersion = all.filter(({ version }) => sameVersion(version, info.version ?? ''));
  return (ofVersion.length > 0 ? ofVersion : all).map(({ buildNumber }) => buildNumber);
}
