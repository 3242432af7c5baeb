import { archiveAgain, type Check, quoted, warning } from '../check';
import { listedFrameworks } from '../listed-frameworks';
import { inManifest } from '../privacy-manifests';

/** Error 91061, which comes with the submission for review. */
export const listedSdkManifest: Check = (pkg) => {
  const bundle = listedFrameworks(pkg).find(
    ({ path, privacyManifest }) =>
      privacyManifest.state === 'absent' &&
      ![...pkg.entries.keys()].some(
        (name) => name.startsWith(path) && name.endsWith('/PrivacyInfo.xcprivacy'),
      ),
  );
  if (bundle === undefined) return null;
  return warning('listed-sdk-manifest', {
    where: inManifest(bundle),
    title: `${quoted(bundle.path)} has no privacy manifest, and Apple asks for one from this library`,
    whatToDo: `Take a newer release of it, which has one; ${archiveAgain}`,
  });
};
