import type { UploadRemark } from '../../world/rows';
import type { InstallerFacts } from '../package-facts';
import { bundleIdIsTheApps } from '../rules/identity';
import { type Announced, numberNotKnown, remark } from '../rules/rule';
import { bundleVersionIsInOrder, shortVersionIsInOrder } from '../rules/versions';

/** An uploaded package of a Mac app, and what it was announced as. */
export type InstallerArrival = Announced<InstallerFacts>;

type InstallerRule = (arrival: InstallerArrival) => readonly UploadRemark[];

const platformIsAsAnnounced: InstallerRule = ({ found: { facts }, upload }) =>
  remark(
    '90542',
    facts.platform !== upload.platform &&
      `The package is not built for the platform ${upload.platform}: see CFBundleSupportedPlatforms.`,
  );

const installers = ['3rd Party Mac Developer Installer: ', 'Mac Installer Distribution: '];

const packageIsSigned: InstallerRule = ({ found: { signer } }) =>
  remark(
    '90237',
    !installers.some((start) => signer?.name.startsWith(start)) &&
      'The signature of the product archive is not one of a 3rd Party Mac Developer Installer certificate.',
  );

const hasCategory: InstallerRule = ({ found: { info } }) =>
  remark(
    '90242',
    !String(info.LSApplicationCategoryType ?? '').startsWith('public.app-category.') &&
      'The Info.plist has no LSApplicationCategoryType with a valid category.',
  );

const hasIcon: InstallerRule = ({ found: { icons, hasCatalog, info } }) =>
  remark(
    '90236',
    !icons.includes('ic10') &&
      !(hasCatalog && typeof info.CFBundleIconName === 'string') &&
      'The app has no icon in ICNS format with pictures of 512 x 512 and 512 x 512@2x.',
  );

const sandbox = 'com.apple.security.app-sandbox';

const programsAreInSandbox: InstallerRule = ({ found: { programs } }) => {
  const outside = programs
    .filter(({ slices }) =>
      slices.some(({ signature }) => signature?.entitlements?.[sandbox] !== true),
    )
    .map(({ path }) => path);
  return remark(
    '90296',
    outside.length > 0 &&
      `App sandbox not enabled. These executables lack ${sandbox}: ${outside.join(', ')}`,
  );
};

const everyoneMayRead: InstallerRule = ({ found: { unreadable } }) =>
  remark('90255', unreadable.length > 0 && 'The package has files that only root may read.');

const nothingIsQuarantined: InstallerRule = ({ found: { quarantined } }) =>
  remark(
    '91109',
    quarantined.length > 0 && `A file has the attribute com.apple.quarantine: ${quarantined[0]}`,
  );

const profileIsThere: InstallerRule = ({ found: { profile, folder } }) =>
  remark(
    '90889',
    profile === 'missing' &&
      `Cannot be used with TestFlight: the bundle at '${folder}' has no provisioning profile.`,
  );

const profileIsValid: InstallerRule = ({ found: { profile }, today }) =>
  remark(
    numberNotKnown,
    typeof profile === 'object' &&
      (profile.kind !== 'app-store' || (profile.expiresAt ?? 0) < today) &&
      'The provisioning profile is not valid for the Mac App Store.',
  );

const appId = 'com.apple.application-identifier';

const signedWithAppId: InstallerRule = ({ found: { profile, programs } }) =>
  remark(
    '90886',
    typeof profile === 'object' &&
      profile.entitlements[appId] !== undefined &&
      programs[0]?.slices.some(
        ({ signature }) => signature?.entitlements?.[appId] === undefined,
      ) === true &&
      'Cannot be used with TestFlight: the signature has no application identifier.',
  );

const profileIsForTheApp: InstallerRule = ({ found: { profile, facts } }) => {
  const granted = typeof profile === 'object' ? profile.entitlements[appId] : undefined;
  if (typeof granted !== 'string' || facts.bundleId === null) return [];
  const id = granted.replace(/^[^.]*\./, '');
  const isCovered = id.endsWith('*')
    ? facts.bundleId.startsWith(id.slice(0, -1))
    : facts.bundleId === id;
  return remark(
    '90283',
    !isCovered &&
      `The provisioning profile included in the bundle is invalid: invalid '${appId}' entitlement value.`,
  );
};

/** Capabilities of the App ID; what App Sandbox allows is in no profile. */
const ofAppId = /^com\.apple\.developer\./;

const capabilitiesAreGranted: InstallerRule = ({ found: { profile, programs } }) => {
  if (typeof profile !== 'object') return [];
  const asked = programs[0]?.slices[0]?.signature?.entitlements ?? {};
  return Object.keys(asked)
    .filter((key) => ofAppId.test(key) && profile.entitlements[key] === undefined)
    .flatMap((key) =>
      remark('90287', `The bundle contains a key that is not in the profile: '${key}'.`),
    );
};

const rules: Readonly<Record<'errors' | 'warnings', readonly InstallerRule[]>> = {
  errors: [
    platformIsAsAnnounced,
    bundleIdIsTheApps,
    shortVersionIsInOrder,
    bundleVersionIsInOrder,
    packageIsSigned,
    hasCategory,
    hasIcon,
    programsAreInSandbox,
    everyoneMayRead,
    nothingIsQuarantined,
    profileIsValid,
    profileIsForTheApp,
    capabilitiesAreGranted,
  ],
  warnings: [profileIsThere, signedWithAppId],
};

/** The remarks about the package of a Mac app. */
export function installerRemarks(arrival: InstallerArrival) {
  const apply = (all: readonly InstallerRule[]) => all.flatMap((rule) => rule(arrival));
  return { errors: apply(rules.errors), warnings: apply(rules.warnings) };
}
