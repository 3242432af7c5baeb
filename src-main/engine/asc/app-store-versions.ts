import { z } from 'zod';
import type { Platform } from '#shared/domain/package-info';
import type { AscClient } from './client';
import { text } from './fields';
import { attributesOf, many } from './relationship';

const VersionAttributes = z.object({ versionString: text, appVersionState: text });

export interface AppStoreVersion {
  /** Empty when absent. */
  versionString: string;
  /** Apple's `appVersionState`, or a value Apple adds later. */
  state: string;
}

/**
 * Every App Store version of an app on one platform, unsorted: Apple can't sort them (app-store-connect.md, requests
 * 13).
 */
export async function listAppStoreVersions(
  client: AscClient,
  appId: string,
  platform: Platform,
): Promise<AppStoreVersion[]> {
  const document = await client.list(`/v1/apps/${appId}/appStoreVersions`, {
    'filter[platform]': platform,
    limit: 200,
  });
  return many(document).map((resource) => {
    const { versionString, appVersionState } = attributesOf(resource, VersionAttributes);
    return { versionString: versionString ?? '', state: appVersionState ?? '' };
  });
}
