import { booleanOf, isDict, type PlistValue, textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { allowsDebugging, signingKind } from '../../package/signature/judge-signing';
import { askedFor, executableOf, signedPrograms } from '../bundle-code';
import {
  archiveAgain,
  blocker,
  type Check,
  type Checks,
  exportCommand,
  inProfile,
  quoted,
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
      ? inProfile(allowed.bundle, 'Entitlements, get-task-allow')
      : `${printable(signed?.bundle.path ?? '')}, entitlements, get-task-allow`,
    title: 'The package lets a debugger attach to the app',
    whatToDo:
      'Sign with an App Store profile, in which get-task-allow is false; then export the archive again.',
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
    where: `${printable(found.bundle.path)}, entitlements, aps-environment`,
    title: `${quoted(found.bundle.path)} is signed for push notifications in development`,
    whatToDo:
      'Export the archive for App Store Connect, which sets aps-environment to production; a script that signs by itself has to.',
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
    const lacksTeam = full === bundleId;
    return blocker({
      where: `${printable(bundle.path)}, entitlements, application-identifier`,
      title: lacksTeam
        ? `${quoted(bundle.path)} is signed with the application identifier ${printable(full)}, which has no team ID in front of the bundle ID`
        : `${quoted(bundle.path)} is signed as ${printable(full)}, and its bundle ID is ${printable(bundleId)}`,
      whatToDo:
        'Export the archive again with the profile for that bundle ID. If a script signs it, give it the entitlements of that profile.',
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
const judgedElsewhere = ['application-identifier', 'get-task-allow', 'aps-environment'];

/** Entitlements that require a profile; others may need none. */
const ofProfiles =
  /^(com\.apple\.developer\.|keychain-access-groups$|com\.apple\.security\.application-groups$)/;

/** Error 90164. */
const entitlementNotInProfile: Check = (pkg) => {
  for (const { bundle, signature } of signedPrograms(pkg)) {
    const allowed = bundle.profile.state === 'read' ? bundle.profile.profile.entitlements : null;
    const asked = askedFor(signature);
    if (allowed === null || asked === null) continue;
    const key = Object.keys(asked).find(
      (name) => !judgedElsewhere.includes(name) && !covers(allowed[name], asked[name]),
    );
    if (key === undefined) continue;
    const isCertain = key in allowed || ofProfiles.test(key);
    return (isCertain ? blocker : warning)({
      where: inProfile(bundle, `Entitlements, ${printable(key)}`),
      title: `${quoted(bundle.path)} asks for ${printable(key)}, which its profile does not allow ${key in allowed ? 'with that value' : 'at all'}`,
      whatToDo:
        'Turn the capability on for the App ID at developer.apple.com and make the profile again, or take it out of the target’s Signing & Capabilities; then archive and export again.',
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
    where: `${printable(app.executablePath ?? app.path)}, entitlements, aps-environment`,
    title: 'The app registers for push notifications and is not signed for them',
    whatToDo: `Add Push Notifications in the target’s Signing & Capabilities, ${archiveAgain} If the app sends no push notifications, this changes nothing.`,
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
