import { z } from 'zod';
import type { Platform } from '#shared/domain/package-info';
import type { AscClient } from './client';
import { many } from './relationship';

const VersionAttributes = z.object({
  versionString: z.string(),
  appVersionState: z.string().nullish(),
});

export interface AppStoreVersion {
  versionString: string;
  /** Apple's `appVersionState`, or a word that Apple adds. */
  state: string;
}

/** Every App Store version of an app on one platform, in no particular order: Apple cannot sort them. */
export async function listAppStoreVersions(
  client: AscClient,
  appId: string,
  platform: Platform,
): Promise<AppStoreVersion[]> {
  const document = await client.list(`/v1/apps/${appId}/appStoreVersions`, {
    'filter[platform]': platform,
    limit: 200,
  });
  return many(document).map(({ attributes }) => {
    const { versionString, appVersionState } = VersionAttributes.parse(attributes);
    return { versionString, state: appVersionState ?? '' };
  });
}
