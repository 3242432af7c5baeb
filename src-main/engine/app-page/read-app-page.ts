import { nextNumber, sameVersion } from '#shared/asc/version-numbers';
import type { AppBuild, AppPage, ListedApp } from '#shared/domain/app-page';
import { AppException } from '#shared/errors';
import { listAppBuilds, listRecentUploads, type RecentUpload } from '../asc/app-builds';
import { findApp, listAllApps } from '../asc/apps';
import { listBetaGroups } from '../asc/beta-groups';
import type { AscClient } from '../asc/client';

/** How many of an app's builds are read: a page of the newest, or each. */
export type Reach = 'newest' | 'all';

/** The apps of an account that have a bundle ID, in the order of Apple's list. */
export async function readApps(client: AscClient): Promise<ListedApp[]> {
  const apps = await listAllApps(client);
  return apps
    .filter(({ bundleId }) => bundleId !== '')
    .map(({ id, name, bundleId }) => ({ id, name, bundleId }));
}

/** One app with its builds: four requests, and one more for every further 200 builds. Throws `app-not-found`. */
export async function readAppPage(
  client: AscClient,
  bundleId: string,
  reach: Reach,
): Promise<AppPage> {
  const app = await findApp(client, bundleId);
  const [{ builds, olderBuilds }, uploads, groups] = await Promise.all([
    listAppBuilds(client, app.id, reach),
    recentUploads(client, app.id),
    listBetaGroups(client, app.id),
  ]);
  return {
    app,
    builds: builds.map((build) => withUpload(build, uploads)),
    olderBuilds,
    groups,
    nextBuildNumber: nextNumber(usedNumbers(builds, uploads)),
  };
}

/** They can fail alone: then the sizes are unknown. */
function recentUploads(client: AscClient, appId: string): Promise<RecentUpload[]> {
  return listRecentUploads(client.brief, appId).catch((thrown: unknown) => {
    if (thrown instanceof AppException) return [];
    throw thrown;
  });
}

function withUpload(build: AppBuild, uploads: readonly RecentUpload[]): AppBuild {
  const upload = uploads.find((one) => one.buildId === build.id || isOf(one, build));
  return upload === undefined ? build : { ...build, size: upload.size };
}

function isOf(upload: RecentUpload, build: AppBuild): boolean {
  return (
    upload.buildId === null &&
    upload.platform === build.platform &&
    sameVersion(upload.version, build.version) &&
    sameVersion(upload.buildNumber, build.buildNumber)
  );
}

/** Numbers of the newest version on its platform, with those of uploads that became no build. */
function usedNumbers(builds: readonly AppBuild[], uploads: readonly RecentUpload[]): string[] {
  const newest = builds.find(({ version }) => version !== null) ?? uploads[0];
  if (newest === undefined) return [];
  return [...builds, ...uploads]
    .filter(
      ({ version, platform }) =>
        sameVersion(version, newest.version) && platform === newest.platform,
    )
    .flatMap(({ buildNumber }) => buildNumber ?? []);
}
