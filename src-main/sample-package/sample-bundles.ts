import type { BundleDraft } from './bundle-draft';
import {
  assetCatalog,
  largePictures,
  shelfPictures,
  smallPictures,
  televisionPictures,
  visionPictures,
  watchPictures,
} from './catalog/asset-catalog';
import { drawIcon } from './icon/draw-icon';
import type { SampleDict } from './plist/sample-plist';
import { privacyManifest } from './privacy-manifest';
import type { Certificate } from './profile/certificate';
import { sampleProfile } from './profile/sample-profile';
import {
  appIdentity,
  appInfoPlist,
  type BundleIdentity,
  clipInfoPlist,
  extensionInfoPlist,
  frameworkInfoPlist,
  iconFiles,
  resourceInfoPlist,
  watchIdentity,
  watchInfoPlist,
} from './sample-info-plist';
import { iosPlatform, sampleSdk } from './sample-platform';
import type { SampleSpec } from './sample-spec';

/** Creates the sample's bundles, all signed with one certificate. */
export class SampleBundles {
  constructor(
    private readonly spec: SampleSpec,
    private readonly certificate: Certificate,
  ) {}

  app(): BundleDraft {
    const { spec } = this;
    const app = this.program('', appIdentity(spec), appInfoPlist(spec), [
      ...looseIcons(spec),
      ['Assets.car', appCatalog(spec)],
      ...['en', 'de', 'fr', 'ja'].map((locale) => localizedName(locale, spec.name)),
      ['PkgInfo', Buffer.from('APPL????')],
      ['PrivacyInfo.xcprivacy', privacyManifest()],
    ]);
    if (app.executable) app.executable.symbols = ['_OBJC_CLASS_$_NSUserDefaults'];
    return app;
  }

  /** `name` is the folder's and the executable's, `suffix` is appended to the app's bundle ID. */
  extension(name = 'OrbitWidget', suffix = 'widget'): BundleDraft {
    const app = appIdentity(this.spec);
    const bundleId = `${app.bundleId}.${suffix}`;
    const identity = { ...app, bundleId, name, executable: name };
    return this.program(
      `PlugIns/${name}.appex/`,
      identity,
      extensionInfoPlist(this.spec, identity),
    );
  }

  watchApp(): BundleDraft {
    const icon = { name: 'AppIcon', pictures: watchPictures };
    return this.program(
      'Watch/OrbitWatch.app/',
      watchIdentity(this.spec),
      watchInfoPlist(this.spec),
      [['Assets.car', assetCatalog([icon], this.spec.now)]],
    );
  }

  appClip(): BundleDraft {
    const app = appIdentity(this.spec);
    const name = 'OrbitClip';
    const identity = { ...app, bundleId: `${app.bundleId}.Clip`, name, executable: name };
    const infoPlist = clipInfoPlist(this.spec, identity);
    return this.program(`AppClips/${name}.app/`, identity, infoPlist, []);
  }

  framework(name = 'OrbitKit'): BundleDraft {
    const app = appIdentity(this.spec);
    const bundleId = `${app.bundleId}.${name.toLowerCase()}`;
    const identity = { ...app, bundleId, name, executable: name };
    return {
      path: `Frameworks/${name}.framework/`,
      infoPlist: frameworkInfoPlist(this.spec, identity),
      profile: null,
      executable: { ...this.machO(identity), fileType: 'library' },
      hasExecutable: true,
      signing: { identifier: null, entitlements: null },
      isSealed: true,
      files: new Map([['PrivacyInfo.xcprivacy', privacyManifest()]]),
    };
  }

  resources(): BundleDraft {
    return {
      path: 'OrbitKit_Resources.bundle/',
      infoPlist: resourceInfoPlist(this.spec),
      profile: null,
      executable: null,
      hasExecutable: false,
      signing: null,
      isSealed: false,
      files: new Map([['notes.txt', Buffer.from('Made up for rehearsals.\n')]]),
    };
  }

  private program(
    path: string,
    identity: BundleIdentity,
    infoPlist: SampleDict,
    files: readonly (readonly [string, Buffer])[] = [],
  ): BundleDraft {
    const profile = sampleProfile({
      ...this.spec,
      bundleId: identity.bundleId,
      appName: identity.name,
      platform: identity.platform.inProfile,
      certificate: this.certificate,
    });
    return {
      path,
      infoPlist,
      profile,
      executable: this.machO(identity),
      hasExecutable: true,
      signing: { identifier: null, entitlements: { ...(profile.Entitlements as SampleDict) } },
      isSealed: true,
      files: new Map(files),
    };
  }

  private machO({ platform, minimumOs }: BundleIdentity) {
    return { minimumOs, sdk: sampleSdk(this.spec.now), platform: platform.number };
  }
}

function looseIcons(spec: SampleSpec): [string, Buffer][] {
  if (appIdentity(spec).platform !== iosPlatform) return [];
  return iconFiles
    .filter(({ isForPad }) => !isForPad || spec.kind !== 'iphone')
    .map(({ file, pixels }) => [file, drawIcon(pixels)]);
}

function appCatalog(spec: SampleSpec): Buffer {
  if (spec.kind === 'tvos') {
    const icon = { name: 'App Icon', pictures: televisionPictures };
    const shelf = { name: 'Top Shelf Image Wide', pictures: shelfPictures };
    return assetCatalog([icon, shelf], spec.now);
  }
  if (spec.kind === 'visionos')
    return assetCatalog([{ name: 'AppIcon', pictures: visionPictures }], spec.now);
  const all = [...smallPictures, ...largePictures];
  const pictures = spec.kind === 'iphone' ? all.filter(({ idiom }) => idiom === 'phone') : all;
  return assetCatalog([{ name: 'AppIcon', pictures }], spec.now);
}

function localizedName(locale: string, name: string): [string, Buffer] {
  const quoted = name.replace(/["\\]/g, '\\$&');
  return [`${locale}.lproj/InfoPlist.strings`, Buffer.from(`CFBundleDisplayName = "${quoted}";\n`)];
}
