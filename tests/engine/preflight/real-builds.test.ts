import { describe, expect, test } from 'vitest';
import { allInWords } from '#shared/words/say';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { runChecks } from '../../../src-main/engine/preflight/run-checks';
import {
  assetCatalog,
  largePictures,
  smallPictures,
} from '../../../src-main/sample-package/catalog/asset-catalog';
import { writeXmlPlist } from '../../../src-main/sample-package/plist/write-xml-plist';
import { privacyManifest } from '../../../src-main/sample-package/privacy-manifest';
import { type SampleDraft, sampleDraft } from '../../../src-main/sample-package/sample-draft';
import { sampleSpec } from '../../../src-main/sample-package/sample-spec';
import type { SampleOptions } from '../../../src-main/sample-package/write-sample-package';
import { writeSampleDraft } from '../../../src-main/sample-package/write-sample-package';
import { examineFile } from '../../practice/examination/examine-sample';
import { temporaryFolder } from '../package/support/temp-folder';

const at = temporaryFolder();

type Build = [(draft: SampleDraft) => void, SampleOptions?];

const push = 'application:didRegisterForRemoteNotificationsWithDeviceToken:';
const timestamps = {
  NSPrivacyAccessedAPITypes: [
    {
      NSPrivacyAccessedAPIType: 'NSPrivacyAccessedAPICategoryFileTimestamp',
      NSPrivacyAccessedAPITypeReasons: ['C617.1'],
    },
  ],
};

const delegateOnly =
  (form: 'relative' | 'plain' | 'swift') =>
  ({ app }: SampleDraft): void => {
    const objectiveC = { implemented: ['applicationDidBecomeActive:'], promised: [push], form };
    Object.assign(app.executable ?? {}, { objectiveC });
  };

function catalogWith(
  pictures: Parameters<typeof assetCatalog>[0][number]['pictures'],
  options: { unusedBlocks?: number } = {},
) {
  return ({ app, spec }: SampleDraft): void => {
    const catalog = assetCatalog([{ name: 'AppIcon', pictures }], spec.now, options);
    app.files.set('Assets.car', catalog);
  };
}

function staticLibrary(draft: SampleDraft, name: string): void {
  const framework = draft.bundles.framework(name);
  framework.infoPlist.MinimumOSVersion = '100.0';
  Object.assign(framework.executable ?? {}, { isStub: true });
  draft.nested.push(framework);
}

/** Packages as Xcode, CocoaPods and library vendors build them, all of which Apple accepts. */
const builds: Record<string, Build> = {
  'an app delegate whose protocol names the registration for push': [delegateOnly('relative')],
  'the same in the older form of method lists': [delegateOnly('plain')],
  'the same in Swift': [delegateOnly('swift')],
  'a name of the method that no list has': [
    ({ app }) => Object.assign(app.executable ?? {}, { selectors: [push] }),
  ],
  ...Object.fromEntries(
    ['15F31d', '15E204a', '14E300c', '9C40b', '16C5032a'].map((build): [string, Build] => [
      `built with the release ${build} of Xcode`,
      [({ app }) => Object.assign(app.infoPlist, { DTXcodeBuild: build })],
    ]),
  ),
  'the frameworks of Firebase as static libraries': [
    (draft) => {
      for (const name of ['FirebaseCore', 'GoogleUtilities']) staticLibrary(draft, name);
    },
  ],
  'a library whose manifest lies in its own resource bundle': [
    (draft) => {
      const framework = draft.bundles.framework('Pods');
      framework.files.delete('PrivacyInfo.xcprivacy');
      const bundle = `${framework.path}Pods_Privacy.bundle/`;
      Object.assign(framework.executable ?? {}, { symbols: ['_stat'] });
      const resources = draft.bundles.resources();
      resources.infoPlist.CFBundleIdentifier = 'org.cocoapods.Pods-Privacy';
      resources.files.set('PrivacyInfo.xcprivacy', privacyManifest(timestamps));
      draft.nested.push(framework, { ...resources, path: bundle });
    },
  ],
  'a static library whose manifest lies in a resource bundle of the app': [
    ({ app }) => {
      Object.assign(app.executable ?? {}, { symbols: ['_stat'] });
      const info = { CFBundleIdentifier: 'org.cocoapods.Pods', CFBundlePackageType: 'BNDL' };
      app.files.set('Pods_Privacy.bundle/Info.plist', writeXmlPlist(info));
      app.files.set('Pods_Privacy.bundle/PrivacyInfo.xcprivacy', privacyManifest(timestamps));
    },
  ],
  'a large icon that the catalog keeps as a JPEG': [
    catalogWith([
      ...smallPictures,
      { file: 'Icon-1024.jpg', pixels: 1024, idiom: 'marketing', scale: 1, stored: 'jpeg' },
    ]),
  ],
  'an icon set with its list of sizes': [
    catalogWith([
      ...largePictures,
      { file: 'AppIcon', pixels: 0, idiom: 'universal', scale: 1, stored: 'sizes' },
    ]),
  ],
  'a catalog with blocks that were given back': [catalogWith(largePictures, { unusedBlocks: 3 })],
};

async function write([change, options = {}]: Build): Promise<string> {
  const draft = await sampleDraft(sampleSpec(options));
  change(draft);
  return (await writeSampleDraft(at('built.ipa'), draft)).file;
}

describe('packages that Apple accepts without any message', () => {
  test.each(Object.keys(builds))(
    'a package that Apple accepts without any message has no finding and no remark: %s',
    async (name) => {
      const file = await write(builds[name] ?? [() => {}]);
      expect(runChecks(await readContents(file), new Date()).findings).toEqual([]);
      const platform = builds[name]?.[1]?.kind === 'tvos' ? 'TV_OS' : 'IOS';
      expect(await examineFile(file, { platform })).toEqual({ errors: [], warnings: [] });
    },
  );
});

describe('similar cases that are valid', () => {
  const findings = async (build: Build) => {
    const file = await write(build);
    const found = runChecks(await readContents(file), new Date()).findings;
    return {
      found: found.map(({ severity, code }) => `${severity} ${code}`),
      ...(await examineFile(file)),
    };
  };

  test.each(['relative', 'plain', 'swift'] as const)(
    'push registration code in %s method lists without the entitlement is a warning',
    async (form) => {
      const objectiveC = { implemented: ['applicationDidBecomeActive:', push], form };
      const build: Build = [({ app }) => Object.assign(app.executable ?? {}, { objectiveC })];
      expect(await findings(build)).toEqual({
        found: ['warning push-not-entitled'],
        errors: [],
        warnings: ['90078'],
      });
    },
  );

  test('a framework with code for a system that does not exist is a warning', async () => {
    const { found } = await findings([
      (draft) => {
        const framework = draft.bundles.framework('Future');
        framework.infoPlist.MinimumOSVersion = '100.0';
        draft.nested.push(framework);
      },
    ]);
    expect(found).toEqual(['warning framework-minimum-os-differs']);
  });

  test('a manifest in the resource bundle of another library does not count', async () => {
    const { found, warnings } = await findings([
      (draft) => {
        const framework = draft.bundles.framework('Pods');
        Object.assign(framework.executable ?? {}, { symbols: ['_stat'] });
        const other = draft.bundles.framework('Others');
        const resources = draft.bundles.resources();
        resources.files.set('PrivacyInfo.xcprivacy', privacyManifest(timestamps));
        draft.nested.push(framework, other, { ...resources, path: `${other.path}P.bundle/` });
      },
    ]);
    expect(found).toEqual(['warning required-reason-missing']);
    expect(warnings).toEqual(['91053']);
  });

  test('an icon set that lists its sizes without one of 1024 pixels is refused', async () => {
    const build = catalogWith([
      ...smallPictures,
      { file: 'AppIcon', pixels: 0, idiom: 'universal', scale: 1, stored: 'sizes' },
    ]);
    expect(await findings([build])).toEqual({
      found: ['blocker large-icon-missing'],
      errors: ['90704'],
      warnings: [],
    });
  });
});

describe('icons of other platforms', () => {
  const television = { kind: 'tvos' } as const;
  const found = async (change: (draft: SampleDraft) => void, options: SampleOptions) => {
    const file = await write([change, options]);
    return allInWords(runChecks(await readContents(file), new Date()).findings);
  };
  const remarks = async (platform: 'TV_OS' | 'IOS') =>
    (await examineFile(at('built.ipa'), { platform })).errors;

  test('an app for tvOS without an icon and a Top Shelf image is refused for both', async () => {
    const findings = await found(({ app }) => {
      delete app.infoPlist.CFBundleIcons;
      delete app.infoPlist.TVTopShelfImage;
    }, television);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'television-images-missing',
        severity: 'blocker',
        title: 'Images missing from the tvOS app: app icon and Top Shelf image',
      }),
    ]);
    expect(await remarks('TV_OS')).toEqual(['90471', '90513']);
  });

  test('an app for tvOS without a Top Shelf image is refused for that', async () => {
    const findings = await found(({ app }) => delete app.infoPlist.TVTopShelfImage, television);
    expect(findings[0]).toMatchObject({
      severity: 'blocker',
      title: 'Images missing from the tvOS app: Top Shelf image',
    });
    expect(await remarks('TV_OS')).toEqual(['90513']);
  });

  test('an app for tvOS whose catalog has no picture of the App Store’s size gets a warning', async () => {
    const findings = await found(({ app, spec }) => {
      const pictures = [
        { file: 'a.png', pixels: 400, height: 240, idiom: 'tv', scale: 1 },
      ] as const;
      app.files.set('Assets.car', assetCatalog([{ name: 'App Icon', pictures }], spec.now));
    }, television);
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'warning',
        title: 'Images missing from the tvOS app: App Store icon of 1280 × 768 pixels',
      }),
    ]);
  });

  test('layers that are smaller than the App Store icon of tvOS count as that icon', async () => {
    const findings = await found(({ app, spec }) => {
      const layer = { file: 'Front.png', pixels: 600, height: 500, idiom: 'tv', scale: 1 } as const;
      const names = ['App Icon', 'App Icon - App Store', 'Top Shelf Image Wide'];
      const icons = names.map((name) => ({ name, pictures: [layer] }));
      app.files.set('Assets.car', assetCatalog(icons, spec.now));
    }, television);
    expect(findings).toEqual([]);
  });

  test('an app for visionOS without an icon gets a warning, and one with an icon does not', async () => {
    const forVision =
      (hasIcon: boolean) =>
      ({ app }: SampleDraft): void => {
        const named = { CFBundlePrimaryIcon: { CFBundleIconName: 'AppIcon' } };
        Object.assign(app.infoPlist, {
          CFBundleSupportedPlatforms: ['XROS'],
          DTPlatformName: 'xros',
          DTSDKName: 'xros26.4',
          UIDeviceFamily: [7],
          CFBundleIcons: hasIcon ? named : {},
        });
        Object.assign(app.executable ?? {}, { platform: 11 });
      };
    const without = await found(forVision(false), {});
    expect(without).toEqual([
      expect.objectContaining({ code: 'vision-icon-missing', severity: 'warning' }),
    ]);
    expect(await found(forVision(true), {})).toEqual([]);
  });

  test('a watch app whose named icon is missing is refused, and one with loose files is not', async () => {
    const named =
      (...files: string[]) =>
      (draft: SampleDraft): void => {
        const [watch] = draft.nested;
        if (!watch) throw new Error('the sample has no watch app');
        watch.files.delete('Assets.car');
        watch.infoPlist.CFBundleIcons = {
          CFBundlePrimaryIcon: { CFBundleIconFiles: ['AppIcon40x40'] },
        };
        for (const file of files) watch.files.set(file, Buffer.from('made up'));
      };
    const missing = await found(named(), { kind: 'watch' });
    expect(missing).toEqual([
      expect.objectContaining({
        severity: 'blocker',
        title: 'The watch app’s icon AppIcon40x40 is not in the package',
      }),
    ]);
    expect(await remarks('IOS')).toEqual(['90391']);
    expect(await found(named('AppIcon40x40@2x.png'), { kind: 'watch' })).toEqual([]);
    expect(await remarks('IOS')).toEqual([]);
  });
});

describe('several missing values are all named', () => {
  const first = async (change: (draft: SampleDraft) => void, options: SampleOptions) => {
    const contents = await readContents(await write([change, options]));
    return allInWords(runChecks(contents, new Date()).findings)[0];
  };

  test('missing purpose strings of an app and of its extension are all named', async () => {
    const finding = await first(
      ({ app, nested }) => {
        const camera = '_OBJC_CLASS_$_AVCaptureDevice';
        const contacts = '_OBJC_CLASS_$_CNContactStore';
        Object.assign(app.executable ?? {}, { symbols: [camera, contacts] });
        Object.assign(nested[0]?.executable ?? {}, { symbols: [camera] });
      },
      { kind: 'extension' },
    );
    expect(finding?.title).toBe('No purpose string in “Orbit Notes.app” for: camera and contacts');
    expect(finding?.whatToDo).toContain(
      'In Info.plist, tell people why under NSCameraUsageDescription and NSContactsUsageDescription.',
    );
    expect(finding?.whatToDo).toContain('“OrbitWidget.appex” (NSCameraUsageDescription)');
  });

  test('missing required reasons of an app and of its framework are all named', async () => {
    const finding = await first(
      ({ app, nested }) => {
        Object.assign(app.executable ?? {}, { symbols: ['_stat', '_mach_absolute_time'] });
        Object.assign(nested[0]?.executable ?? {}, { symbols: ['_statfs'] });
      },
      { kind: 'framework' },
    );
    expect(finding?.title).toMatch(
      /^“Orbit Notes” uses file timestamps.* and .*, but no reasons for them are declared$/,
    );
    expect(finding?.whatToDo).toContain('NSPrivacyAccessedAPICategorySystemBootTime with one of');
    expect(finding?.whatToDo).toContain('The same is missing for “OrbitKit” (');
  });
});
