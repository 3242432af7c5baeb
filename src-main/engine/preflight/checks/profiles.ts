import type { SigningKind } from '#shared/domain/package-info';
import { inWords } from '#shared/words/say';
import type { PackageContents, ProvisioningProfile } from '../../package/package-contents';
import { booleanOf, textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { signingKind } from '../../package/signature/judge-signing';
import { nestedOnly, programs, type ReadBundle } from '../bundles';
import {
  blocker,
  type Check,
  type Checks,
  exportCommand,
  inProfile,
  quoted,
  warning,
} from '../check';
import { dayInWords, daysUntil } from '../dates';

/** A program with its readable profile. */
interface ProfiledProgram {
  bundle: ReadBundle;
  profile: ProvisioningProfile;
}

/** The app, then its contents. */
export function profiledPrograms(pkg: PackageContents): ProfiledProgram[] {
  return programs(pkg).flatMap((bundle) =>
    bundle.profile.state === 'read' ? [{ bundle, profile: bundle.profile.profile }] : [],
  );
}

/** `The provisioning profile` of the app; for other bundles, with their name. */
function profileName({ bundle }: ProfiledProgram): string {
  if (bundle.kind === 'app') return 'The provisioning profile';
  return `The provisioning profile of ${quoted(bundle.path)}`;
}

/** Error 90174: an app without a provisioning profile. */
const signingMissing: Check = (pkg) => {
  if (pkg.profile.state !== 'absent') return null;
  const isSigned = pkg.has(`${pkg.appPath}_CodeSignature/CodeResources`);
  return {
    severity: 'blocker',
    where: printable(pkg.appPath),
    title: isSigned ? 'The package has no provisioning profile' : 'The package is not signed',
    whatToDo:
      'Export the archive for App Store Connect: in Xcode choose Distribute App, App Store Connect; or write the method app-store-connect into the export options of xcodebuild.',
    command: exportCommand,
  };
};

/** Error 90174 for extensions, watch apps and App Clips. An app without any profile is reported by another check. */
const nestedProfileMissing: Check = (pkg) => {
  if (pkg.profile.state === 'absent') return null;
  const bundle = nestedOnly(programs(pkg)).find(({ profile }) => profile.state === 'absent');
  if (bundle === undefined) return null;
  return blocker({
    where: printable(bundle.path),
    title: `${quoted(bundle.path)} inside the app has no provisioning profile`,
    whatToDo:
      'Name an App Store profile for its bundle ID under provisioningProfiles in the export options, or let Xcode manage signing; then export the archive again.',
    command: exportCommand,
  });
};

/** To Apple, an empty profile counts as none (error 90161). */
const profileUnreadable: Check = (pkg) => {
  for (const bundle of programs(pkg)) {
    const { profile } = bundle;
    if (profile.state !== 'unreadable') continue;
    const whose = bundle.kind === 'app' ? '' : ` of ${quoted(bundle.path)}`;
    return blocker({
      where: inProfile(bundle),
      title: `The provisioning profile${whose} cannot be read: ${inWords(profile.reason)}`,
      whatToDo:
        'Download the profile again (in Xcode: Settings, Accounts, Download Manual Profiles), then export the archive again.',
    });
  }
  return null;
};

/** No message of Apple's about it is known. */
const profileTampered: Check = (pkg) => {
  const program = profiledPrograms(pkg).find(({ profile }) => profile.seal === 'broken');
  if (program === undefined) return null;
  return warning({
    where: inProfile(program.bundle),
    title: `${profileName(program)} was changed after it was signed`,
    whatToDo:
      'Download the profile again (in Xcode: Settings, Accounts, Download Manual Profiles), then export the archive again.',
  });
};

const exportAgain =
  'Export the same archive for App Store Connect: in Xcode choose Distribute App, App Store Connect; or write the method app-store-connect into the export options of xcodebuild.';

const kindWords: Partial<Record<SigningKind, { is: string; whatToDo: string }>> = {
  'ad-hoc': { is: 'is signed ad hoc, for a list of devices', whatToDo: exportAgain },
  development: { is: 'is signed for development', whatToDo: exportAgain },
  enterprise: {
    is: 'is signed for in-house distribution',
    whatToDo: `TestFlight does not take builds of the Enterprise Program. Sign with a profile of your Developer Program team. ${exportAgain}`,
  },
};

/** Error 90161: "A Distribution Provisioning profile should be used when submitting apps to the App Store". */
const signingNotAppStore: Check = (pkg) => {
  for (const { bundle, profile } of profiledPrograms(pkg)) {
    const kind = kindWords[signingKind(profile)];
    if (kind === undefined) continue;
    return blocker({
      where: inProfile(bundle),
      title: `${bundle.kind === 'app' ? 'The package' : quoted(bundle.path)} ${kind.is}`,
      whatToDo: kind.whatToDo,
      command: exportCommand,
    });
  }
  return null;
};

const daysAhead = 14;

const renewProfile =
  'Make a new App Store profile at developer.apple.com under Profiles, or let Xcode manage signing; then export the archive again.';

/** The program whose profile expires first, and when. */
function firstToEnd(pkg: PackageContents): { program: ProfiledProgram; expires: Date } | null {
  const ending = profiledPrograms(pkg)
    .flatMap((program) =>
      program.profile.expires === null ? [] : [{ program, expires: program.profile.expires }],
    )
    .sort((a, b) => a.expires.getTime() - b.expires.getTime());
  return ending[0] ?? null;
}

/** Error 90161 mentions expired profiles too. */
const profileExpired: Check = (pkg, today) => {
  const first = firstToEnd(pkg);
  if (first === null || first.expires > today) return null;
  return blocker({
    where: inProfile(first.program.bundle, 'ExpirationDate'),
    title: `${profileName(first.program)} expired on ${dayInWords(first.expires)}`,
    whatToDo: renewProfile,
  });
};

/** A profile that expires soon is still valid for delivery. */
const profileExpiresSoon: Check = (pkg, today) => {
  const first = firstToEnd(pkg);
  if (first === null || first.expires <= today) return null;
  const days = daysUntil(first.expires, today);
  if (days >= daysAhead) return null;
  return warning({
    where: inProfile(first.program.bundle, 'ExpirationDate'),
    title: `${profileName(first.program)} expires ${inDays(days, first.expires)}`,
    whatToDo: renewProfile,
  });
};

function inDays(days: number, expires: Date): string {
  if (days === 0) return 'within a day';
  return `in ${days} ${days === 1 ? 'day' : 'days'}, on ${dayInWords(expires)}`;
}

/** Error 90161 with the wrong App ID: every program needs a profile for its own bundle ID. */
const profileAppIdDiffers: Check = (pkg) => {
  for (const program of profiledPrograms(pkg)) {
    const bundleId = textOf(program.bundle.infoPlist, 'CFBundleIdentifier');
    const appId = profileAppId(program.profile);
    if (bundleId === null || appId === null || coversId(appId, bundleId)) continue;
    return blocker({
      where: inProfile(program.bundle, 'Entitlements, application-identifier'),
      title: `${profileName(program)} is for ${printable(appId)}, not for ${printable(bundleId)}`,
      whatToDo: `Sign with an App Store profile for ${printable(bundleId)}, then export the archive again.`,
      command: exportCommand,
    });
  }
  return null;
};

/** The bundle ID part, after the team's prefix. */
function profileAppId({ entitlements }: ProvisioningProfile): string | null {
  if (entitlements === null) return null;
  const full =
    textOf(entitlements, 'application-identifier') ??
    textOf(entitlements, 'com.apple.application-identifier');
  return full === null ? null : full.slice(full.indexOf('.') + 1);
}

/** `*` matches every bundle ID, `com.northwind.*` those that start with it. */
function coversId(appId: string, bundleId: string): boolean {
  return appId.endsWith('*') ? bundleId.startsWith(appId.slice(0, -1)) : appId === bundleId;
}

/** Error 90191: the build is accepted, but can't be tested. */
const betaReportsMissing: Check = (pkg) => {
  if (pkg.profile.state !== 'read' || pkg.info.signing.kind !== 'app-store') return null;
  const { entitlements } = pkg.profile.profile;
  if (entitlements === null || booleanOf(entitlements, 'beta-reports-active') === true) return null;
  return warning({
    where: inProfile(pkg, 'Entitlements, beta-reports-active'),
    title: 'The profile does not let TestFlight have the build',
    whatToDo:
      'Make the App Store profile again at developer.apple.com under Profiles, then export the archive again.',
  });
};

/** Provisioning profiles. */
export const profileChecks = {
  'signing-missing': signingMissing,
  'nested-profile-missing': nestedProfileMissing,
  'profile-unreadable': profileUnreadable,
  'profile-tampered': profileTampered,
  'signing-not-app-store': signingNotAppStore,
  'profile-expired': profileExpired,
  'profile-expires-soon': profileExpiresSoon,
  'profile-app-id-differs': profileAppIdDiffers,
  'beta-reports-missing': betaReportsMissing,
} satisfies Checks;
