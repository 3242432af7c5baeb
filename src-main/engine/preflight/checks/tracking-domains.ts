import { booleanOf, textsOf } from '../../package/plist/plist-fields';
import { archiveAgain, blocker, type Check, quoted } from '../check';
import { inManifest, privacyManifests } from '../privacy-manifests';

/** Errors 91064 and 91107. */
export const trackingDomains: Check = (pkg) => {
  const found = privacyManifests(pkg).find(
    ({ content }) =>
      textsOf(content, 'NSPrivacyTrackingDomains').length > 0 &&
      booleanOf(content, 'NSPrivacyTracking') !== true,
  );
  if (found === undefined) return null;
  return blocker('tracking-domains', {
    where: inManifest(found.bundle, 'NSPrivacyTracking'),
    title: `${quoted(found.bundle.path)} lists tracking domains and does not say that it tracks`,
    whatToDo: `Set NSPrivacyTracking to true, or empty NSPrivacyTrackingDomains; ${archiveAgain}`,
    command: 'plutil -replace NSPrivacyTracking -bool true PrivacyInfo.xcprivacy',
  });
};
