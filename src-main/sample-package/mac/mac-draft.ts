import type { Processor } from '../mach-o/mach-options';
import type { SampleDict } from '../plist/sample-plist';
import type { Certificate } from '../profile/certificate';
import { distributionCertificate, sampleProfile } from '../profile/sample-profile';
import { macPlatform, sampleSdk } from '../sample-platform';
import type { SampleSpec } from '../sample-spec';

/** A sample package of a Mac app before it is written, so that a defect can change any part of it. */
export interface MacDraft {
  spec: SampleSpec;
  infoPlist: SampleDict;
  /** Null for an app without a profile. */
  profile: SampleDict | null;
  /** Null for an app that is not signed. */
  entitlements: SampleDict | null;
  certificate: Certificate;
  /** Null for a package that is not signed. */
  installer: Certificate | null;
  processors: readonly Processor[];
  /** Types of the pictures in the icon file; null for a file that is a PNG. */
  icon: readonly string[] | null;
  /** More files by their path in the app's folder; these replace others. */
  files: Map<string, Buffer>;
  /** Unix modes of files with unusual ones, by their path in the app's folder. */
  modes: Map<string, number>;
  /** How the app's files are packed. */
  payload: 'gzip' | 'pbzx';
  /** Whether the package runs a script after the installation. */
  hasScripts: boolean;
  /** Whether the package has a Distribution. */
  isProduct: boolean;
  /** Edits of the finished package, in order. */
  edits: ((file: Buffer) => Buffer)[];
}

export const installerKind = '3rd Party Mac Developer Installer';

export async function macDraft(spec: SampleSpec): Promise<MacDraft> {
  const certificate = await distributionCertificate(spec);
  const appId = `${spec.teamId}.${spec.bundleId}`;
  const granted = {
    'com.apple.application-identifier': appId,
    'com.apple.developer.team-identifier': spec.teamId,
    'keychain-access-groups': [`${spec.teamId}.*`],
  };
  return {
    spec,
    infoPlist: infoPlistOf(spec),
    profile: {
      ...sampleProfile({
        ...{ ...spec, certificate },
        ...{ appName: spec.name, platform: macPlatform.inProfile },
      }),
      Entitlements: granted,
    },
    entitlements: {
      'com.apple.application-identifier': appId,
      'com.apple.developer.team-identifier': spec.teamId,
      'com.apple.security.app-sandbox': true,
      'com.apple.security.network.client': true,
    },
    certificate,
    installer: await distributionCertificate(spec, installerKind),
    processors: ['arm64', 'x86_64'],
    icon: ['ic07', 'ic08', 'ic09', 'ic10', 'ic13', 'ic14'],
    files: new Map(),
    modes: new Map(),
    payload: 'gzip',
    hasScripts: false,
    isProduct: true,
    edits: [],
  };
}

function infoPlistOf(spec: SampleSpec): SampleDict {
  const sdk = sampleSdk(spec.now);
  return {
    BuildMachineOSBuild: '25D125',
    CFBundleDevelopmentRegion: 'en',
    CFBundleDisplayName: spec.name,
    CFBundleExecutable: spec.name.replaceAll('/', '-'),
    CFBundleIconFile: 'AppIcon',
    CFBundleIdentifier: spec.bundleId,
    CFBundleInfoDictionaryVersion: '6.0',
    CFBundleName: spec.name,
    CFBundlePackageType: 'APPL',
    CFBundleShortVersionString: spec.version,
    CFBundleSupportedPlatforms: [macPlatform.supported],
    CFBundleVersion: spec.build,
    DTPlatformName: macPlatform.short,
    DTPlatformVersion: sdk,
    DTSDKBuild: '25E240',
    DTSDKName: `${macPlatform.short}${sdk}`,
    DTXcodeBuild: '25E246',
    ...(spec.usesNonExemptEncryption === null
      ? {}
      : { ITSAppUsesNonExemptEncryption: spec.usesNonExemptEncryption }),
    LSApplicationCategoryType: 'public.app-category.productivity',
    LSMinimumSystemVersion: spec.minimumOs,
    NSPrincipalClass: 'NSApplication',
  };
}
