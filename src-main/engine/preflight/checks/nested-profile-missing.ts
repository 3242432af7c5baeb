import { nestedOnly, programs } from '../bundles';
import { blocker, type Check, exportCommand, inProfile, quoted } from '../check';

/** Error 90174 for extensions, watch apps and App Clips. An app without any is told by another check. */
export const nestedProfileMissing: Check = (pkg) => {
  if (pkg.profile.state === 'absent') return null;
  const bundle = nestedOnly(programs(pkg)).find(({ profile }) => profile.state === 'absent');
  if (bundle === undefined) return null;
  return blocker('nested-profile-missing', {
    where: inProfile(bundle),
    title: `${quoted(bundle.path)} inside the app has no provisioning profile`,
    whatToDo:
      'Name an App Store profile for its bundle ID under provisioningProfiles in the export options, or let Xcode manage signing; then export the archive again.',
    command: exportCommand,
  });
};
