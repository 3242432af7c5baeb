import type { SigningKind } from '#shared/domain/package-info';
import { type Check, inProfile } from '../check';

const exportAgain =
  'Export the same archive for App Store Connect: in Xcode choose Distribute App, App Store Connect; or run xcodebuild -exportArchive with method app-store-connect.';

const words: Partial<Record<SigningKind, { title: string; whatToDo: string }>> = {
  'ad-hoc': {
    title: 'The package is signed ad hoc, for a list of devices',
    whatToDo: exportAgain,
  },
  development: {
    title: 'The package is signed for development',
    whatToDo: exportAgain,
  },
  enterprise: {
    title: 'The package is signed for in-house distribution',
    whatToDo: `TestFlight does not take builds of the Enterprise Program. Sign with a profile of your Developer Program team. ${exportAgain}`,
  },
};

/** Error 90161: "A Distribution Provisioning profile should be used when submitting apps to the App Store". */
export const signingNotAppStore: Check = (pkg) => {
  if (pkg.profile.state !== 'read') return null;
  const kind = words[pkg.info.signing.kind];
  if (kind === undefined) return null;
  return { code: 'signing-not-app-store', severity: 'blocker', where: inProfile(pkg), ...kind };
};
