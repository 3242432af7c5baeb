import type { SampleDict } from '../plist/sample-plist';
import { writeProfile } from '../profile/sample-profile';
import {
  change,
  type Defects,
  day,
  devices,
  entitlements,
  inProfile,
  theExtension,
} from './defect';

/** Defects in the provisioning profiles. */
export const profileDefects = {
  unsigned: {
    title: 'The app is not signed and has no profile.',
    shows: 'signing-missing',
    apply({ app }) {
      Object.assign(app, { profile: null, signing: null, isSealed: false });
    },
  },
  'nested-profile-missing': {
    title: 'An extension has no profile.',
    shows: 'nested-profile-missing',
    apply(draft) {
      theExtension(draft).profile = null;
    },
  },
  'profile-unreadable': {
    title: 'The profile is not a signed message.',
    shows: 'profile-unreadable',
    apply({ app }) {
      app.files.set('embedded.mobileprovision', Buffer.from('this is not a provisioning profile'));
    },
  },
  'profile-tampered': {
    title: 'The profile was changed after it was signed.',
    shows: 'profile-tampered',
    async apply({ app, spec }) {
      if (app.profile === null) return;
      const bytes = await writeProfile(app.profile, spec.now);
      bytes.write('X', bytes.indexOf('App Store</string>'));
      app.files.set('embedded.mobileprovision', bytes);
    },
  },
  'ad-hoc': inProfile('signing-not-app-store', 'The profile is for a list of devices.', () => ({
    ProvisionedDevices: devices,
  })),
  development: inProfile('signing-not-app-store', 'The profile is for development.', (draft) => ({
    ProvisionedDevices: devices,
    Entitlements: entitlements(draft, { 'get-task-allow': true }),
  })),
  enterprise: inProfile(
    'signing-not-app-store',
    'The profile is for in-house distribution.',
    () => ({
      ProvisionsAllDevices: true,
    }),
  ),
  'extension-ad-hoc': {
    title: 'The profile of an extension is for a list of devices.',
    shows: 'signing-not-app-store',
    apply(draft) {
      change(theExtension(draft).profile ?? {}, { ProvisionedDevices: devices });
    },
  },
  'profile-expired': inProfile(
    'profile-expired',
    'The profile expired ten days ago.',
    ({ spec }) => ({
      ExpirationDate: new Date(spec.now.getTime() - 10 * day),
    }),
  ),
  'profile-expires-soon': inProfile(
    'profile-expires-soon',
    'The profile expires within a week.',
    ({ spec }) => ({
      ExpirationDate: new Date(spec.now.getTime() + 7 * day),
    }),
  ),
  'profile-app-id-differs': inProfile(
    'profile-app-id-differs',
    'The profile is for another app.',
    (draft) => ({
      Entitlements: entitlements(draft, {
        'application-identifier': `${draft.spec.teamId}.com.northwind.other`,
      }),
    }),
  ),
  'beta-reports-missing': {
    title: 'The profile does not let TestFlight have the build.',
    shows: 'beta-reports-missing',
    apply({ app }) {
      for (const dict of [app.profile?.Entitlements as SampleDict, app.signing?.entitlements])
        if (dict) delete dict['beta-reports-active'];
    },
  },
} satisfies Defects;
