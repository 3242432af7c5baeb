import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { toAppError } from '#shared/errors';
import { allInWords, inWords } from '#shared/words/say';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { runChecks } from '../../../src-main/engine/preflight/run-checks';
import {
  rename,
  theExtension,
  theFramework,
} from '../../../src-main/sample-package/defects/defect';
import type { SampleDict } from '../../../src-main/sample-package/plist/sample-plist';
import { writeXmlPlist } from '../../../src-main/sample-package/plist/write-xml-plist';
import { distributionCertificate } from '../../../src-main/sample-package/profile/sample-profile';
import { type SampleDraft, sampleDraft } from '../../../src-main/sample-package/sample-draft';
import { sampleSpec } from '../../../src-main/sample-package/sample-spec';
import type { SampleOptions } from '../../../src-main/sample-package/write-sample-package';
import { writeSampleDraft } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();

type Change = (draft: SampleDraft) => unknown;

async function found(change: Change, options: SampleOptions = {}) {
  const draft = await sampleDraft(sampleSpec(options));
  await change(draft);
  const { file } = await writeSampleDraft(at('odd.ipa'), draft);
  return allInWords(runChecks(await readContents(file), new Date()).findings);
}

const codes = async (change: Change, options?: SampleOptions) =>
  (await found(change, options)).map(({ severity, code }) => `${severity} ${code}`);

const everything = { kind: 'watch', hasExtension: true } as const;
const oldId = 'com.northwind.orbit';

async function exportForDevelopment(draft: SampleDraft): Promise<void> {
  draft.certificate = await distributionCertificate(draft.spec, 'Apple Development');
  const asked = { 'get-task-allow': true, 'aps-environment': 'development' };
  for (const { profile, signing } of [draft.app, ...draft.nested]) {
    if (profile === null || signing === null) continue;
    const allowed = { ...(profile.Entitlements as SampleDict), ...asked };
    Object.assign(profile, {
      ProvisionedDevices: ['00008110-000A1B2C3D4E801E'],
      DeveloperCertificates: [draft.certificate.bytes],
      Entitlements: allowed,
    });
    signing.entitlements = allowed;
  }
}

function buildForSimulator(draft: SampleDraft): void {
  for (const bundle of [draft.app, ...draft.nested]) {
    Object.assign(bundle, { profile: null, signing: null, isSealed: false });
    Object.assign(bundle.executable ?? {}, { platform: 7 });
    bundle.infoPlist.CFBundleSupportedPlatforms = ['iPhoneSimulator'];
  }
  draft.app.infoPlist.DTPlatformName = 'iphonesimulator';
}

const causes: Record<string, [Change, SampleOptions, string]> = {
  'a package that was exported for development': [
    exportForDevelopment,
    everything,
    'blocker signing-not-app-store',
  ],
  'a package that was built for the simulator': [
    buildForSimulator,
    { kind: 'framework', hasExtension: true },
    'blocker platform-simulator',
  ],
  'a package that nobody signed': [
    (draft) => {
      for (const bundle of [draft.app, ...draft.nested])
        Object.assign(bundle, { profile: null, signing: null, isSealed: false });
    },
    { kind: 'framework', hasExtension: true },
    'blocker signing-missing',
  ],
  'a bundle ID that was changed after the app was signed': [
    ({ app }) => {
      if (app.signing) app.signing.identifier = oldId;
      app.infoPlist.CFBundleIdentifier = 'com.northwind.tide';
    },
    everything,
    'blocker profile-app-id-differs',
  ],
  'an app without any icon': [
    ({ app }) => {
      for (const key of ['CFBundleIcons', 'CFBundleIcons~ipad']) delete app.infoPlist[key];
      for (const name of [...app.files.keys()])
        if (/^(AppIcon|Assets)/.test(name)) app.files.delete(name);
    },
    {},
    'blocker icon-missing',
  ],
  'a framework that is built for the simulator': [
    (draft) => {
      const { infoPlist, executable } = theFramework(draft);
      infoPlist.CFBundleSupportedPlatforms = ['iPhoneSimulator'];
      Object.assign(executable ?? {}, { processors: ['x86_64'], platform: 7 });
    },
    {},
    'blocker nested-platform-simulator',
  ],
  'a version with letters that all targets have': [
    ({ app, nested }) => {
      for (const { infoPlist } of [app, ...nested])
        infoPlist.CFBundleShortVersionString = '1.4.0-beta';
    },
    { kind: 'extension' },
    'blocker version-malformed',
  ],
};

describe('one cause makes one finding', () => {
  test.each(Object.keys(causes))('one cause makes one finding: %s', async (name) => {
    const [change, options, finding] = causes[name] ?? [() => {}, {}, ''];
    expect(await codes(change, options)).toEqual([finding]);
  });

  test('a cause in an extension hides no finding of the app', async () => {
    const change: Change = (draft) => {
      const { profile } = theExtension(draft);
      Object.assign(profile ?? {}, { ProvisionedDevices: ['00008110-000A1B2C3D4E801E'] });
      Object.assign(draft.app.signing?.entitlements ?? {}, { 'get-task-allow': true });
    };
    expect(await codes(change)).toEqual([
      'blocker signing-not-app-store',
      'blocker get-task-allow',
    ]);
  });

  test('an extension named after another app is reported in addition to a wrong profile', async () => {
    const change: Change = (draft) => {
      rename(theExtension(draft), 'org.example.widget', draft.spec.teamId);
      if (draft.app.signing) draft.app.signing.identifier = oldId;
      draft.app.infoPlist.CFBundleIdentifier = 'com.northwind.tide';
    };
    expect(await codes(change)).toEqual([
      'blocker extension-id-outside-app',
      'blocker profile-app-id-differs',
    ]);
  });
});

describe('a finding says what is wrong, and names a place that exists', () => {
  test('an application identifier without its team is reported as that', async () => {
    const bare = { 'application-identifier': oldId };
    const [finding] = await found(({ app }) =>
      Object.assign(app.signing?.entitlements ?? {}, bare),
    );
    expect(finding?.title).toBe(
      `“Orbit Notes.app” is signed with the application identifier ${oldId}, which has no team ID before the bundle ID`,
    );
  });

  test('a missing profile or manifest is not a place', async () => {
    const without: Record<string, Change> = {
      'signing-missing': ({ app }) => Object.assign(app, { profile: null }),
      'nested-profile-missing': (draft) => Object.assign(theExtension(draft), { profile: null }),
      'required-reason-missing': ({ app }) => {
        app.files.delete('PrivacyInfo.xcprivacy');
      },
    };
    for (const [code, change] of Object.entries(without)) {
      const findings = await found(change);
      const finding = findings.find((one) => one.code === code);
      expect(finding?.where).toMatch(/^Payload\/Orbit Notes\.app\//);
      expect(finding?.where).not.toMatch(/mobileprovision|xcprivacy/);
    }
  });

  test.each([
    ['appletvos', 'AppleTVOS', 'xcodebuild -version -sdk appletvos'],
    ['xros', 'XROS', 'xcodebuild -version -sdk xros'],
    ['iphoneos', 'iPhoneOS', 'xcodebuild -version -sdk iphoneos'],
  ])(
    'a finding about an old SDK for %s names that SDK in its command',
    async (name, supported, command) => {
      const findings = await found(({ app }) => {
        Object.assign(app.infoPlist, {
          CFBundleSupportedPlatforms: [supported],
          DTSDKName: `${name}18.5`,
        });
        Object.assign(app.executable ?? {}, { sdk: '18.5' });
      });
      const finding = findings.find(({ code }) => code === 'sdk-too-old');
      expect(finding?.command).toBe(command);
    },
  );

  test('the advice for a package for the tvOS simulator is to archive for tvOS', async () => {
    const [finding] = await found(({ app }) =>
      Object.assign(app.infoPlist, { CFBundleSupportedPlatforms: ['AppleTVSimulator'] }),
    );
    expect(finding?.whatToDo).toContain('“Any tvOS Device”');
    expect(finding?.command).toContain('generic/platform=tvOS');
  });

  test('the place of a finding is never among the files that macOS adds beside an app', async () => {
    const draft = await sampleDraft(sampleSpec({}));
    draft.appFolder = 'Orbit Notes';
    draft.besideApp.set('__MACOSX/Payload/Orbit Notes.app/._Info.plist', Buffer.from('made up'));
    const { file } = await writeSampleDraft(at('odd.ipa'), draft);
    const error = await readContents(file).then(
      () => null,
      (error) => toAppError(error),
    );
    expect(inWords(error?.detail ?? '')).toBe('“odd.ipa” contains no Payload/Name.app folder.');
  });
});

describe('what macOS leaves in a package', () => {
  const hasZip = spawnSync('zip', ['-v']).status === 0;

  test('a macOS metadata folder that looks like an app is not an app, and is a blocker only at the top', async () => {
    const inPayload = await codes(({ besideApp }) =>
      besideApp.set('Payload/._Orbit.app/', Buffer.alloc(0)),
    );
    expect(inPayload).toEqual(['warning disallowed-files']);
    const [finding] = await found(({ besideApp }) => besideApp.set('._Symbols/', Buffer.alloc(0)));
    expect(finding).toMatchObject({
      severity: 'blocker',
      where: '._Symbols/',
      title: 'The package contains a macOS folder that does not belong in it: “._Symbols”',
    });
  });

  test.skipIf(!hasZip)('the suggested command removes macOS metadata folders', async () => {
    const draft = await sampleDraft(sampleSpec({}));
    for (const path of ['._Symbols/', '__MACOSX/Payload/._x', 'Payload/._Orbit.app/'])
      draft.besideApp.set(path, Buffer.alloc(0));
    const { file } = await writeSampleDraft(at('litter.ipa'), draft);
    const [finding] = runChecks(await readContents(file), new Date()).findings;
    const patterns = [...(finding?.command ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1]);
    execFileSync('zip', ['-q', '-d', file, ...patterns.map(String)]);
    expect(runChecks(await readContents(file), new Date()).findings).toEqual([]);
  });
});

describe('names and keys that Apple refuses', () => {
  test('the place of a control character is shown as a code point', async () => {
    for (const [path, shown] of [
      ['ko.lproj/Icon\r', 'ko.lproj/Icon + U+000D'],
      ['a\u0007.txt', 'Orbit Notes.app/a + U+0007 + .txt'],
      ['a\nb.png', 'Orbit Notes.app/a + U+000A + b.png'],
    ] as const) {
      const [finding] = await found(({ app }) => app.files.set(path, Buffer.from('x')));
      expect(finding?.title).toBe(`${shown} has a control character in its name`);
    }
  });

  test.each([
    [' Orbit', 'U+0020'],
    ['\u00a0Orbit', 'U+00A0'],
    ['\u3000智能', 'U+3000'],
  ])('the display name %j is reported with how it starts', async (name, point) => {
    const [finding] = await found(({ app }) => {
      app.infoPlist.CFBundleDisplayName = name;
    });
    expect(finding).toMatchObject({ code: 'display-name-begins-with-space', severity: 'blocker' });
    expect(finding?.title).toContain(`(${point})`);
  });

  test.each([
    ['com.northwind.kit-1', []],
    ['Kit', []],
    ['com.northwind.kit.', ['blocker nested-bundle-id-malformed']],
    ['com.example.libx.template_release', ['blocker nested-bundle-id-malformed']],
  ])('a framework with the bundle ID %s gives %j', async (id, expected) => {
    const change: Change = (draft) => {
      theFramework(draft).infoPlist.CFBundleIdentifier = id;
    };
    expect(await codes(change)).toEqual(expected);
  });

  test.each([
    ['NO', 'the string “NO”'],
    [0, 'the number 0'],
  ])('an encryption answer of %j is reported as it is', async (value, said) => {
    const [finding] = await found(({ app }) => {
      app.infoPlist.ITSAppUsesNonExemptEncryption = value;
    });
    expect(finding?.title).toBe(
      `ITSAppUsesNonExemptEncryption is ${said}, not a Boolean, so the export compliance question is not answered`,
    );
    expect(finding?.command).toContain('-c "Delete :ITSAppUsesNonExemptEncryption" -c "Add');
  });

  test('an app with brackets in its own name is refused once', async () => {
    expect(await codes(() => {}, { name: 'Orbit (3D)' })).toEqual([
      'blocker executable-name-refused',
    ]);
  });

  test('the executable among the signed files is found in any spelling of its name', async () => {
    const change: Change = ({ app }) => {
      app.alsoSealed = [String(app.infoPlist.CFBundleExecutable).normalize('NFD')];
    };
    const [finding] = await found(change, { name: 'さばノート' });
    expect(finding?.code).toBe('sealed-file-missing');
    expect(finding?.whatToDo).toContain('The certificate is not the problem.');
  });

  test('a missing file is found among more entries than any other property list may have', async () => {
    const change: Change = ({ app }) => {
      for (let index = 0; index < 4_000; index += 1)
        app.files.set(`Level & <${index}>.json`, Buffer.from('{}'));
      app.alsoSealed = ['gone & lost.json'];
    };
    const [finding] = await found(change);
    expect(finding?.title).toBe(
      '“gone & lost.json” was there when “Orbit Notes.app” was signed, but is missing now',
    );
  });

  test('a file that is optional for the signature may be missing', async () => {
    const change: Change = ({ app }) => {
      const list = writeXmlPlist({
        files: {},
        files2: {
          'en.lproj/locversion.plist': { hash2: Buffer.alloc(32), optional: true },
          Info: { symlink: 'PkgInfo' },
        },
      });
      app.isSealed = false;
      app.files.set('Info', Buffer.from('PkgInfo'));
      app.files.set('_CodeSignature/CodeResources', list);
    };
    expect(await codes(change)).toEqual([]);
  });

  test('a Messages extension with its own code needs no folder beside Payload', async () => {
    const change: Change = (draft) => {
      theExtension(draft).infoPlist.NSExtension = {
        NSExtensionPointIdentifier: 'com.apple.message-payload-provider',
        NSExtensionPrincipalClass: 'MessagesViewController',
      };
    };
    expect(await codes(change)).toEqual([]);
  });
});
