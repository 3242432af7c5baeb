import { beforeEach, describe, expect, it } from 'vitest';
import type { AppPage } from '#shared/domain/app-page';
import {
  changeView,
  keepPlace,
  listOf,
  pageOf,
  placeOf,
  readAppList,
  readAppPage,
  readOlderBuilds,
  useAppPages,
  viewOf,
} from '../../src-renderer/store/app-pages';
import { openPackages } from '../../src-renderer/store/package-actions';
import { usePlan } from '../../src-renderer/store/plan';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { show } from '../../src-renderer/store/window';
import { bridgeDouble, ok, refused, settled } from '../helpers/bridge-double';
import { openedPackage, sampleAccount, sampleDestination } from '../helpers/sample-plan';

const bridge = bridgeDouble();
const key = { accountId: 'practice', bundleId: 'com.northwind.orbit' };
const page = () => pageOf(useAppPages.getState(), key);

beforeEach(() => useAppPages.setState(useAppPages.getInitialState(), true));

function pageWith(builds: number, olderBuilds: number | null = 0): AppPage {
  const { app, groups } = sampleDestination;
  return {
    app,
    groups,
    olderBuilds,
    nextBuildNumber: '43',
    builds: Array.from({ length: builds }, (_, place) => ({
      id: `b${place}`,
      version: '1.4.0',
      buildNumber: String(9000 - place),
      platform: 'IOS',
      uploadedDate: null,
      expirationDate: null,
      expired: false,
      states: { processing: 'VALID', internal: null, external: null },
      reviewState: null,
      groupIds: null,
      groupCount: null,
      individualTesters: null,
      noteLocales: null,
      usesNonExemptEncryption: null,
      isInternalOnly: false,
      minimumOsVersion: null,
      size: null,
    })),
  };
}

describe('reading an app', () => {
  it('the last values stay when App Store Connect is not reached, with the reason', async () => {
    bridge.answer({ 'apps:read': () => ok(pageWith(3)) });
    await readAppPage(key);
    const { at } = page();
    expect(at).not.toBeNull();
    bridge.answer({ 'apps:read': () => refused('network-unreachable') });
    await readAppPage(key);
    expect(page()).toMatchObject({ at, isReading: false, error: { code: 'network-unreachable' } });
    expect(page().value?.builds).toHaveLength(3);
    bridge.answer({ 'apps:read': () => ok(pageWith(4)) });
    await readAppPage(key);
    expect(page().error).toBeNull();
  });

  it('older builds are read once someone asks for them, and again with each later reading', async () => {
    bridge.answer({
      'apps:read': ({ reach }) => ok(reach === 'all' ? pageWith(500) : pageWith(200, 300)),
    });
    await readAppPage(key);
    expect(page().value?.olderBuilds).toBe(300);
    await readOlderBuilds(key);
    await readOlderBuilds(key);
    expect(page().value?.builds).toHaveLength(500);
    await readAppPage(key);
    const asked = bridge.paramsOf('apps:read').map(({ reach }) => reach);
    expect(asked).toEqual(['newest', 'all', 'all']);
  });

  it('the apps of an account stay as they were when a later reading fails', async () => {
    const listed = [{ id: '1', name: 'Orbit Notes', bundleId: 'com.northwind.orbit' }];
    bridge.answer({ 'apps:list': () => ok(listed) });
    await readAppList('practice');
    bridge.answer({ 'apps:list': () => refused('network-unreachable') });
    await readAppList('practice');
    expect(listOf(useAppPages.getState(), 'practice')).toMatchObject({
      value: listed,
      error: { code: 'network-unreachable' },
    });
  });
});

it('another filter starts the list at its top, and a tab does not', () => {
  keepPlace(key, { scrollTop: 800, row: 'b7' });
  changeView(key, { tab: 'runs' });
  expect(viewOf(useAppPages.getState(), key).tab).toBe('runs');
  expect(placeOf(key)).toEqual({ scrollTop: 800, row: 'b7' });
  changeView(key, { query: '42' });
  expect(viewOf(useAppPages.getState(), key)).toMatchObject({ tab: 'runs', query: '42' });
  expect(placeOf(key)).toEqual({ scrollTop: 0, row: null });
});

describe('a package that is opened on the page of an app', () => {
  const live = sampleAccount({ id: 'live-1', name: 'Northwind', environment: 'live' });

  async function openOn(bundleId: string): Promise<string | null | undefined> {
    useSnapshots.setState({ accounts: [live, sampleAccount()] });
    useSnapshots.setState((state) => ({
      settings: { ...state.settings, activeAccountId: 'live-1' },
    }));
    bridge.answer({
      'packages:inspect': () => ok(openedPackage()),
      'destinations:read': () => ok(sampleDestination),
    });
    show({ name: 'app', app: { accountId: 'practice', bundleId } });
    await openPackages(['/builds/orbit.ipa']);
    await settled();
    return usePlan.getState().plan?.accountId;
  }

  it('a package of the app is published with the page’s account', async () => {
    expect(await openOn('com.northwind.orbit')).toBe('practice');
  });

  it('a package of another app is published with the account in use', async () => {
    expect(await openOn('com.northwind.tide')).toBe('live-1');
  });
});
