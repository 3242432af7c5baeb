import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { PackageInfo } from '#shared/domain/package-info';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { machExecutable } from '../../../src-main/sample-package/mach-o/mach-executable';
import { words } from '../../../src-main/sample-package/mach-o/words';
import type { SampleDict } from '../../../src-main/sample-package/plist/sample-plist';
import type { Certificate } from '../../../src-main/sample-package/profile/certificate';
import {
  distributionCertificate,
  sampleProfile,
  writeProfile,
} from '../../../src-main/sample-package/profile/sample-profile';
import { signingKeys } from '../../../src-main/sample-package/profile/signing-keys';
import { codeSigner } from '../../../src-main/sample-package/signature/code-signer';
import { command, fat, rawSlice } from './support/raw-mach-o';
import { type RawEntry, rawZip } from './support/raw-zip';
import { infoEntry } from './support/small-app';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();
const now = new Date('2026-11-22T09:30:00Z');
const team = { teamId: '9NW47H2K3L', teamName: 'Northwind Apps', now };
const mach = { minimumOs: '15.0', sdk: '26.4', platform: 2 };
const entitlements = { 'application-identifier': '9NW47H2K3L.com.northwind.orbit' };
let profile: SampleDict;
let granted: Certificate;
let made = 0;

beforeAll(async () => {
  granted = await distributionCertificate(team, 'iPhone Distribution');
  profile = sampleProfile({
    ...team,
    bundleId: 'com.northwind.orbit',
    appName: 'Orbit',
    platform: 'iOS',
    certificate: granted,
  });
});

/** The signing result for an app with this executable and this profile. */
async function factsOf(
  executable: Buffer | null,
  changes: SampleDict | null,
): Promise<PackageInfo> {
  made += 1;
  const file = (name: string, content: Buffer): RawEntry => ({
    name: `Payload/Orbit.app/${name}`,
    content,
    method: 8,
  });
  const embedded = changes && (await writeProfile({ ...profile, ...changes }, now));
  const path = at(`kind-${made}.ipa`);
  await writeFile(
    path,
    rawZip([
      infoEntry({}, { CFBundleExecutable: 'Orbit', DTSDKName: 'iphoneos18.0' }),
      ...(executable ? [file('Orbit', executable)] : []),
      ...(embedded ? [file('embedded.mobileprovision', embedded)] : []),
    ]),
  );
  const { info } = await readContents(path);
  return PackageInfo.parse(info);
}

async function signed(kind: string): Promise<Buffer> {
  const signer = codeSigner({
    identifier: 'com.northwind.orbit',
    teamId: team.teamId,
    certificate: await distributionCertificate(team, kind),
    keys: await signingKeys(),
    at: now,
    entitlements,
    infoPlist: Buffer.alloc(0),
    codeResources: null,
  });
  return machExecutable(mach, signer);
}

describe('a signed package', () => {
  test.each<[string, SampleDict, string]>([
    ['app-store', {}, 'Apple Distribution'],
    ['ad-hoc', { ProvisionedDevices: ['a'] }, 'Apple Distribution'],
    [
      'development',
      { ProvisionedDevices: ['a'], Entitlements: { 'get-task-allow': true } },
      'Apple Development',
    ],
    ['enterprise', { ProvisionsAllDevices: true }, 'iPhone Distribution'],
  ])('a package signed for %s names the signer of its executable', async (kind, changes, name) => {
    const { signing, sdk } = await factsOf(await signed(name), changes);
    expect(signing).toMatchObject({
      kind,
      teamId: team.teamId,
      certificateName: `${name}: Northwind Apps (9NW47H2K3L)`,
      certificateExpires: '2027-10-23T09:30:00.000Z',
      entitlements,
    });
    expect(sdk).toBe('26.4');
  });

  test('a signed package without its executable uses its profile instead', async () => {
    const { signing, sdk } = await factsOf(null, {});
    expect(signing).toMatchObject({
      kind: 'app-store',
      certificateName: 'iPhone Distribution: Northwind Apps (9NW47H2K3L)',
      entitlements: { 'beta-reports-active': true },
    });
    expect(sdk).toBe('18.0');
  });

  test('a package without a profile counts as unsigned, with the values from its executable', async () => {
    const { signing } = await factsOf(await signed('Apple Distribution'), null);
    expect(signing).toMatchObject({
      kind: 'unsigned',
      teamId: team.teamId,
      profileName: null,
      certificateName: 'Apple Distribution: Northwind Apps (9NW47H2K3L)',
    });
  });
});

describe('an unsigned package', () => {
  test('an unsigned package has null for everything in a signature', async () => {
    const { signing } = await factsOf(machExecutable({ ...mach, platform: 7 }), null);
    expect(signing).toEqual({
      kind: 'unsigned',
      teamId: null,
      teamName: null,
      profileName: null,
      profileUuid: null,
      profileExpires: null,
      certificateName: null,
      certificateExpires: null,
      entitlements: null,
    });
  });

  test('a package made by an old Xcode for two architectures has the SDK of its newer one', async () => {
    const least = (sdk: number): Buffer => command(0x25, words(0x00080000, sdk));
    const old = fat([
      { bytes: rawSlice({ is64: false, commands: [least(0x00090300)] }), cpu: 12 },
      { bytes: rawSlice({ commands: [least(0x000a0200)] }), cpu: 0x0100000c },
    ]);
    expect((await factsOf(old, null)).sdk).toBe('10.2');
  });

  test('a package whose executable is not a Mach-O keeps the values of Info.plist', async () => {
    expect((await factsOf(Buffer.from('#!/bin/sh\n'), null)).sdk).toBe('18.0');
  });
});
