import { programs } from '../bundles';
import { blocker, type Check, inProfile, quoted } from '../check';

/** A profile that is there and says nothing counts as none at Apple (error 90161). */
export const profileUnreadable: Check = (pkg) => {
  for (const bundle of programs(pkg)) {
    const { profile } = bundle;
    if (profile.state !== 'unreadable') continue;
    const whose = bundle.kind === 'app' ? '' : ` of ${quoted(bundle.path)}`;
    return blocker('profile-unreadable', {
      where: inProfile(bundle),
      title: `The provisioning profile${whose} cannot be read: it ${profile.reason}`,
      whatToDo:
        'Download the profile again (in Xcode: Settings, Accounts, Download Manual Profiles), then export the archive again.',
    });
  }
  return null;
};
