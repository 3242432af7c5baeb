import type { Platform } from '../domain/package-info';

export const appStoreConnect = 'https://appstoreconnect.apple.com';

/** Each platform has its own pages for an app. */
const pages: Record<Platform, string> = {
  IOS: 'ios',
  TV_OS: 'tvos',
  VISION_OS: 'visionos',
  MAC_OS: 'macos',
};

export const appleId = /^[\w-]{1,64}$/;

/** The page of an app's builds in App Store Connect, or of one of them; the list of apps if its ID is none of Apple's. */
export function testFlightAddress(
  appId: string,
  platform: string | null,
  buildId: string | null,
): string {
  if (!appleId.test(appId)) return `${appStoreConnect}/apps`;
  const page = pageOf(platform);
  const build = buildId !== null && appleId.test(buildId) ? `/${buildId}` : '';
  return `${appStoreConnect}/apps/${appId}/testflight/${page}${build}`;
}

/** Apple's name of a platform in addresses; that of iOS if the platform is not known. */
export function pageOf(platform: string | null): string {
  return Object.entries(pages).find(([name]) => name === platform)?.[1] ?? pages.IOS;
}
