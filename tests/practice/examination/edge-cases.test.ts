import { describe, expect, test } from 'vitest';
import { pushMethod } from '../../../src-main/practice/examination/read-methods';
import type { BundleDraft } from '../../../src-main/sample-package/bundle-draft';
import {
  assetCatalog,
  largePictures,
} from '../../../src-main/sample-package/catalog/asset-catalog';
import { rename } from '../../../src-main/sample-package/defects/defect';
import { machExecutable } from '../../../src-main/sample-package/mach-o/mach-executable';
import type { SampleDict } from '../../../src-main/sample-package/plist/sample-plist';
import { privacyManifest, settingsUse } from '../../../src-main/sample-package/privacy-manifest';
import type { SampleDraft } from '../../../src-main/sample-package/sample-draft';
import type { SampleOptions } from '../../../src-main/sample-package/write-sample-package';
import { examineChanged } from './examine-sample';

type Change = (draft: SampleDraft) => unknown;

const asks = ({ app }: SampleDraft, asked: SampleDict, allowed: SampleDict): void => {
  Object.assign(app.signing?.entitlements ?? {}, asked);
  Object.assign((app.profile?.Entitlements as SampleDict | undefined) ?? {}, allowed);
};
const inCode = (draft: BundleDraft, changes: Partial<NonNullable<BundleDraft['executable']>>) =>
  Object.assign(draft.executable ?? {}, changes);
const storyboard = 'Base.lproj/LaunchScreen.storyboardc/Info.plist';
const launchesWith = ({ app }: SampleDraft, name: string): void => {
  delete app.infoPlist.UILaunchScreen;
  app.infoPlist.UILaunchStoryboardName = name;
};

const taken: Record<string, [Change, SampleOptions?]> = {
  'a launch storyboard in the base language': [
    (draft) => {
      launchesWith(draft, 'LaunchScreen');
      draft.app.files.set(storyboard, Buffer.from('made up'));
    },
  ],
  'an app that only carries a watch app': [
    ({ app }) => {
      Object.assign(app.infoPlist, { ITSWatchOnlyContainer: true, UIDeviceFamily: [1, 2] });
      for (const key of Object.keys(app.infoPlist))
        if (/^(CFBundleIcons|UILaunchScreen|UISupported)/.test(key)) delete app.infoPlist[key];
      for (const name of [...app.files.keys()])
        if (/^(AppIcon|Assets)/.test(name)) app.files.delete(name);
    },
    { kind: 'watch' },
  ],
  'a second, older architecture': [({ app }) => inCode(app, { processors: ['armv7', 'arm64'] })],
  'a bitcode marker without bitcode': [({ app }) => inCode(app, { hasBitcode: 'mark' })],
  'camera code with a purpose string': [
    ({ app }) => {
      inCode(app, { symbols: ['_OBJC_CLASS_$_AVCaptureDevice'] });
      app.infoPlist.NSCameraUsageDescription = 'To take pictures of notes.';
    },
  ],
  'an App Clip with its own copy of a library': [
    (draft) => {
      const clip = draft.bundles.appClip();
      const copy = draft.bundles.framework();
      draft.nested.push(clip, { ...copy, path: clip.path + copy.path });
    },
    { kind: 'framework' },
  ],
  'an extension of a watch app that has a library': [
    (draft) => {
      const watch = draft.nested.find(({ path }) => path.startsWith('Watch/'));
      const extension = draft.bundles.extension('Ext', 'watchkitapp.ext');
      const framework = draft.bundles.framework('WatchKitParts');
      const path = `${watch?.path}${extension.path}`;
      draft.nested.push({ ...framework, path: path + framework.path }, { ...extension, path });
    },
    { kind: 'watch' },
  ],
  'one icon image for every device family': [
    ({ app, spec }) =>
      app.files.set(
        'Assets.car',
        assetCatalog([{ name: 'AppIcon', pictures: largePictures }], spec.now),
      ),
  ],
  'a Java class and a text file': [
    ({ app }) => {
      app.files.set('Notes', Buffer.from('cafebabe0000003400000000', 'hex'));
      app.files.set('README', Buffer.from('Nothing to see here.'));
    },
  ],
  'Swift libraries with their originals in SwiftSupport': [
    (draft) => {
      const { executable } = draft.bundles.framework();
      const library = executable ? machExecutable(executable) : Buffer.alloc(0);
      draft.app.files.set('Frameworks/libswiftCore.dylib', library);
      draft.besideApp.set('SwiftSupport/iphoneos/libswiftCore.dylib', library);
    },
  ],
  'a required reason that may be newer than the list': [
    ({ app }) => {
      const use = { ...settingsUse, NSPrivacyAccessedAPITypeReasons: ['9A01.1'] };
      const manifest = privacyManifest({ NSPrivacyAccessedAPITypes: [use] });
      app.files.set('PrivacyInfo.xcprivacy', manifest);
    },
  ],
  'push notifications, signed for production': [
    (draft) => {
      inCode(draft.app, { objectiveC: { implemented: [pushMethod], form: 'relative' } });
      const production = { 'aps-environment': 'production' };
      asks(draft, production, production);
    },
  ],
};

test.each(Object.keys(taken))(
  'the practice server accepts without remarks what Apple accepts: %s',
  async (name) => {
    const [change, options] = taken[name] ?? [() => {}];
    expect(await examineChanged(change, options)).toEqual({ errors: [], warnings: [] });
  },
);

const refused: Record<string, [Change, string[], SampleOptions?]> = {
  'an extension whose ID has two more components than the app’s': [
    (draft) => {
      const extension = draft.bundles.extension();
      rename(extension, `${draft.spec.bundleId}.widgets.today`, draft.spec.teamId);
      draft.nested.push(extension);
    },
    ['90680'],
  ],
  'a launch storyboard that is named with its extension': [
    (draft) => {
      launchesWith(draft, 'LaunchScreen.storyboard');
      draft.app.files.set(storyboard, Buffer.from('made up'));
    },
    ['90476'],
  ],
  'simulator code after device code': [
    ({ app }) => inCode(app, { processors: ['arm64', 'x86_64'] }),
    ['90087'],
  ],
  'get-task-allow in the second architecture': [
    (draft) => {
      inCode(draft.app, { processors: ['armv7', 'arm64'] });
      asks(draft, { 'get-task-allow': true }, {});
    },
    ['90046'],
  ],
  'a SwiftSupport library that is not in the app': [
    (draft) => draft.besideApp.set('SwiftSupport/iphoneos/libswiftCore.dylib', Buffer.alloc(8)),
    ['90429'],
  ],
  'a library in the app that uses the media library': [
    (draft) => {
      const framework = draft.bundles.framework();
      inCode(framework, { symbols: ['_OBJC_CLASS_$_MPMediaQuery'] });
      draft.nested.push(framework);
    },
    ['90683'],
  ],
  'two programs with the same ID': [
    (draft) => {
      const extension = draft.bundles.extension();
      rename(extension, draft.spec.bundleId, draft.spec.teamId);
      draft.nested.push(extension);
    },
    ['90685'],
  ],
};

test.each(Object.keys(refused))(
  'the practice server refuses what Apple refuses: %s',
  async (name) => {
    const [change, codes, options] = refused[name] ?? [() => {}, []];
    expect(await examineChanged(change, options)).toEqual({ errors: codes, warnings: [] });
  },
);

describe('packages that Apple accepts with a mail', () => {
  test('code for the location without a purpose string is accepted with a mail', async () => {
    const { errors, warnings } = await examineChanged(({ app }) =>
      inCode(app, { symbols: ['_OBJC_CLASS_$_CLLocationManager'] }),
    );
    expect({ errors, warnings }).toEqual({ errors: [], warnings: ['90683'] });
  });

  test('a library with the same ID in the watch app is accepted with a mail', async () => {
    const remarks = await examineChanged(
      (draft) => {
        const framework = draft.bundles.framework();
        const path = `Watch/OrbitWatch.app/${framework.path}`;
        draft.nested.push(framework, { ...draft.bundles.framework(), path });
      },
      { kind: 'watch' },
    );
    expect(remarks).toEqual({ errors: [], warnings: ['90806'] });
  });
});
