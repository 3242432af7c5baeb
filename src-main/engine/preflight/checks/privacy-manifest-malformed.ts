import type { PackageBundle } from '../../package/package-contents';
import { isDict, type PlistDict, type PlistValue } from '../../package/plist/plist-value';
import { archiveAgain, blocker, type Check, quoted } from '../check';
import { inManifest } from '../privacy-manifests';

const isText = (value: PlistValue): boolean => typeof value === 'string';
const isNamed = (value: PlistValue): boolean => typeof value === 'string' && value !== '';
const isListOf = (holds: (value: PlistValue) => boolean) => (value: PlistValue) =>
  Array.isArray(value) && value.every(holds);

const apiEntry = (value: PlistValue): boolean =>
  isDict(value) &&
  isNamed(value.NSPrivacyAccessedAPIType ?? 0) &&
  isListOf(isNamed)(value.NSPrivacyAccessedAPITypeReasons ?? 0);

/** The four keys of a privacy manifest (Apple, privacy manifest files). */
const forms: Readonly<Record<string, (value: PlistValue) => boolean>> = {
  NSPrivacyTracking: (value) => typeof value === 'boolean',
  NSPrivacyTrackingDomains: isListOf(isText),
  NSPrivacyCollectedDataTypes: isListOf((value) => isDict(value)),
  NSPrivacyAccessedAPITypes: isListOf(apiEntry),
};

/** Errors 91056 and 91108. */
export const privacyManifestMalformed: Check = (pkg) => {
  for (const bundle of pkg.bundles) {
    const wrong = wrongWith(bundle);
    if (wrong === null) continue;
    return blocker('privacy-manifest-malformed', {
      where: inManifest(bundle, wrong.key),
      title: `The privacy manifest of ${quoted(bundle.path)} is not in order: it ${wrong.state}`,
      whatToDo: `Correct it in Xcode’s editor for privacy files, ${archiveAgain}`,
      command: 'plutil -lint PrivacyInfo.xcprivacy',
    });
  }
  return null;
};

function wrongWith({ privacyManifest }: PackageBundle) {
  if (privacyManifest.state === 'unreadable')
    return { key: undefined, state: privacyManifest.reason };
  if (privacyManifest.state === 'absent') return null;
  const key = Object.keys(forms).find((name) => !isInForm(privacyManifest.content, name));
  return key === undefined ? null : { key, state: `has ${key} in another form than Apple’s` };
}

function isInForm(content: PlistDict, key: string): boolean {
  const value = content[key];
  return value === undefined || forms[key]?.(value) === true;
}
