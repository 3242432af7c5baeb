import { z } from 'zod';

/**
 * The roles that Apple gives to people and to API keys (`UserRole` of the API, 4.4.1), the strongest first. A key can
 * have any of them but Account Holder, which only the individual key of that person has.
 */
export const KeyRole = z.enum([
  'ACCOUNT_HOLDER',
  'ADMIN',
  'APP_MANAGER',
  'DEVELOPER',
  'MARKETING',
  'CUSTOMER_SUPPORT',
  'FINANCE',
  'SALES',
  'ACCESS_TO_REPORTS',
]);
export type KeyRole = z.infer<typeof KeyRole>;

/** What Slipway does with a key, as far as Apple’s roles tell it apart. */
export const KeyFeature = z.enum([
  /** Reading apps, builds and groups: everything that a plan shows. */
  'read',
  'upload',
  /** What to Test, in every language. */
  'notes',
  /** Giving a build to beta groups, and making groups. */
  'groups',
  'beta-review',
  /** Emailing testers about a build, and inviting them. */
  'testers',
  /** The export compliance answer. */
  'compliance',
  /** Versions of the App Store, their texts, and submitting them. */
  'app-store',
  'devices',
  'users',
]);
export type KeyFeature = z.infer<typeof KeyFeature>;

/** Roles that have a permission, and roles that have it only with an extra right that no request shows. */
interface Permission {
  roles: readonly KeyRole[];
  /** With access to Certificates, Identifiers & Profiles. */
  perhaps?: readonly KeyRole[];
}

const admins: readonly KeyRole[] = ['ACCOUNT_HOLDER', 'ADMIN'];
const managers: readonly KeyRole[] = [...admins, 'APP_MANAGER'];
const developers: readonly KeyRole[] = [...managers, 'DEVELOPER'];

/**
 * Apple, Program Roles (developer.apple.com/support/roles) and Role permissions
 * (developer.apple.com/help/app-store-connect/reference/role-permissions), November 2026. That What to Test and the
 * review details are closed to Developer keys was seen in fastlane/fastlane#14372, #18383 and fastlane/docs#1050.
 */
const permissions: Readonly<Record<KeyFeature, Permission>> = {
  read: { roles: [...developers, 'MARKETING', 'CUSTOMER_SUPPORT'] },
  upload: { roles: developers },
  notes: { roles: managers },
  groups: { roles: managers },
  'beta-review': { roles: managers },
  testers: { roles: managers },
  compliance: { roles: managers },
  'app-store': { roles: managers },
  devices: { roles: admins, perhaps: ['APP_MANAGER', 'DEVELOPER'] },
  users: { roles: admins },
};

/** Closed to individual keys, whatever the role of their owner (app-store-connect.md, keys 7). */
const forTeamKeys: ReadonlySet<KeyFeature> = new Set<KeyFeature>(['devices', 'users']);

/** Whether a role allows this; `perhaps` when it depends on a right that the role does not show. */
export function roleAllows(role: KeyRole, feature: KeyFeature): 'yes' | 'no' | 'perhaps' {
  const { roles, perhaps = [] } = permissions[feature];
  if (roles.includes(role)) return 'yes';
  return perhaps.includes(role) ? 'perhaps' : 'no';
}

export function isForTeamKeys(feature: KeyFeature): boolean {
  return forTeamKeys.has(feature);
}

/** The weakest role for publishers that is certain to allow it: the one to ask an Admin for. */
export function roleNeededFor(feature: KeyFeature): KeyRole {
  const offered = ['DEVELOPER', 'APP_MANAGER'] as const;
  return offered.find((role) => permissions[feature].roles.includes(role)) ?? 'ADMIN';
}
