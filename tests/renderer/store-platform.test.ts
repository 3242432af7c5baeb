import { expect, it } from 'vitest';
import type { AppPage } from '../../shared/domain/app-page';
import { choosePlatform, platformsOf, shownStoreKey } from '../../src-renderer/store/app-store';

const app = { accountId: 'account', bundleId: 'com.northwind.orbit' };

/** Only the platforms of the builds are looked at. */
const withBuilds = (...all: string[]) =>
  ({ builds: all.map((platform) => ({ platform })) }) as unknown as AppPage;

it('the platforms of an app are those of its builds in a fixed order, iOS if none is known', () => {
  expect(platformsOf(withBuilds('MAC_OS', 'IOS', 'MAC_OS'))).toEqual(['IOS', 'MAC_OS']);
  expect(platformsOf(withBuilds('MAC_OS'))).toEqual(['MAC_OS']);
  expect(platformsOf(withBuilds())).toEqual(['IOS']);
  expect(platformsOf(null)).toEqual(['IOS']);
});

it('the first platform is shown until another one is chosen, for that app alone', () => {
  const page = withBuilds('IOS', 'MAC_OS');
  expect(shownStoreKey(app, page).platform).toBe('IOS');
  choosePlatform(app, 'MAC_OS');
  expect(shownStoreKey(app, page).platform).toBe('MAC_OS');
  expect(shownStoreKey({ ...app, accountId: 'other' }, page).platform).toBe('IOS');
});
