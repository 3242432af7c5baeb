import { beforeAll, describe, expect, test } from 'vitest';
import { packageRules } from '#shared/asc/package-rules';
import type { PackageInfo } from '#shared/domain/package-info';
import { allInWords } from '#shared/words/say';
import type {
  MachOSlice,
  PackageContents,
  ProvisioningProfile,
} from '../../../src-main/engine/package/package-contents';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { commandFile, commandWord } from '../../../src-main/engine/preflight/command-words';
import { offlineChecks } from '../../../src-main/engine/preflight/offline-checks';
import { runChecks } from '../../../src-main/engine/preflight/run-checks';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();
const today = new Date('2026-11-22T12:00:00Z');
let clean: PackageContents;

beforeAll(async () => {
  clean = await readContents((await writeSamplePackage(at('clean.ipa'), { now: today })).file);
});

const found = (pkg: PackageContents, day = today): string[] =>
  runChecks(pkg, day).findings.map(({ severity, code }) => `${severity} ${code}`);

const says = (changes: Partial<PackageInfo>): PackageContents => ({
  ...clean,
  info: { ...clean.info, ...changes },
});

function builtAs(changes: Partial<MachOSlice>): PackageContents {
  const machOs = clean.machOs.map((file) => ({
    ...file,
    slices: file.slices.map((slice) => ({ ...slice, ...changes })),
  }));
  return { ...clean, machOs };
}

function signedWith(changes: Partial<ProvisioningProfile>): PackageContents {
  if (clean.profile.state !== 'read') throw new Error('the sample has no profile');
  const profile = { state: 'read', profile: { ...clean.profile.profile, ...changes } } as const;
  return { ...clean, profile, bundles: clean.bundles.map((bundle) => ({ ...bundle, profile })) };
}

test('every check of an .ipa runs, and their number is reported', () => {
  const rules = Object.keys(packageRules);
  const ofIpa = rules.filter((rule) => !rule.startsWith('mac-'));
  expect(runChecks(clean, today)).toEqual({ findings: [], checks: ofIpa.length });
  expect(Object.keys(offlineChecks).sort()).toEqual(rules.sort());
});

describe('versions and build numbers', () => {
  test.each(['1', '1.0', '10.20.30', '0.0.1'])('version %s is accepted', (version) => {
    expect(found(says({ version }))).toEqual([]);
  });

  test.each(['1.', '.1', '1.2.3.4', 'v1', '1,0', '1.0 ', '１.0'])(
    'version %j is a blocker',
    (version) => {
      expect(found(says({ version }))).toEqual(['blocker version-malformed']);
    },
  );

  test.each<[string, string[]]>([
    ['42', []],
    ['0', []],
    ['0.1.0', []],
    ['042', ['warning leading-zeros']],
    ['2020.12.011744', ['warning leading-zeros']],
    ['2026.11.22', []],
    ['2.0.53.731', ['warning build-number-malformed']],
    ['1234567890123456789', ['warning build-number-malformed']],
    ['42b', ['blocker build-number-malformed']],
    ['-1', ['blocker build-number-malformed']],
  ])('build number %s gives %j', (buildNumber, codes) => {
    expect(found(says({ buildNumber }))).toEqual(codes);
  });
});

test('a version with leading zeros is reported as App Store Connect will show it', () => {
  const [finding] = allInWords(runChecks(says({ version: '1.00.07' }), today).findings);
  expect(finding).toMatchObject({
    severity: 'warning',
    title: 'App Store Connect drops leading zeros: version 1.00.07 is shown as 1.0.7',
    command: 'agvtool new-marketing-version 1.0.7',
  });
});

describe('bundle IDs', () => {
  test.each<[string, string[]]>([
    ['com.northwind.Orbit-2', []],
    ['Test', ['warning bundle-id-malformed']],
    ['com.north_wind.orbit', ['blocker bundle-id-malformed']],
    ['com..orbit', ['blocker bundle-id-malformed']],
    ['com.northwind.*', ['blocker bundle-id-malformed']],
  ])('bundle ID %s gives %j', async (bundleId, codes) => {
    const { file } = await writeSamplePackage(at('named.ipa'), { bundleId });
    expect(found(await readContents(file), new Date())).toEqual(codes);
  });

  test.each<[string, string[]]>([
    ['9NW47H2K3L.com.northwind.orbit', []],
    ['9NW47H2K3L.com.northwind.*', []],
    ['9NW47H2K3L.*', []],
    ['9NW47H2K3L.com.northwind.orbit.more', ['blocker profile-app-id-differs']],
    ['9NW47H2K3L.com.other.*', ['blocker profile-app-id-differs']],
    ['9NW47H2K3L.com.northwind.Orbit', ['blocker profile-app-id-differs']],
  ])('a profile for %s gives %j', (appId, codes) => {
    const profile = clean.profile.state === 'read' ? clean.profile.profile : null;
    const entitlements = { ...profile?.entitlements, 'application-identifier': appId };
    expect(found(signedWith({ entitlements }))).toEqual(codes);
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
  ])('SDK %s on %s gives %j', (sdk, day, codes) => {
    expect(found(builtAs({ sdk }), new Date(day))).toEqual(codes);
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

  test('minimum versions of other platforms are not checked', () => {
    expect(found(says({ platform: 'VISION_OS', minimumOsVersion: '2.0' }))).toEqual([]);
  });
});

describe('beta toolchains', () => {
  const builtWith = (key: string, build: string) =>
    found({ ...clean, infoPlist: { ...clean.infoPlist, [key]: build } });

  test.each([
    ['Xcode', 'DTXcodeBuild', '26A5301m'],
    ['the SDK', 'DTSDKBuild', '24A5279h'],
    ['macOS', 'BuildMachineOSBuild', '26A5318f'],
  ])('a beta of %s is reported', (_, key, build) => {
    expect(builtWith(key, build)).toEqual(['warning beta-toolchain']);
  });

  test.each([
    ['DTXcodeBuild', '16C5032a'],
    ['DTXcodeBuild', '15F31d'],
    ['BuildMachineOSBuild', '25B78'],
  ])('the release %s %s is not a beta', (key, build) => {
    expect(builtWith(key, build)).toEqual([]);
  });
});

describe('expiration of profiles and certificates', () => {
  const expiring = (iso: string): string[] => found(signedWith({ expires: new Date(iso) }));

  test.each<[string, string[]]>([
    ['2026-12-20T00:00:00Z', []],
    ['2026-12-06T12:00:00Z', []],
    ['2026-12-06T11:59:00Z', ['warning profile-expires-soon']],
    ['2026-11-22T12:00:01Z', ['warning profile-expires-soon']],
    ['2026-11-22T12:00:00Z', ['blocker profile-expired']],
    ['2024-01-01T00:00:00Z', ['blocker profile-expired']],
  ])('a profile valid until %s gives %j', (iso, codes) => {
    expect(expiring(iso)).toEqual(codes);
  });

  test('an executable signed with an expired certificate is reported, though its profile is still valid', () => {
    const [signature] = clean.machOs.flatMap(({ slices }) => slices.map((one) => one.signature));
    if (!signature?.signer) throw new Error('the sample is not signed');
    const signedUntil = (day: string) =>
      builtAs({
        signature: {
          ...signature,
          signer: { ...signature.signer, expires: new Date(day) } as never,
        },
      });
    expect(found(signedUntil('2026-11-23'))).toEqual([]);
    const [finding, ...others] = allInWords(runChecks(signedUntil('2026-11-21'), today).findings);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'certificate-expired',
      severity: 'warning',
      where: expect.stringMatching(/, LC_CODE_SIGNATURE$/),
      title: expect.stringMatching(/ is signed with a certificate that expired on .*2026$/),
    });
  });

  test('one valid certificate is enough', () => {
    const [certificate] = clean.profile.state === 'read' ? clean.profile.profile.certificates : [];
    const ending = (day: string) => ({ ...certificate, expires: new Date(day) }) as never;
    const certificates = [ending('2025-01-01'), ending('2027-01-01')];
    expect(found(signedWith({ certificates }))).toEqual([]);
    expect(found(signedWith({ certificates: certificates.slice(0, 1) }))).toEqual([
      'warning certificate-expired',
    ]);
  });
});

describe('unknown values', () => {
  test('an unknown SDK makes no finding', () => {
    const unsaid = builtAs({ sdk: null });
    expect(found({ ...unsaid, info: { ...clean.info, sdk: 'n/a' } }, today)).toEqual([]);
  });

  test('a partly unreadable executable makes no finding', () => {
    expect(found({ ...clean, machOs: [] })).toEqual([]);
  });
});

test('a linker’s own identifier for unsigned code is not reported in addition', () => {
  const [signature] = clean.machOs.flatMap(({ slices }) => slices.map((one) => one.signature));
  if (!signature) throw new Error('the sample is not signed');
  const byLinker = { ...signature, identifier: 'Orbit', isAdHoc: true, signer: null };
  expect(found(builtAs({ signature: byLinker }))).toEqual(['blocker code-not-signed']);
  expect(found(builtAs({ signature: { ...signature, identifier: 'Orbit' } }))).toEqual([
    'blocker code-identifier-differs',
  ]);
});

describe('sizes', () => {
  test('an app of more than 4 GB is a blocker', () => {
    const largest = 4 * 1024 ** 3;
    expect(found({ ...clean, unpackedSize: largest })).toEqual([]);
    expect(found({ ...clean, unpackedSize: largest + 1 })).toEqual(['blocker app-too-large']);
  });

  test('an executable with more than 500 MB of code is a blocker', () => {
    const text = (fileSize: number) => [{ name: '__TEXT', fileSize, memorySize: fileSize }];
    expect(found(builtAs({ segments: text(400e6) }))).toEqual([]);
    expect(found(builtAs({ segments: text(501e6) }))).toEqual(['blocker executable-too-large']);
  });

  test('an asset pack of more than 512 MB is a blocker before iOS 18', () => {
    const path = `${clean.appPath}OnDemandResources/level.assetpack/film.bin`;
    const entry = { path, size: 600e6, packedSize: 1, mode: null, isLink: false, isFolder: false };
    const entries = new Map([...clean.entries, [path, entry] as const]);
    expect(found({ ...clean, entries })).toEqual(['blocker asset-pack-too-large']);
    expect(found({ ...says({ minimumOsVersion: '18.0' }), entries })).toEqual([]);
  });
});

test('text from the package is truncated and sanitized in findings', () => {
  const bundleId = `com.\u202E${'x'.repeat(5_000)}`;
  const { findings } = runChecks(says({ bundleId }), today);
  expect(findings).not.toEqual([]);
  for (const { title, where, whatToDo } of allInWords(findings)) {
    expect(`${where}${title}${whatToDo}`.length).toBeLessThan(1_000);
    expect(`${where}${title}${whatToDo}`).not.toMatch(/\p{Cf}/u);
  }
});

test('no text from a package gets into a command that it could change', () => {
  for (const word of ['1"; rm -rf ~; "', '$(id)', '`id`', '-rf', '\\', "'", 'a\nb', '']) {
    expect(commandWord(word, 'BUILD')).toBe('"BUILD"');
  }
  expect(commandWord('1.4.0', 'VERSION')).toBe('"1.4.0"');
  expect(commandFile('Payload/A.app/Orbit Notes')).toBe('"Orbit Notes"');
});
