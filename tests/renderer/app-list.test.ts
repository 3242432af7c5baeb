import { expect, it } from 'vitest';
import { Preset } from '#shared/domain/preset';
import { defaultSettings } from '#shared/domain/settings';
import { knownApps, matchingApps } from '../../src-renderer/store/app-list';
import { runsOfApp } from '../../src-renderer/store/app-pages';
import { sampleAccount } from '../helpers/sample-plan';
import { samplePreset } from '../helpers/sample-preset';
import { samplePackage, sampleRun } from '../helpers/sample-run';

const practice = sampleAccount();
const live = sampleAccount({ id: 'live-1', name: 'Northwind Apps', environment: 'live' });
const tide = { ...samplePackage, name: 'Tide Table', bundleId: 'com.northwind.tide' };
const liveAccount = { id: 'live-1', name: 'Northwind Apps', keyId: 'LIVE23456Z' };

const known = {
  accounts: [live, practice],
  settings: { ...defaultSettings, activeAccountId: 'live-1' },
  runs: {},
  presets: [],
};

function names(...given: Parameters<typeof knownApps>): string[] {
  return knownApps(...given).map(
    ({ accountName, apps }) => `${accountName}: ${apps.map(({ name }) => name).join(', ')}`,
  );
}

it('the account in use comes first, with what it lists, what has a preset, and what was published', () => {
  const runs = {
    a: sampleRun({ id: 'a', environment: 'live', account: liveAccount, package: tide }),
    b: sampleRun({ id: 'b' }),
  };
  const presets = [
    Preset.parse(samplePreset({ accountId: 'live-1', bundleId: 'com.a', appName: 'Atlas' })),
  ];
  const listed = [
    { id: '1', name: 'Tide Table at Apple', bundleId: 'com.northwind.tide' },
    { id: '2', name: 'Harbour', bundleId: 'com.northwind.harbour' },
  ];
  expect(names({ ...known, runs, presets }, (id) => (id === 'live-1' ? listed : []))).toEqual([
    'Northwind Apps: Tide Table, Atlas, Harbour',
    'Rehearsal team: Orbit Notes',
  ]);
});

it('apps whose account was deleted stay in the list', () => {
  const run = sampleRun({ environment: 'live', account: { ...liveAccount, id: 'gone' } });
  expect(names({ ...known, runs: { run } }, () => [])).toEqual(['Northwind Apps: Orbit Notes']);
});

it('an imported preset without an account belongs to the account in use', () => {
  const preset = Preset.parse(samplePreset({ accountId: null, appName: null }));
  expect(names({ ...known, presets: [preset] }, () => [])).toEqual([
    'Northwind Apps: com.northwind.orbit',
  ]);
});

it('an app’s runs are those of its account, and of other keys of its team', () => {
  const app = { id: '6480000001', name: 'Orbit Notes' };
  const own = sampleRun({ id: 'own', environment: 'live', account: liveAccount });
  const otherKey = { ...own, id: 'other', account: { ...liveAccount, id: 'live-2' }, app };
  const rehearsed = sampleRun({ id: 'rehearsed' });
  const runs = { own, otherKey, rehearsed };
  const key = { accountId: 'live-1', bundleId: 'com.northwind.orbit' };
  const ids = (appId: string | null) =>
    runsOfApp({ ...known, runs }, key, appId).map(({ id }) => id);
  expect(ids(null)).toEqual(['own']);
  expect(ids(app.id)).toEqual(['own', 'other']);
});

it('apps are searched by every word, in the name or the bundle ID, and an account without one is left out', () => {
  const accounts = knownApps({ ...known, runs: { b: sampleRun({ id: 'b' }) } }, (id) =>
    id === 'live-1'
      ? [
          { id: '1', name: 'Tide Table', bundleId: 'com.northwind.tide' },
          { id: '2', name: 'Harbour', bundleId: 'com.northwind.harbour' },
        ]
      : [],
  );
  const found = (query: string) =>
    matchingApps(accounts, query).map(
      ({ accountName, apps }) => `${accountName}: ${apps.map(({ name }) => name).join(', ')}`,
    );
  expect(found('  ')).toEqual([
    'Northwind Apps: Harbour, Tide Table',
    'Rehearsal team: Orbit Notes',
  ]);
  expect(found('northwind TIDE')).toEqual(['Northwind Apps: Tide Table']);
  expect(found('orbit')).toEqual(['Rehearsal team: Orbit Notes']);
  expect(found('orbit tide')).toEqual([]);
});
