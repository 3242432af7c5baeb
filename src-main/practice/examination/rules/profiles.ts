import type { UploadRemark } from '../../world/rows';
import type { BundleFacts, ProfileFacts } from '../package-facts';
import { programsOf } from './bundles';
import { mails, type Rule, type Rulings, refuses, remark, silence } from './rule';

const kindNames: Record<ProfileFacts['kind'], string> = {
  'app-store': 'the App Store',
  'ad-hoc': 'a list of devices',
  development: 'development',
  enterprise: 'in-house use',
};

/** Whether a profile's identifier, which may end in a star, matches that bundle. */
function isFor(appId: string, bundleId: string): boolean {
  const pattern = appId.slice(appId.indexOf('.') + 1);
  return pattern.endsWith('*') ? bundleId.startsWith(pattern.slice(0, -1)) : bundleId === pattern;
}

function remarksOnProfile(
  { folder, info }: BundleFacts,
  profile: ProfileFacts,
  today: number,
): UploadRemark[] {
  const { kind, expiresAt, appId, letsDebuggersAttach, certificates } = profile;
  const bundleId = String(info.CFBundleIdentifier ?? '');
  const of = `The provisioning profile of '${folder}'`;
  const hasEnded = certificates.length > 0 && certificates.every(({ endsAt }) => endsAt < today);
  return [
    ...remark(
      '90161',
      kind !== 'app-store' && `${of} is for ${kindNames[kind]}, not for the App Store.`,
    ),
    ...remark('90161', expiresAt !== null && expiresAt < today && `${of} has expired.`),
    ...remark(
      '90161',
      bundleId !== '' && !isFor(appId ?? '', bundleId) && `${of} is for '${appId ?? ''}'.`,
    ),
    ...remark('90046', letsDebuggersAttach && `${of} allows 'get-task-allow'.`),
    ...remark('90034', hasEnded && `The signing certificate of '${folder}' has expired.`),
  ];
}

const profilesAreInOrder: Rule = ({ found, today }) =>
  programsOf(found).flatMap((bundle) => {
    const { profile, folder } = bundle;
    if (profile === 'missing') {
      return remark('90174', `The bundle '${folder}' has no provisioning profile.`);
    }
    if (profile === 'unreadable') {
      return remark('90161', `The provisioning profile of '${folder}' cannot be read.`);
    }
    return remarksOnProfile(bundle, profile, today);
  });

/** Without it nobody can test the build, although it is accepted. */
const profileIsForTestFlight: Rule = ({ found: { app } }) =>
  remark(
    '90191',
    typeof app.profile === 'object' &&
      app.profile.kind === 'app-store' &&
      !app.profile.isForTestFlight &&
      "The entitlement 'beta-reports-active' is missing.",
  );

/** The provisioning profiles. */
export const profileRulings = {
  'signing-missing': refuses(profilesAreInOrder),
  'nested-profile-missing': refuses(profilesAreInOrder),
  'profile-unreadable': refuses(profilesAreInOrder),
  'signing-not-app-store': refuses(profilesAreInOrder),
  'profile-expired': refuses(profilesAreInOrder),
  'profile-app-id-differs': refuses(profilesAreInOrder),
  'certificate-expired': refuses(profilesAreInOrder),
  'profile-expires-soon': silence('it has not expired'),
  'profile-tampered': silence(
    'no word of Apple’s about it is known; a rehearsal’s profile has no seal of Apple’s',
  ),
  'beta-reports-missing': mails(profileIsForTestFlight),
} satisfies Rulings;
