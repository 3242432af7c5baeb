import type { PackageContents } from '../package/package-contents';
import type { ProvisioningProfile } from '../package/profile/provisioning-profile';
import { programs, type ReadBundle } from './bundles';
import { quoted } from './check';

/** A program with the profile that could be read in it. */
export interface ProfiledProgram {
  bundle: ReadBundle;
  profile: ProvisioningProfile;
}

/** The app, then what is inside it. */
export function profiledPrograms(pkg: PackageContents): ProfiledProgram[] {
  return programs(pkg).flatMap((bundle) =>
    bundle.profile.state === 'read' ? [{ bundle, profile: bundle.profile.profile }] : [],
  );
}

/** `The provisioning profile` of the app; of a bundle inside it, its name too. */
export function profileName({ bundle }: ProfiledProgram): string {
  if (bundle.kind === 'app') return 'The provisioning profile';
  return `The provisioning profile of ${quoted(bundle.path)}`;
}
