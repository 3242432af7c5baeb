import type { SampleDict } from './plist/sample-plist';
import { writeXmlPlist } from './plist/write-xml-plist';

/** The declarations of the sample app: it uses its own settings. */
export const settingsUse: SampleDict = {
  NSPrivacyAccessedAPIType: 'NSPrivacyAccessedAPICategoryUserDefaults',
  NSPrivacyAccessedAPITypeReasons: ['CA92.1'],
};

/** A privacy manifest that declares the use of settings and nothing else, unless other declarations are given. */
export function privacyManifest(changes: SampleDict = {}): Buffer {
  return writeXmlPlist({
    NSPrivacyAccessedAPITypes: [settingsUse],
    NSPrivacyCollectedDataTypes: [],
    NSPrivacyTracking: false,
    NSPrivacyTrackingDomains: [],
    ...changes,
  });
}
