import { compareVersions } from '#shared/asc/version-numbers';
import {
  isFirstVersion,
  isOpenVersion,
  type StoreInfo,
  type StoreLanguage,
  type StorePage,
  type StorePart,
  type StoreVersion,
} from '#shared/domain/app-store';
import { toAppError } from '#shared/errors';
import { listStoreInfos, readStoreReviewDetail } from '../asc/app-store-info';
import { listStoreLanguages } from '../asc/app-store-texts';
import { listAppStoreVersions } from '../asc/app-store-versions';
import { readStoreApp } from '../asc/apps';
import type { AscClient } from '../asc/client';
import { listOpenSubmissions } from '../asc/review-submissions';
import { meetsNextToo } from '../asc/stopping-errors';

/**
 * Reads what the App Store has of an app: its versions, the texts of the open and of the released one, what App Review
 * needs, and open submissions. A part that fails is named in `failed`; an error of the key or the network is thrown.
 */
export async function readStorePage(
  client: AscClient,
  bundleId: string,
  platform: string,
): Promise<StorePage> {
  const app = await readStoreApp(client, bundleId);
  const versions = newestFirst(await listAppStoreVersions(client, app.id, platform));
  const open = versions.find(isOpenVersion) ?? null;
  const live = versions.find(({ state }) => state === 'READY_FOR_DISTRIBUTION') ?? null;
  const failed: StorePage['failed'] = [];
  const part = async <T>(name: StorePart, read: () => Promise<T>): Promise<T | null> => {
    try {
      return await read();
    } catch (thrown) {
      const error = toAppError(thrown);
      if (meetsNextToo(error)) throw thrown;
      failed.push({ part: name, error });
      return null;
    }
  };
  const languagesOf = async (version: StoreVersion | null): Promise<StoreLanguage[] | null> =>
    version === null ? null : primaryFirst(await listStoreLanguages(client, version.id), app);
  const [languages, liveLanguages, reviewDetail, infos, submissions] = await Promise.all([
    part('languages', () => languagesOf(open)),
    part('languages', () => languagesOf(live)),
    part('review-detail', async () => open && readStoreReviewDetail(client, open.id)),
    part('info', () => listStoreInfos(client, app.id)),
    part('submissions', () => listOpenSubmissions(client, app.id, platform)),
  ]);
  return {
    app,
    platform,
    versions,
    open,
    live,
    languages,
    liveLanguages,
    reviewDetail,
    info: infos && infoInPreparation(infos, isFirstVersion({ versions })),
    submissions,
    failed,
  };
}

function newestFirst(versions: readonly StoreVersion[]): StoreVersion[] {
  return [...versions].sort((one, other) =>
    compareVersions(other.versionString, one.versionString),
  );
}

function primaryFirst(
  languages: readonly StoreLanguage[],
  { primaryLocale }: StorePage['app'],
): StoreLanguage[] {
  const isPrimary = ({ locale }: StoreLanguage) => locale === primaryLocale;
  return [...languages.filter(isPrimary), ...languages.filter((one) => !isPrimary(one))];
}

/** The one that goes out with the open version; the released one if there is none in preparation. */
function infoInPreparation(infos: readonly StoreInfo[], isFirst: boolean): StoreInfo | null {
  const isReleased = ({ state }: StoreInfo) =>
    state === 'READY_FOR_DISTRIBUTION' || state === 'REPLACED_WITH_NEW_INFO';
  const open = infos.find((info) => !isReleased(info));
  return open ?? (isFirst ? null : (infos[0] ?? null));
}
