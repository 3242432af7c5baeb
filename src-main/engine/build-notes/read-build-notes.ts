import { platforms } from '#shared/asc/states';
import type { BuildNotes } from '#shared/domain/build-notes';
import type { PackageInfo, Platform } from '#shared/domain/package-info';
import { type App, findApp } from '../asc/apps';
import { type Build, newestBuilds, readBuild } from '../asc/builds';
import type { AscClient } from '../asc/client';
import { listBuildNotes } from '../asc/localizations';
import { listLanguages } from '../asc/test-information';

/** The notes of a build and of the one before it: five or six requests. Throws `app-not-found` and the like. */
export async function readBuildNotes(
  client: AscClient,
  bundleId: string,
  buildId: string,
): Promise<BuildNotes> {
  const [app, build] = await Promise.all([findApp(client, bundleId), readBuild(client, buildId)]);
  const [notes, information, previous] = await Promise.all([
    notesOf(client, buildId),
    listLanguages(client, app.id),
    buildBefore(client, app.id, build),
  ]);
  const primary = app.primaryLocale;
  const others = information
    .map(({ locale }) => locale)
    .filter((locale) => locale !== '' && locale !== primary);
  const { version, buildNumber, expired } = build;
  return {
    app,
    build: { id: buildId, version, buildNumber, expired },
    locales: [...(primary === null ? [] : [primary]), ...new Set(others)],
    notes,
    previous: previous && {
      buildNumber: previous.buildNumber,
      notes: await notesOf(client, previous.id),
    },
  };
}

/** What a run without a package knows of its build, as far as its package would have said so. */
export function factsOfBuild(app: App, build: Build): PackageInfo {
  const { version, buildNumber, platform, usesNonExemptEncryption } = build;
  return {
    bundleId: app.bundleId,
    name: app.name,
    version,
    buildNumber,
    platform: toPlatform(platform),
    minimumOsVersion: null,
    deviceFamilies: [],
    size: 0,
    sdk: null,
    usesNonExemptEncryption,
    signing: {
      kind: 'app-store',
      teamId: null,
      teamName: null,
      profileName: null,
      profileUuid: null,
      profileExpires: null,
      certificateName: null,
      certificateExpires: null,
      entitlements: null,
    },
    icons: [],
    extensions: [],
    locales: [],
  };
}

async function notesOf(client: AscClient, buildId: string): Promise<BuildNotes['notes']> {
  const rows = await listBuildNotes(client, buildId);
  return rows.map(({ locale, text }) => ({ locale, text }));
}

/** The next older build on the same platform; none if the platform or the date is not known. */
async function buildBefore(client: AscClient, appId: string, build: Build): Promise<Build | null> {
  const platform = toPlatform(build.platform);
  if (platform === null || build.uploadedDate === null) return null;
  const uploaded = Date.parse(build.uploadedDate);
  const builds = await newestBuilds(client, { appId, platform });
  return (
    builds.find(
      ({ id, uploadedDate }) =>
        id !== build.id && uploadedDate !== null && Date.parse(uploadedDate) <= uploaded,
    ) ?? null
  );
}

function toPlatform(word: string | null): Platform | null {
  return platforms.find((platform) => platform === word) ?? null;
}
