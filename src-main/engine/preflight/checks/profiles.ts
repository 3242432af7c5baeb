import { message } from '#shared/words/message';
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
  fileName,
  inProfile,
  warning,
} from '../check';
import { daysUntil } from '../dates';

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

/** For messages that name only what is inside the app. */
function nameOf({ kind, path }: ReadBundle): { bundle: 'app' | 'other'; name: string } {
  return { bundle: kind === 'app' ? 'app' : 'other', name: fileName(path) };
}

/** Error 90174: an app without a provisioning profile. */
const signingMissing: Check = (pkg) => {
  if (pkg.profile.state !== 'absent') return null;
  const isSigned = pkg.has(`${pkg.appPath}_CodeSignature/CodeResources`);
  return {
    severity: 'blocker',
    where: printable(pkg.appPath),
    title: isSigned
      ? message('finding.signing-missing.title-profile')
      : message('finding.signing-missing.title'),
    whatToDo: message('finding.signing-missing.fix'),
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
    title: message('finding.nested-profile-missing.title', { name: fileName(bundle.path) }),
    whatToDo: message('finding.nested-profile-missing.fix'),
    command: exportCommand,
  });
};

/** To Apple, an empty profile counts as none (error 90161). */
const profileUnreadable: Check = (pkg) => {
  for (const bundle of programs(pkg)) {
    const { profile } = bundle;
    if (profile.state !== 'unreadable') continue;
    return blocker({
      where: inProfile(bundle),
      title: message('finding.profile-unreadable.title', {
        ...nameOf(bundle),
        reason: profile.reason,
      }),
      whatToDo: message('finding.profile-unreadable.fix'),
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
    title: message('finding.profile-tampered.title', nameOf(program.bundle)),
    whatToDo: message('finding.profile-tampered.fix'),
  });
};

/** Error 90161: "A Distribution Provisioning profile should be used when submitting apps to the App Store". */
const signingNotAppStore: Check = (pkg) => {
  for (const { bundle, profile } of profiledPrograms(pkg)) {
    const kind = signingKind(profile);
    if (kind !== 'ad-hoc' && kind !== 'development' && kind !== 'enterprise') continue;
    return blocker({
      where: inProfile(bundle),
      title: message(`finding.signing-not-app-store.title-${kind}`, nameOf(bundle)),
      whatToDo: message(
        kind === 'enterprise'
          ? 'finding.signing-not-app-store.fix-enterprise'
          : 'finding.signing-not-app-store.fix',
      ),
      command: exportCommand,
    });
  }
  return null;
};

const daysAhead = 14;

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
    title: message('finding.profile-expired.title', {
      ...nameOf(first.program.bundle),
      day: { day: first.expires.toISOString() },
    }),
    whatToDo: message('finding.profile-expired.fix'),
  });
};

/** A profile that expires soon is still valid for delivery. */
const profileExpiresSoon: Check = (pkg, today) => {
  const first = firstToEnd(pkg);
  if (first === null || first.expires <= today) return null;
  const days = daysUntil(first.expires, today);
  if (days >= daysAhead) return null;
  const { bundle } = first.program;
  const when = { days, day: { day: first.expires.toISOString() } };
  return warning({
    where: inProfile(bundle, 'ExpirationDate'),
    title:
      bundle.kind === 'app'
        ? message('finding.profile-expires-soon.title', when)
        : message('finding.profile-expires-soon.title-nested', {
            ...when,
            name: fileName(bundle.path),
          }),
    whatToDo: message('finding.profile-expired.fix'),
  });
};

/** Error 90161 with the wrong App ID, 90283 for a Mac app: every program needs a profile for its own bundle ID. */
const profileAppIdDiffers: Check = (pkg) => {
  for (const program of profiledPrograms(pkg)) {
    const bundleId = textOf(program.bundle.infoPlist, 'CFBundleIdentifier');
    const named = profileAppId(program.profile);
    if (bundleId === null || named === null || coversId(named.appId, bundleId)) continue;
    const { key, appId } = named;
    return blocker({
      // Not shown as a sentence: keys of the profile.
      where: inProfile(program.bundle, 'Entitlements', key),
      title: message('finding.profile-app-id-differs.title', {
        ...nameOf(program.bundle),
        appId: printable(appId),
        bundleId: printable(bundleId),
      }),
      whatToDo: message('finding.profile-app-id-differs.fix', { bundleId: printable(bundleId) }),
      command: exportCommand,
    });
  }
  return null;
};

/** The bundle ID part, after the team's prefix. */
function profileAppId({
  entitlements,
}: ProvisioningProfile): { key: string; appId: string } | null {
  for (const key of ['application-identifier', 'com.apple.application-identifier']) {
    const full = entitlements && textOf(entitlements, key);
    if (full) return { key, appId: full.slice(full.indexOf('.') + 1) };
  }
  return null;
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
    // Not shown as a sentence: keys of the profile.
    where: inProfile(pkg, 'Entitlements', 'beta-reports-active'),
    title: message('finding.beta-reports-missing.title'),
    whatToDo: message('finding.beta-reports-missing.fix'),
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
