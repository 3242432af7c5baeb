import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { message } from '#shared/words/message';
import { allInWords } from '#shared/words/say';
import type { PackageContents } from '../../../src-main/engine/package/package-contents';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { machExecutable } from '../../../src-main/sample-package/mach-o/mach-executable';
import { writeXmlPlist } from '../../../src-main/sample-package/plist/write-xml-plist';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { cgbiPng, standardPng } from './support/cgbi';
import type { RawEntry } from './support/raw-zip';
import { rawZip } from './support/raw-zip';
import { infoEntry, smallApp } from './support/small-app';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();
const app = 'Payload/Orbit.app/';
const mach = { minimumOs: '15.0', sdk: '26.4', platform: 2 };
let made = 0;

async function contentsOf(bytes: Buffer): Promise<PackageContents> {
  made += 1;
  const path = at(`contents-${made}.ipa`);
  await writeFile(path, bytes);
  return readContents(path);
}

const file = (path: string, content: Buffer | string, more: Partial<RawEntry> = {}): RawEntry => ({
  name: app + path,
  content,
  method: 8,
  ...more,
});

const plist = (path: string, keys: Parameters<typeof writeXmlPlist>[0] = {}): RawEntry =>
  file(path, writeXmlPlist(keys));

describe('the bundles of a package', () => {
  test('bundles are found in every folder that may contain them', async () => {
    const { bundles } = await contentsOf(
      smallApp([
        plist('PlugIns/A.appex/Info.plist', { CFBundleExecutable: 'A' }),
        plist('PlugIns/A.appex/Frameworks/Deep.framework/Info.plist'),
        plist('Watch/W.app/Info.plist'),
        plist('Watch/W.app/PlugIns/X.appex/Info.plist'),
        plist('AppClips/C.app/Info.plist'),
        plist('Extensions/E.appex/Info.plist'),
        plist('Frameworks/Kit.framework/Info.plist'),
        plist('Kit_Resources.bundle/Info.plist'),
        plist('assets/odd folder/Info.plist'),
        plist('Base.lproj/Main.storyboardc/Info.plist'),
        file('Frameworks/Bare.framework/Bare', 'x'),
        file('Plain.bundle/picture.png', 'x'),
      ]),
    );
    expect(bundles.map(({ path, kind }) => `${kind} ${path.slice(app.length)}`)).toEqual([
      'app ',
      'app-clip AppClips/C.app/',
      'extension Extensions/E.appex/',
      'framework Frameworks/Bare.framework/',
      'framework Frameworks/Kit.framework/',
      'resource-bundle Kit_Resources.bundle/',
      'extension PlugIns/A.appex/',
      'framework PlugIns/A.appex/Frameworks/Deep.framework/',
      'watch-app Watch/W.app/',
      'extension Watch/W.app/PlugIns/X.appex/',
      'resource-bundle assets/odd folder/',
    ]);
    const parents = Object.fromEntries(bundles.map(({ path, parent }) => [path, parent]));
    expect(parents[`${app}PlugIns/A.appex/Frameworks/Deep.framework/`]).toBe(
      `${app}PlugIns/A.appex/`,
    );
    expect(parents[app]).toBeNull();
    expect(bundles.find(({ path }) => path.endsWith('Bare.framework/'))?.problem).toEqual(
      message('unreadable.missing'),
    );
    expect(bundles.find(({ path }) => path.endsWith('A.appex/'))?.executablePath).toBe(
      `${app}PlugIns/A.appex/A`,
    );
  });

  test('bundles include their privacy manifests, invalid ones with the reason', async () => {
    const { bundles } = await contentsOf(
      smallApp([
        plist('PrivacyInfo.xcprivacy', { NSPrivacyTracking: true }),
        plist('Frameworks/Kit.framework/Info.plist'),
        file('Frameworks/Kit.framework/PrivacyInfo.xcprivacy', '{"NSPrivacyTracking": true}'),
        plist('Frameworks/Other.framework/Info.plist'),
      ]),
    );
    expect(bundles.map(({ privacyManifest }) => privacyManifest)).toEqual([
      { state: 'read', content: { NSPrivacyTracking: true }, repeatedKeys: [] },
      { state: 'unreadable', reason: message('unreadable.plist.other-format') },
      { state: 'absent' },
    ]);
  });
});

describe('the executables of a package', () => {
  test('executables are those that bundles name, and the others are loose binaries', async () => {
    const binary = machExecutable(mach);
    const { machOs, looseBinaries, entries } = await contentsOf(
      rawZip([
        infoEntry({}, { CFBundleExecutable: 'Örbit' }),
        file('O\u0308rbit', binary, { mode: 0o100755 }),
        plist('Frameworks/Kit.framework/Info.plist', { CFBundleExecutable: 'Kit' }),
        file('Frameworks/Kit.framework/Kit', 'not a binary at all', { mode: 0o100644 }),
        file('Frameworks/libswiftCore.dylib', binary),
        file('Frameworks/libother.dylib', binary),
        file('helper', machExecutable({ ...mach, processors: ['armv7', 'arm64'] })),
        file('lib/libold.a', '!<arch>\nand so on'),
        file('lib/part.o', binary, { method: 0 }),
        file('Main', Buffer.from('cafebabe00000034', 'hex')),
        file('readme', 'nothing but text here'),
        file('picture.png', binary),
        { name: 'Payload/stray.o', content: binary },
        { name: 'SwiftSupport/iphoneos/libswiftCore.dylib', content: binary, method: 8 },
        { name: 'Symbols/0.symbols', content: 'x' },
        { name: 'Signatures/Kit.xcframework-ios.signature', content: 'x' },
      ]),
    );
    expect(allInWords(machOs.map(({ path, bundle, problem }) => [path, bundle, problem]))).toEqual([
      [
        `${app}Frameworks/Kit.framework/Kit`,
        `${app}Frameworks/Kit.framework/`,
        'it is not a Mach-O file',
      ],
      [`${app}Frameworks/libswiftCore.dylib`, app, null],
      [`${app}Örbit`, app, null],
      ['SwiftSupport/iphoneos/libswiftCore.dylib', null, null],
    ]);
    expect(looseBinaries.map(({ path, kind }) => `${kind} ${path}`).sort()).toEqual([
      `fat ${app}helper`,
      `mach-o ${app}Frameworks/libother.dylib`,
      `mach-o ${app}lib/part.o`,
      'mach-o Payload/stray.o',
      `static-library ${app}lib/libold.a`,
    ]);
    expect(entries.get(`${app}Örbit`)?.mode).toBe(0o100755);
    expect(entries.get(`${app}Frameworks/Kit.framework/Kit`)?.mode).toBe(0o100644);
  });

  test('executables beside Payload are listed by their folders', async () => {
    const names = ['SwiftSupport/iphoneos/a.dylib', 'Symbols/b.symbols', 'Signatures/c.signature'];
    const { swiftSupport, symbols, signatures } = await contentsOf(
      smallApp([...names.map((name) => ({ name })), { name: 'Symbols/' }]),
    );
    expect([swiftSupport, symbols, signatures]).toEqual(names.map((name) => [name]));
  });

  test('executables that are links are reported as links', async () => {
    const { machOs } = await contentsOf(
      rawZip([
        infoEntry({}, { CFBundleExecutable: 'Orbit' }),
        file('Orbit', 'elsewhere', { mode: 0o120777, method: 0 }),
      ]),
    );
    expect(machOs).toMatchObject([{ slices: [], problem: message('unreadable.symbolic-link') }]);
  });

  test('missing executables are not listed', async () => {
    const { machOs, info } = await contentsOf(
      rawZip([infoEntry({}, { CFBundleExecutable: 'Orbit', DTSDKName: 'iphoneos18.2' })]),
    );
    expect(machOs).toEqual([]);
    expect(info.sdk).toBe('18.2');
  });
});

describe('the icons of a package', () => {
  const samples = (alpha: number): Buffer => Buffer.alloc(8 * 8 * 4, Buffer.from([9, 9, 9, alpha]));
  const opaque = { width: 8, height: 8, channels: 4, samples: samples(255) } as const;
  const clear = { ...opaque, samples: samples(255).fill(254, 255, 256) };
  const rgb = { width: 8, height: 8, channels: 3, samples: Buffer.alloc(8 * 8 * 3, 7) } as const;

  test('icons include whether a pixel is transparent, also for alternate icons', async () => {
    const icons = {
      CFBundlePrimaryIcon: { CFBundleIconFiles: ['Opaque', 'Clear', 'Broken'] },
      CFBundleAlternateIcons: { Night: { CFBundleIconFiles: ['Night'] }, odd: 'x' },
    };
    const { iconFiles } = await contentsOf(
      rawZip([
        infoEntry({}, { CFBundleIcons: icons }),
        file('Opaque@2x.png', cgbiPng(opaque)),
        file('Opaque@3x.png', standardPng(opaque)),
        file('Clear@2x.png', cgbiPng(clear)),
        file('Clear@3x.png', standardPng(clear)),
        file('Night@2x.png', cgbiPng(rgb)),
        file('Broken.png', standardPng(rgb).subarray(0, 40)),
      ]),
    );
    expect(iconFiles.map(({ path, hasAlpha }) => [path.slice(app.length), hasAlpha])).toEqual([
      ['Opaque@2x.png', false],
      ['Opaque@3x.png', false],
      ['Clear@2x.png', true],
      ['Clear@3x.png', true],
      ['Broken.png', null],
      ['Night@2x.png', false],
    ]);
  });
});

describe('a sample package', () => {
  let contents: PackageContents;

  beforeAll(async () => {
    const { file: path } = await writeSamplePackage(at('whole.ipa'), { kind: 'framework' });
    contents = await readContents(path);
  });

  test('a sample package contains signer and entitlements in its executable', () => {
    const [executable] = contents.machOs.filter(({ bundle }) => bundle === contents.appPath);
    const signature = executable?.slices[0]?.signature;
    expect(signature?.identifier).toBe('com.northwind.orbit');
    expect(contents.info.signing.certificateName).toBe(signature?.signer?.name);
    expect(contents.info.signing.entitlements).toMatchObject({ 'get-task-allow': false });
    const { profile } = contents;
    expect(profile.state === 'read' && profile.profile.certificates[0]?.sha256).toBe(
      signature?.signer?.sha256,
    );
  });

  test('a sample package contains its asset catalog', () => {
    expect(contents.assetCatalogs).toMatchObject([{ bundle: contents.appPath, problem: null }]);
    expect(contents.assetCatalogs[0]?.facets.has('AppIcon')).toBe(true);
  });

  test('a sample package contains its framework and its resource bundle', () => {
    expect(contents.bundles.map(({ kind }) => kind).sort()).toEqual([
      'app',
      'framework',
      'resource-bundle',
    ]);
  });
});
