import { type Check, inProfile, warning } from '../check';
import { profiledPrograms, profileName } from '../profiles';

/** No message of Apple's about it is known. */
export const profileTampered: Check = (pkg) => {
  const program = profiledPrograms(pkg).find(({ profile }) => profile.seal === 'broken');
  if (program === undefined) return null;
  return warning('profile-tampered', {
    where: inProfile(program.bundle),
    title: `${profileName(program)} was changed after it was signed`,
    whatToDo:
      'Download the profile again (in Xcode: Settings, Accounts, Download Manual Profiles), then export the archive again.',
  });
};
