import { drawIcon } from './icon/draw-icon';
import type { MachOptions } from './mach-o';
import type { SampleDict } from './plist/sample-plist';
import { writeXmlPlist } from './plist/write-xml-plist';
import { sampleProfile } from './profile/sample-profile';
import { iconFiles, sampleInfoPlist, sampleSdk } from './sample-info-plist';
import type { SampleSpec } from './sample-options';

/** A sample package before it is written, so that a defect can change any part of it. */
export interface SampleDraft {
  spec: SampleSpec;
  /** Folder in Payload, such as `Orbit Notes.app`. */
  appFolder: string;
  infoPlist: SampleDict;
  /** Null for a package without one. */
  profile: SampleDict | null;
  isSealed: boolean;
  executable: MachOptions;
  hasExecutable: boolean;
  /** Files of the app by their path in it; one that is also made from the draft takes its place. */
  files: Map<string, Buffer>;
  /** Files beside the app, by their path in the package. */
  besideApp: Map<string, Buffer>;
  /** How the finished file ends up. */
  ending: 'whole' | 'cut-short' | 'not-a-zip';
}

export async function sampleDraft(spec: SampleSpec): Promise<SampleDraft> {
  return {
    spec,
    appFolder: `${spec.name.replaceAll('/', '-')}.app`,
    infoPlist: sampleInfoPlist(spec),
    profile: await sampleProfile({ ...spec, appName: spec.name }),
    isSealed: true,
    executable: { minimumOs: spec.minimumOs, sdk: sampleSdk(spec.now), platform: 2 },
    hasExecutable: true,
    files: new Map([
      ...iconFiles.map(({ file, pixels }) => [file, drawIcon(pixels)] as const),
      ...['en', 'de', 'fr', 'ja'].map((locale) => localizedName(locale, spec.name)),
      ['PkgInfo', Buffer.from('APPL????')],
      ['PrivacyInfo.xcprivacy', privacyManifest()],
    ]),
    besideApp: new Map(),
    ending: 'whole',
  };
}

function localizedName(locale: string, name: string): [string, Buffer] {
  const quoted = name.replace(/["\\]/g, '\\$&');
  return [`${locale}.lproj/InfoPlist.strings`, Buffer.from(`CFBundleDisplayName = "${quoted}";\n`)];
}

function privacyManifest(): Buffer {
  return writeXmlPlist({
    NSPrivacyAccessedAPITypes: [],
    NSPrivacyCollectedDataTypes: [],
    NSPrivacyTracking: false,
    NSPrivacyTrackingDomains: [],
  });
}
