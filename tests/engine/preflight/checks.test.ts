import { beforeAll, describe, expect, test } from 'vitest';
import type { PackageInfo } from '#shared/domain/package-info';
import type { ProvisioningProfile } from '../../../src-main/engine/package/profile/provisioning-profile';
import { type ReadPackage, readPackage } from '../../../src-main/engine/package/read-package';
import { offlineChecks } from '../../../src-main/engine/preflight/offline-checks';
import { runChecks } from '../../../src-main/engine/preflight/run-checks';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();
const today = new Date('2026-11-22T12:00:00Z');
let clean: ReadPackage;

beforeAll(async () => {
  clean = await readPackage((await writeSamplePackage(at('clean.ipa'), { now: today })).file);
});

const found = (pkg: ReadPackage, day = today): string[] =>
  runChecks(pkg, day).findings.map(({ severity, code }) => `${severity} ${code}`);

const says = (changes: Partial<PackageInfo>): ReadPackage => ({
  ...clean,
  info: { ...clean.info, ...changes },
});

function signedWith(changes: Partial<ProvisioningProfile>): ReadPackage {
  if (clean.profile.state !== 'read') throw new Error('the sample has no profile');
  return {
    ...clean,
    profile: { state: 'read', profile: { ...clean.profile.profile, ...changes } },
  };
}

test('every check runs, and their number is told', () => {
  expect(runChecks(clean, today)).toEqual({ findings: [], checks: offlineChecks.length });
});

describe('versions and build numbers', () => {
  test.each(['1', '1.0', '10.20.30', '0.0.1'])('version %s is taken', (version) => {
    expect(found(says({ version }))).toEqual([]);
  });

  test.each(['1.', '.1', '1.2.3.4', 'v1', '1,0', '1.0 ', '１.0'])(
    'version %j blocks',
    (version) => {
      expect(found(says({ version }))).toEqual(['blocker version-malformed']);
    },
  );

  test.each<[string, string[]]>([
    ['42', []],
    ['2026.11.22', []],
    ['2.0.53.731', ['warning build-number-malformed']],
    ['1234567890123456789', ['warning build-number-malformed']],
    ['42b', ['blocker build-number-malformed']],
    ['-1', ['blocker build-number-malformed']],
  ])('build %s gives %j', (buildNumber, codes) => {
    expect(found(says({ buildNumber }))).toEqual(codes);
  });
});

describe('bundle IDs', () => {
  const withId = (bundleId: string): ReadPackage => {
    const entitlements = { 'application-identifier': '9NW47H2K3L.*' };
    return { ...signedWith({ entitlements }), info: { ...clean.info, bundleId } };
  };

  test.each<[string, string[]]>([
    ['com.northwind.Orbit-2', []],
    ['Test', ['warning bundle-id-malformed']],
    ['com.north_wind.orbit', ['blocker bundle-id-malformed']],
    ['com..orbit', ['blocker bundle-id-malformed']],
    ['com.northwind.*', ['blocker bundle-id-malformed']],
  ])('%s gives %j', (bundleId, codes) => {
    expect(found(withId(bundleId))).toEqual(codes);
  });

  test.each<[string, string[]]>([
    ['9NW47H2K3L.com.northwind.orbit', []],
    ['9NW47H2K3L.com.northwind.*', []],
    ['9NW47H2K3L.*', []],
    ['9NW47H2K3L.com.northwind.orbit.more', ['blocker profile-app-id-differs']],
    ['9NW47H2K3L.com.other.*', ['blocker profile-app-id-differs']],
    ['9NW47H2K3L.com.northwind.Orbit', ['blocker profile-app-id-differs']],
  ])('a profile for %s gives %j', (appId, codes) => {
    expect(found(signedWith({ entitlements: { 'application-identifier': appId } }))).toEqual(codes);
  });
});

describe('rules with dates', () => {
  test.each<[string, string, string[]]>([
    ['26.0', '2026-11-22', []],
    ['18.5', '2026-11-22', ['blocker sdk-too-old']],
    ['18.5', '2026-04-28', ['blocker sdk-too-old']],
    ['18.5', '2026-04-27', ['note sdk-too-old']],
    ['18.5', '2026-01-01', []],
    ['26.4', '2026-12-31', []],
    ['26.4', '2027-03-01', ['note sdk-too-old']],
    ['26.4', '2027-05-01', ['warning sdk-too-old']],
    ['27.0', '2027-05-01', []],
    ['n/a', '2027-05-01', []],
  ])('SDK %s on %s gives %j', (sdk, day, codes) => {
    expect(found(says({ sdk }), new Date(day))).toEqual(codes);
  });

  test.each<[string, string, string[]]>([
    ['12.4', '2026-11-22', ['blocker minimum-os-too-low']],
    ['12.4', '2026-08-01', ['note minimum-os-too-low']],
    ['13.0', '2026-11-22', ['warning minimum-os-too-low']],
    ['14.8', '2026-11-22', ['warning minimum-os-too-low']],
    ['15.0', '2026-11-22', []],
  ])('minimum iOS %s on %s gives %j', (minimumOsVersion, day, codes) => {
    expect(found(says({ minimumOsVersion }), new Date(day))).toEqual(codes);
  });

  test('minimum versions of other platforms are left alone', () => {
    expect(found(says({ platform: 'VISION_OS', minimumOsVersion: '2.0' }))).toEqual([]);
  });
});

describe('profiles and certificates by day', () => {
  const expiring = (iso: string): string[] => found(signedWith({ expires: new Date(iso) }));

  test.each<[string, string[]]>([
    ['2026-12-20T00:00:00Z', []],
    ['2026-12-06T12:00:00Z', []],
    ['2026-12-06T11:59:00Z', ['warning profile-expires-soon']],
    ['2026-11-22T12:00:01Z', ['warning profile-expires-soon']],
    ['2026-11-22T12:00:00Z', ['blocker profile-expired']],
    ['2024-01-01T00:00:00Z', ['blocker profile-expired']],
  ])('a profile until %s gives %j', (iso, codes) => {
    expect(expiring(iso)).toEqual(codes);
  });

  test('one certificate that still holds is enough', () => {
    const certificates = ['2025-01-01', '2027-01-01'].map((day) => ({
      name: 'a',
      expires: new Date(day),
    }));
    expect(found(signedWith({ certificates }))).toEqual([]);
    expect(found(signedWith({ certificates: certificates.slice(0, 1) }))).toEqual([
      'warning certificate-expired',
    ]);
  });
});

describe('what a package cannot tell is not held against it', () => {
  test('icons may be in the asset catalog', () => {
    const named = clean.namedIcons.map((icon) => ({ ...icon, paths: [] }));
    const has = (path: string): boolean => path.endsWith('/Assets.car') || clean.has(path);
    expect(found({ ...clean, namedIcons: named, has })).toEqual([]);
    expect(found({ ...clean, namedIcons: named })).toEqual(['blocker icon-missing']);
  });

  test('other platforms keep their icons elsewhere', () => {
    expect(
      found({ ...says({ platform: 'TV_OS' }), namedIcons: [], catalogIconName: null }),
    ).toEqual([]);
  });

  test('an app of more than 4 GB blocks', () => {
    expect(found({ ...clean, unpackedSize: 5e9 })).toEqual(['blocker app-too-large']);
  });
});

test('words from the package are shortened and cleaned in findings', () => {
  const bundleId = `com.\u202E${'x'.repeat(5_000)}`;
  for (const { title, where, whatToDo } of runChecks(says({ bundleId }), today).findings) {
    expect(`${where}${title}${whatToDo}`.length).toBeLessThan(1_000);
    expect(`${where}${title}${whatToDo}`).not.toMatch(/\p{Cf}/u);
  }
});
