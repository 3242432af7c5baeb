import { type Check, inProfile } from '../check';

/** A profile that is there and says nothing counts as none at Apple (error 90161). */
export const profileUnreadable: Check = (pkg) => {
  if (pkg.profile.state !== 'unreadable') return null;
  return {
    code: 'profile-unreadable',
    severity: 'blocker',
    where: inProfile(pkg),
    title: `The provisioning profile cannot be read: it ${pkg.profile.reason}`,
    whatToDo:
      'Download the profile again (in Xcode: Settings, Accounts, Download Manual Profiles), then export the archive again.',
  };
};
