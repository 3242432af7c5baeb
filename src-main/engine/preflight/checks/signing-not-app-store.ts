import type { SigningKind } from '#shared/domain/package-info';
import { signingKind } from '../../package/profile/judge-signing';
import { blocker, type Check, exportCommand, inProfile, quoted } from '../check';
import { profiledPrograms } from '../profiles';

const exportAgain =
  'Export the same archive for App Store Connect: in Xcode choose Distribute App, App Store Connect; or write the method app-store-connect into the export options of xcodebuild.';

const words: Partial<Record<SigningKind, { is: string; whatToDo: string }>> = {
  'ad-hoc': { is: 'is signed ad hoc, for a list of devices', whatToDo: exportAgain },
  development: { is: 'is signed for development', whatToDo: exportAgain },
  enterprise: {
    is: 'is signed for in-house distribution',
    whatToDo: `TestFlight does not take builds of the Enterprise Program. Sign with a profile of your Developer Program team. ${exportAgain}`,
  },
};

/** Error 90161: "A Distribution Provisioning profile should be used when submitting apps to the App Store". */
export const signingNotAppStore: Check = (pkg) => {
  for (const { bundle, profile } of profiledPrograms(pkg)) {
    const kind = words[signingKind(profile)];
    if (kind === undefined) continue;
    return blocker('signing-not-app-store', {
      where: inProfile(bundle),
      title: `${bundle.kind === 'app' ? 'The package' : quoted(bundle.path)} ${kind.is}`,
      whatToDo: kind.whatToDo,
      command: exportCommand,
    });
  }
  return null;
};
