import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { message } from '#shared/words/message';
import { readPackage } from '../../../src-main/engine/package/read-package';
import type { SampleDict } from '../../../src-main/sample-package/plist/sample-plist';
import type { SampleOptions } from '../../../src-main/sample-package/write-sample-package';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { cgbiPng } from './support/cgbi';
import { type RawEntry, rawZip } from './support/raw-zip';
import { infoEntry } from './support/small-app';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();

async function sample(options: SampleOptions = {}, name = 'sample.ipa') {
  return readPackage((await writeSamplePackage(at(name), options)).file);
}

async function app(keys: SampleDict, entries: RawEntry[] = []) {
  await writeFile(at('raw.ipa'), rawZip([infoEntry({}, keys), ...entries]));
  return (await readPackage(at('raw.ipa'))).info;
}

describe('the facts of a package', () => {
  test.each([true, false])(
    'the facts of a package are complete (binary Info.plist: %s)',
    async (isBinaryPlist) => {
      const { info, icon } = await sample({ isBinaryPlist, now: new Date('2026-11-22T09:30:00Z') });
      expect(info).toMatchObject({
        bundleId: 'com.northwind.orbit',
        name: 'Orbit Notes',
        version: '1.4.0',
        buildNumber: '42',
        platform: 'IOS',
        minimumOsVersion: '15.0',
        deviceFamilies: ['iPhone', 'iPad'],
        sdk: '26.4',
        usesNonExemptEncryption: false,
        locales: ['de', 'en', 'fr', 'ja'],
        extensions: [],
      });
      expect(info.signing).toMatchObject({
        kind: 'app-store',
        teamId: '9NW47H2K3L',
        teamName: 'Northwind Apps',
      });
      expect(info.icons.map(({ width }) => width)).toEqual([180, 167, 152, 120]);
      expect(icon?.subarray(1, 4).toString()).toBe('PNG');
    },
  );

  test('the facts keep spaces and letters of any script, also in the file name', async () => {
    const name = 'Zürich – 東京 café ✨';
    const { info, appPath } = await sample({ name }, `${name}.ipa`);
    expect(info.name).toBe(name);
    expect(appPath).toBe(`Payload/${name.normalize('NFC')}.app/`);
  });

  test('the facts name the extensions', async () => {
    const { info } = await sample({ hasExtension: true });
    expect(info.extensions).toEqual([
      {
        bundleId: 'com.northwind.orbit.widget',
        name: 'Orbit Notes Widget',
        version: '1.4.0',
        buildNumber: '42',
        kind: 'com.apple.widgetkit-extension',
      },
    ]);
  });

  test('the facts name watch apps, App Clips and their contents, without folder entries', async () => {
    const paths = [
      'Watch/W.app',
      'Watch/W.app/PlugIns/X.appex',
      'AppClips/C.app',
      'Extensions/E.appex',
    ];
    const entries = paths.map((path, index) =>
      infoEntry({ name: `Payload/Orbit.app/${path}/Info.plist` }, { CFBundleName: `n${index}` }),
    );
    const { extensions } = await app({}, entries);
    expect(extensions.map(({ name, kind }) => [name, kind])).toEqual([
      ['n2', 'app-clip'],
      ['n3', null],
      ['n0', 'watch-app'],
      ['n1', null],
    ]);
  });

  test('the facts are null or empty when the package does not contain them', async () => {
    expect(
      await app({ CFBundleVersion: 42, CFBundleName: '  ', ITSAppUsesNonExemptEncryption: 'NO' }),
    ).toEqual({
      bundleId: 'com.northwind.orbit',
      name: null,
      version: null,
      buildNumber: null,
      platform: null,
      minimumOsVersion: null,
      deviceFamilies: [],
      size: expect.any(Number),
      sdk: null,
      usesNonExemptEncryption: null,
      misplacedEncryptionAnswer: message('plist-value.text', { value: 'NO' }),
      signing: expect.objectContaining({ kind: 'unsigned', teamId: null, entitlements: null }),
      icons: [],
      extensions: [],
      locales: [],
    });
  });

  test.each<[SampleDict, string | null]>([
    [{ CFBundleSupportedPlatforms: ['iPhoneOS'] }, 'IOS'],
    [{ CFBundleSupportedPlatforms: ['AppleTVOS'] }, 'TV_OS'],
    [{ CFBundleSupportedPlatforms: ['XROS'] }, 'VISION_OS'],
    [{ CFBundleSupportedPlatforms: ['MacOSX'] }, 'MAC_OS'],
    [{ DTPlatformName: 'appletvos' }, 'TV_OS'],
    [{ CFBundleSupportedPlatforms: ['iPhoneSimulator'], DTPlatformName: 'iphoneos' }, null],
    [{ CFBundleSupportedPlatforms: ['BeOS'] }, null],
  ])('the facts take the platform from %j', async (keys, platform) => {
    expect((await app(keys)).platform).toBe(platform);
  });

  test.each<[SampleDict, string | null]>([
    [{ DTSDKName: 'iphoneos26.4', DTPlatformVersion: '26.3' }, '26.4'],
    [{ DTSDKName: 'iphoneos26.0.internal' }, '26.0'],
    [{ DTPlatformVersion: '18.5' }, '18.5'],
    [{}, null],
  ])('the facts take the SDK from %j', async (keys, sdk) => {
    expect((await app(keys)).sdk).toBe(sdk);
  });

  test('the facts name devices in the order of the package', async () => {
    expect((await app({ UIDeviceFamily: [2, 1, '7', 99] })).deviceFamilies).toEqual([
      'iPad',
      'iPhone',
      'Apple Vision',
    ]);
    expect((await app({ UIDeviceFamily: 3 })).deviceFamilies).toEqual(['Apple TV']);
  });

  test('the facts are found in an app whose name macOS wrote in UTF-8 without the flag', async () => {
    const name = 'Payload/Zu\u0308rich.app/Info.plist';
    await writeFile(at('mac.ipa'), rawZip([infoEntry({ name, flags: 0 })]));
    expect((await readPackage(at('mac.ipa'))).appPath).toBe('Payload/Zürich.app/');
  });

  test('the facts show the largest icon that can be drawn', async () => {
    const icon = cgbiPng({ width: 3, height: 3, channels: 4, samples: Buffer.alloc(36, 255) });
    const broken = Buffer.from(icon);
    broken.writeUInt32BE(5_000, 8 + 16 + 8);
    const keys = {
      CFBundleIcons: { CFBundlePrimaryIcon: { CFBundleIconFiles: ['Icon', 'Big.png'] } },
    };
    await writeFile(
      at('icons.ipa'),
      rawZip([
        infoEntry({}, keys),
        { name: 'Payload/Orbit.app/Icon@2x.png', content: icon },
        { name: 'Payload/Orbit.app/Big@2x.png', content: broken },
        { name: 'Payload/Orbit.app/Iconic.png', content: icon },
      ]),
    );
    const read = await readPackage(at('icons.ipa'));
    expect(read.info.icons.map(({ path, width }) => [path.slice(18), width])).toEqual([
      ['Big@2x.png', 5_000],
      ['Icon@2x.png', 3],
    ]);
    expect(read.icon?.readUInt32BE(16)).toBe(3);
  });

  test('reading the facts stops when it is aborted', async () => {
    const { file } = await writeSamplePackage(at('stopped.ipa'));
    const signal = AbortSignal.abort();
    await expect(readPackage(file, { signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
