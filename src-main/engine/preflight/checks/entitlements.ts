import { message } from '#shared/words/message';
import { booleanOf, isDict, type PlistValue, textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { allowsDebugging, signingKind } from '../../package/signature/judge-signing';
import { askedFor, executableOf, signedPrograms } from '../bundle-code';
import {
  blocker,
  type Check,
  type Checks,
  exportCommand,
  fileName,
  inEntitlements,
  inProfile,
  warning,
} from '../check';
import { profiledPrograms } from './profiles';

/** Error 90046. Development profiles always have it; their kind is reported instead. */
const getTaskAllow: Check = (pkg) => {
  const profiled = profiledPrograms(pkg);
  if (profiled.some(({ profile }) => signingKind(profile) === 'development')) return null;
  const signed = signedPrograms(pkg).find(({ signature }) => {
    const asked = askedFor(signature);
    return asked !== null && booleanOf(asked, 'get-task-allow') === true;
  });
  const allowed = profiled.find(({ profile }) => allowsDebugging(profile));
  if (signed === undefined && allowed === undefined) return null;
  return blocker({
    where: allowed
      ? inProfile(allowed.bundle, 'Entitlements', 'get-task-allow')
      : inEntitlements(signed?.bundle.path ?? '', 'get-task-allow'),
    title: message('finding.get-task-allow.title'),
    whatToDo: message('finding.get-task-allow.fix'),
    command: exportCommand,
  });
};

/** Error 90046. */
const apsEnvironmentDevelopment: Check = (pkg) => {
  const found = signedPrograms(pkg).find(({ signature }) => {
    const asked = askedFor(signature);
    return asked !== null && textOf(asked, 'aps-environment') === 'development';
  });
  if (found === undefined) return null;
  return blocker({
    where: inEntitlements(found.bundle.path, 'aps-environment'),
    title: message('finding.aps-environment-development.title', {
      name: fileName(found.bundle.path),
    }),
    whatToDo: message('finding.aps-environment-development.fix'),
    command: exportCommand,
  });
};

/** Error 90046: signed with another App ID than Info.plist's. */
const entitlementAppIdDiffers: Check = (pkg) => {
  for (const { bundle, signature } of signedPrograms(pkg)) {
    const asked = askedFor(signature);
    const full = asked && textOf(asked, 'application-identifier');
    const bundleId = textOf(bundle.infoPlist, 'CFBundleIdentifier');
    if (!full || bundleId === null || full.slice(full.indexOf('.') + 1) === bundleId) continue;
    const named = { name: fileName(bundle.path), identifier: printable(full) };
    const lacksTeam = full === bundleId;
    return blocker({
      where: inEntitlements(bundle.path, 'application-identifier'),
      title: lacksTeam
        ? message('finding.entitlement-app-id-differs.title-no-team', named)
        : message('finding.entitlement-app-id-differs.title', {
            ...named,
            bundleId: printable(bundleId),
          }),
      whatToDo: message('finding.entitlement-app-id-differs.fix'),
      command: exportCommand,
    });
  }
  return null;
};

/**
 * Whether a profile's value covers what an app requests: strings may end in an asterisk, a list covers its
 * members. `false` requests nothing.
 */
function covers(allowed: PlistValue | undefined, asked: PlistValue | undefined): boolean {
  if (asked === false || asked === undefined) return true;
  if (allowed === undefined) return false;
  if (Array.isArray(asked)) return asked.every((one) => covers(allowed, one));
  if (Array.isArray(allowed)) return allowed.some((one) => covers(one, asked));
  // Which parts of a dictionary matter differs between keys.
  if (isDict(allowed) || isDict(asked)) return true;
  if (typeof allowed === 'string' && allowed.endsWith('*'))
    return typeof asked !== 'string' || asked.startsWith(allowed.slice(0, -1));
  return allowed === asked;
}

/** These have their own checks. */
const judgedElsewhere = [
  'application-identifier',
  'com.apple.application-identifier',
  'get-task-allow',
  'aps-environment',
];
/** What a Mac app asks of App Sandbox needs no profile. */
const ofSandbox = 'com.apple.security.';

/** Entitlements that require a profile; others may need none. */
const ofProfiles =
  /^(com\.apple\.developer\.|keychain-access-groups$|com\.apple\.security\.application-groups$)/;

/** Error 90164, and 90287 or 90288 for a Mac app. */
const entitlementNotInProfile: Check = (pkg) => {
  for (const { bundle, signature } of signedPrograms(pkg)) {
    const allowed = bundle.profile.state === 'read' ? bundle.profile.profile.entitlements : null;
    const asked = askedFor(signature);
    if (allowed === null || asked === null) continue;
    const key = Object.keys(asked).find(
      (name) =>
        !judgedElsewhere.includes(name) &&
        !(pkg.installer !== null && name.startsWith(ofSandbox)) &&
        !covers(allowed[name], asked[name]),
    );
    if (key === undefined) continue;
    const isCertain = key in allowed || ofProfiles.test(key);
    return (isCertain ? blocker : warning)({
      where: inProfile(bundle, 'Entitlements', printable(key)),
      title: message(
        key in allowed
          ? 'finding.entitlement-not-in-profile.title-value'
          : 'finding.entitlement-not-in-profile.title',
        { name: fileName(bundle.path), entitlement: printable(key) },
      ),
      whatToDo: message('finding.entitlement-not-in-profile.fix'),
      command: 'codesign -d --entitlements - --xml App.app',
    });
  }
  return null;
};

const selector = 'application:didRegisterForRemoteNotificationsWithDeviceToken:';

/**
 * Error 90078, an email after delivery. Only an implementation of the method counts: its name occurs in every app
 * delegate's protocol. Libraries often contain one, so it may not matter.
 */
const pushNotEntitled: Check = (pkg) => {
  const app = pkg.bundles.find(({ kind }) => kind === 'app');
  const slices = (app && executableOf(pkg, app)?.slices) ?? [];
  const slice = slices.find(({ methods }) => methods.has(selector));
  if (!app || !slice?.signature || slice.signature.entitlements.state === 'unreadable') return null;
  if ('aps-environment' in (askedFor(slice.signature) ?? {})) return null;
  return warning({
    where: inEntitlements(app.executablePath ?? app.path, 'aps-environment'),
    title: message('finding.push-not-entitled.title'),
    whatToDo: message('finding.push-not-entitled.fix'),
  });
};

/** Entitlements of the signatures. */
export const entitlementChecks = {
  'get-task-allow': getTaskAllow,
  'aps-environment-development': apsEnvironmentDevelopment,
  'entitlement-app-id-differs': entitlementAppIdDiffers,
  'entitlement-not-in-profile': entitlementNotInProfile,
  'push-not-entitled': pushNotEntitled,
} satisfies Checks;
