import type { SampleDict } from './plist/sample-plist';
import { writeXmlPlist } from './plist/write-xml-plist';

/** What the sample app declares: that it keeps settings, for itself. */
export const settingsUse: SampleDict = {
  NSPrivacyAccessedAPIType: 'NSPrivacyAccessedAPICategoryUserDefaults',
  NSPrivacyAccessedAPITypeReasons: ['CA92.1'],
};

/** A privacy manifest that declares the use of settings and nothing else, or what is given in its place. */
export function privacyManifest(changes: SampleDict = {}): Buffer {
  return writeXmlPlist({
    NSPrivacyAccessedAPITypes: [settingsUse],
    NSPrivacyCollectedDataTypes: [],
    NSPrivacyTracking: false,
    NSPrivacyTrackingDomains: [],
    ...changes,
  });
}
