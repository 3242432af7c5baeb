import { describe, expect, test } from 'vitest';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { runChecks } from '../../../src-main/engine/preflight/run-checks';
import type { BundleDraft } from '../../../src-main/sample-package/bundle-draft';
import {
  assetCatalog,
  largePictures,
} from '../../../src-main/sample-package/catalog/asset-catalog';
import { rename } from '../../../src-main/sample-package/defects/defect';
import type { SampleDict } from '../../../src-main/sample-package/plist/sample-plist';
import { type SampleDraft, sampleDraft } from '../../../src-main/sample-package/sample-draft';
import { watchPlatform } from '../../../src-main/sample-package/sample-platform';
import { sampleSpec } from '../../../src-main/sample-package/sample-spec';
import type { SampleOptions } from '../../../src-main/sample-package/write-sample-package';
import { writeSampleDraft } from '../../../src-main/sample-package/write-sample-package';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();

/** The findings of a sample that was changed before it was written and signed. */
async function found(
  change: (draft: SampleDraft) => void,
  options: SampleOptions = {},
): Promise<string[]> {
  const draft = await sampleDraft(sampleSpec(options));
  change(draft);
  const { file } = await writeSampleDraft(at('odd.ipa'), draft);
  const { findings } = runChecks(await readContents(file), new Date());
  return findings.map(({ severity, code }) => `${severity} ${code}`);
}

const asks = ({ app }: SampleDraft, asked: SampleDict, allowed: SampleDict): void => {
  Object.assign(app.signing?.entitlements ?? {}, asked);
  Object.assign((app.profile?.Entitlements as SampleDict | undefined) ?? {}, allowed);
};

function forWatch(...bundles: readonly BundleDraft[]): void {
  for (const { executable } of bundles) if (executable) executable.platform = watchPlatform.number;
}

const onlyPortrait = ['UIInterfaceOrientationPortrait'];
const withoutName = { CFBundlePrimaryIcon: { CFBundleIconFiles: ['AppIcon60x60'] } };
const nested = (draft: SampleDraft, path: string): BundleDraft | undefined =>
  draft.nested.find((bundle) => bundle.path === path);

const sound: Record<string, [(draft: SampleDraft) => void, SampleOptions?]> = {
  'an icon that is named at the top level of Info.plist only': [
    ({ app }) =>
      Object.assign(app.infoPlist, {
        CFBundleIcons: withoutName,
        'CFBundleIcons~ipad': withoutName,
        CFBundleIconName: 'AppIcon',
      }),
  ],
  'a single picture for the icon, without one for the store': [
    ({ app, spec }) =>
      app.files.set(
        'Assets.car',
        assetCatalog([{ name: 'AppIcon', pictures: largePictures }], spec.now),
      ),
  ],
  'a picture for the store only': [
    ({ app, spec }) => {
      const store = { file: 'Store.png', pixels: 1024, idiom: 'marketing', scale: 1 } as const;
      const icon = { name: 'AppIcon', pictures: [store] };
      app.files.set('Assets.car', assetCatalog([icon], spec.now));
    },
  ],
  'an app that is only the wrapping of a watch app': [
    ({ app }) => {
      Object.assign(app.infoPlist, { ITSWatchOnlyContainer: true, UIDeviceFamily: [1] });
      for (const key of Object.keys(app.infoPlist))
        if (/^(CFBundleIcons|UILaunchScreen|UISupported)/.test(key)) delete app.infoPlist[key];
      for (const name of [...app.files.keys()])
        if (/^(AppIcon|Assets)/.test(name)) app.files.delete(name);
    },
    { kind: 'watch' },
  ],
  'an iPad app that fills the screen upright': [
    ({ app }) =>
      Object.assign(app.infoPlist, {
        UIRequiresFullScreen: true,
        'UISupportedInterfaceOrientations~ipad': onlyPortrait,
      }),
  ],
  'an app that turns on iPad and not on iPhone': [
    ({ app }) => Object.assign(app.infoPlist, { UISupportedInterfaceOrientations: onlyPortrait }),
  ],
  'an iPhone app that is upright': [
    ({ app }) => Object.assign(app.infoPlist, { UISupportedInterfaceOrientations: onlyPortrait }),
    { kind: 'iphone' },
  ],
  'a launch storyboard in the base language': [
    ({ app }) => {
      delete app.infoPlist.UILaunchScreen;
      app.infoPlist.UILaunchStoryboardName = 'LaunchScreen';
      app.files.set('Base.lproj/LaunchScreen.storyboardc/Info.plist', Buffer.from('made up'));
    },
  ],
  'a profile for all apps of the team': [
    (draft) => asks(draft, {}, { 'application-identifier': '9NW47H2K3L.*' }),
  ],
  'entitlements that the profile allows by a star or as one of several': [
    (draft) =>
      asks(
        draft,
        {
          'com.apple.developer.associated-domains': ['applinks:orbit.example'],
          'com.apple.developer.icloud-container-environment': 'Production',
          'com.apple.security.application-groups': ['group.a'],
          'aps-environment': 'production',
        },
        {
          'com.apple.developer.associated-domains': '*',
          'com.apple.developer.icloud-container-environment': ['Development', 'Production'],
          'com.apple.security.application-groups': ['group.a', 'group.b'],
          'aps-environment': 'production',
        },
      ),
  ],
  'a framework for the watch in the watch app': [
    (draft) => {
      const framework = draft.bundles.framework('WatchKitParts');
      forWatch(framework);
      draft.nested.push({ ...framework, path: `Watch/OrbitWatch.app/${framework.path}` });
    },
    { kind: 'watch' },
  ],
  'an App Clip with its own copy of a framework of the app': [
    (draft) => {
      const clip = draft.bundles.appClip();
      const copy = draft.bundles.framework();
      draft.nested.push(clip, { ...copy, path: clip.path + copy.path });
    },
    { kind: 'framework' },
  ],
  'an extension of a watch app that has a framework': [
    (draft) => {
      const watch = nested(draft, 'Watch/OrbitWatch.app/');
      const extension = draft.bundles.extension('Ext', 'watchkitapp.ext');
      const framework = draft.bundles.framework('WatchKitParts');
      const path = `${watch?.path}${extension.path}`;
      forWatch(extension, framework);
      draft.nested.push({ ...framework, path: path + framework.path }, { ...extension, path });
    },
    { kind: 'watch' },
  ],
  'an older processor beside the newer one': [
    ({ app }) => Object.assign(app.executable ?? {}, { processors: ['arm64', 'armv7'] }),
  ],
  'the camera with a reason for people': [
    ({ app }) => {
      if (app.executable) app.executable.symbols = ['_OBJC_CLASS_$_AVCaptureDevice'];
      app.infoPlist.NSCameraUsageDescription = 'To take pictures of notes.';
    },
  ],
  'documents with all that belongs to them': [
    ({ app }) =>
      Object.assign(app.infoPlist, {
        LSSupportsOpeningDocumentsInPlace: true,
        CFBundleDocumentTypes: [{ CFBundleTypeName: 'Note', LSHandlerRank: 'Owner' }],
      }),
  ],
  'a listed library with its manifest': [
    (draft) => draft.nested.push(draft.bundles.framework('Alamofire')),
  ],
  'a Java class and a text among the app’s files': [
    ({ app }) => {
      app.files.set('Notes', Buffer.from('cafebabe0000003400000000', 'hex'));
      app.files.set('README', Buffer.from('Nothing to see here.'));
    },
  ],
  'a folder of settings with an Info.plist in it': [
    ({ app }) => app.files.set('Notes.notebook/Info.plist', Buffer.from('{ old = "form"; }')),
  ],
};

describe('packages that Apple accepts', () => {
  test.each(Object.keys(sound))(
    'a package that Apple accepts has no findings: %s',
    async (name) => {
      const [change, options] = sound[name] ?? [() => {}];
      expect(await found(change, options)).toEqual([]);
    },
  );
});

describe('packages that Apple may accept', () => {
  const reason = (code: string) => (draft: SampleDraft) =>
    draft.app.files.set(
      'PrivacyInfo.xcprivacy',
      Buffer.from(
        `<plist version="1.0"><dict><key>NSPrivacyAccessedAPITypes</key><array><dict><key>NSPrivacyAccessedAPIType</key><string>NSPrivacyAccessedAPICategoryUserDefaults</string><key>NSPrivacyAccessedAPITypeReasons</key><array><string>${code}</string></array></dict></array></dict></plist>`,
      ),
    );

  test('a required reason that may be newer than the table is a warning at most', async () => {
    expect(await found(reason('9A01.1'))).toEqual(['warning reason-invalid']);
    expect(await found(reason('because'))).toEqual(['blocker reason-invalid']);
  });

  test('an entitlement that may need no profile is a warning at most', async () => {
    const network = { 'com.apple.security.network.client': true };
    expect(await found((draft) => asks(draft, network, {}))).toEqual([
      'warning entitlement-not-in-profile',
    ]);
  });

  test('a bitcode marker without bitcode is a warning at most', async () => {
    // The segment of the marker fits one page; the sample's own is larger.
    const codes = await found((draft) => {
      const framework = draft.bundles.framework();
      if (framework.executable) framework.executable.hasBitcode = 'mark';
      draft.nested.push(framework);
    });
    expect(codes).toEqual(['warning bitcode-left']);
  });

  test('Swift’s newest library without SwiftSupport is a warning at most', async () => {
    const codes = await found(({ app }) => {
      app.files.set('Frameworks/libswiftCompatibilitySpan.dylib', Buffer.from('made up'));
    });
    expect(codes).toEqual(['warning swift-support-missing']);
  });

  test('a framework of the watch app with the same ID is a warning at most', async () => {
    const codes = await found(
      (draft) => {
        const framework = draft.bundles.framework();
        const copy = draft.bundles.framework();
        forWatch(copy);
        draft.nested.push(framework, { ...copy, path: `Watch/OrbitWatch.app/${framework.path}` });
      },
      { kind: 'watch' },
    );
    expect(codes).toEqual(['warning bundle-id-repeated']);
  });
});

test('a framework for the simulator is reported as that, and not for its minimum system', async () => {
  const codes = await found((draft) => {
    const framework = draft.bundles.framework();
    Object.assign(framework.executable ?? {}, { platform: 7, minimumOs: '17.0' });
    draft.nested.push(framework);
  });
  expect(codes).toEqual(['blocker simulator-slice']);
});

test('a framework for another system is reported as that, and not for its version scheme', async () => {
  const codes = await found((draft) => {
    const framework = draft.bundles.framework();
    Object.assign(framework.executable ?? {}, { platform: 11, minimumOs: '1.0' });
    Object.assign(framework.infoPlist, {
      CFBundleSupportedPlatforms: ['XROS'],
      MinimumOSVersion: '1.0',
    });
    draft.nested.push(framework);
  });
  expect(codes).toEqual(['warning code-for-other-system']);
});

test('an executable that is not a Mach-O is a blocker in a program and in a framework', async () => {
  const emptied = (bundle: BundleDraft) => {
    bundle.hasExecutable = false;
    bundle.files.set(String(bundle.infoPlist.CFBundleExecutable), Buffer.from('not code'));
  };
  expect(await found(({ app }) => emptied(app))).toContain('blocker executable-unreadable');
  const inFramework = await found((draft) => {
    const framework = draft.bundles.framework();
    emptied(framework);
    draft.nested.push(framework);
  });
  expect(inFramework).toEqual(['blocker executable-unreadable']);
});

test('loose icons beside the executable do not replace an asset catalog', async () => {
  const codes = await found(({ app }) => void app.files.delete('Assets.car'));
  expect(codes).toEqual(['blocker large-icon-missing']);
});

test('a signed app without its list of signed files counts as unsigned', async () => {
  const codes = await found(({ app }) => {
    app.isSealed = false;
  });
  expect(codes).toEqual(['blocker code-not-signed']);
});

test('two programs with one bundle ID are a blocker wherever they are', async () => {
  const codes = await found(
    (draft) => {
      const watch = nested(draft, 'Watch/OrbitWatch.app/');
      if (watch) rename(watch, draft.spec.bundleId, draft.spec.teamId);
    },
    { kind: 'watch' },
  );
  expect(codes).toEqual(['blocker bundle-id-repeated']);
});
