import type { UploadRemark } from '../../world/rows';
import type { BundleFacts, ProfileFacts } from '../package-facts';
import { codeOf, programsOf, slicesOf } from './bundles';
import { type Rule, remark } from './rule';

const kindNames: Record<ProfileFacts['kind'], string> = {
  'app-store': 'the App Store',
  'ad-hoc': 'a list of devices',
  development: 'development',
  enterprise: 'in-house use',
};

/** Whether a profile's identifier, which may end in a star, is for that bundle. */
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

const appIsSealed: Rule = ({ found: { isSealed, app } }) =>
  remark('90034', !isSealed && `The signature of '${app.folder}' is missing.`);

const codeIsSigned: Rule = ({ found }) =>
  slicesOf(codeOf(found)).flatMap(({ folder, slice: { signature } }) =>
    remark(
      '90035',
      (signature === null || signature.isAdHoc) && `The code of '${folder}' is not signed at all.`,
    ),
  );

const distribution = /^(Apple|iPhone) Distribution\b/;

const codeIsSignedForSubmission: Rule = ({ found }) =>
  slicesOf(codeOf(found)).flatMap(({ folder, slice: { signature } }) => {
    const name = signature?.signer?.name;
    return remark(
      '90034',
      name !== undefined &&
        !distribution.test(name) &&
        `'${folder}' is signed with '${name}', which is no certificate for submission.`,
    );
  });

const profilesNameTheSigner: Rule = ({ found }) =>
  programsOf(found).flatMap(({ folder, profile, slices }) => {
    const named = typeof profile === 'object' ? profile.certificates : [];
    const signers = (slices ?? []).flatMap(({ signature }) => signature?.signer ?? []);
    const isNamed = signers.every((signer) =>
      named.some(({ fingerprint }) => fingerprint === signer.fingerprint),
    );
    return remark(
      '90179',
      named.length > 0 &&
        !isNamed &&
        `'${folder}' is not signed with a certificate that its profile names.`,
    );
  });

/** Who signed the app, and for whom. */
export const signingRules: readonly Rule[] = [
  profilesAreInOrder,
  appIsSealed,
  codeIsSigned,
  codeIsSignedForSubmission,
  profilesNameTheSigner,
];

/** Without it nobody can test the build, although it is taken. */
export const profileIsForTestFlight: Rule = ({ found: { app } }) =>
  remark(
    '90191',
    typeof app.profile === 'object' &&
      app.profile.kind === 'app-store' &&
      !app.profile.isForTestFlight &&
      "The entitlement 'beta-reports-active' is missing.",
  );
