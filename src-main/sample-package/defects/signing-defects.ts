import type { SampleDict } from '../plist/sample-plist';
import type { Certificate } from '../profile/certificate';
import { distributionCertificate, writeProfile } from '../profile/sample-profile';
import type { SampleDraft } from '../sample-draft';
import { change, type Defect, inEntitlements, theExtension, theFramework } from './defect';

const day = 24 * 60 * 60 * 1000;
const devices = ['00008110-000A1B2C3D4E801E', '00008120-001122334455001E'];

/** Faults in how the package is signed. */
export const signingDefects = {
  unsigned: {
    title: 'The app is not signed and has no profile.',
    shows: 'signing-missing',
    apply({ app }) {
      Object.assign(app, { profile: null, signing: null, isSealed: false });
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
  'get-task-allow': inProfile('get-task-allow', 'The profile lets a debugger attach.', (draft) => ({
    Entitlements: entitlements(draft, { 'get-task-allow': true }),
  })),
  'profile-app-id-differs': inProfile(
    'profile-app-id-differs',
    'The profile is for another app.',
    (draft) => ({
      Entitlements: entitlements(draft, {
        'application-identifier': `${draft.spec.teamId}.com.northwind.other`,
      }),
    }),
  ),
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
  'certificate-expired': {
    title: 'The signing certificate expired two months ago.',
    shows: 'certificate-expired',
    async apply(draft) {
      const now = new Date(draft.spec.now.getTime() - 400 * day);
      signWith(draft, await distributionCertificate({ ...draft.spec, now }));
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
  'nested-profile-missing': {
    title: 'An extension has no profile.',
    shows: 'nested-profile-missing',
    apply(draft) {
      theExtension(draft).profile = null;
    },
  },
  'extension-ad-hoc': {
    title: 'The profile of an extension is for a list of devices.',
    shows: 'signing-not-app-store',
    apply(draft) {
      change(theExtension(draft).profile ?? {}, { ProvisionedDevices: devices });
    },
  },
  'code-not-signed': {
    title: 'A framework is not signed.',
    shows: 'code-not-signed',
    apply(draft) {
      theFramework(draft).signing = null;
    },
  },
  'signer-not-distribution': {
    title: 'The app is signed with a certificate for development.',
    shows: 'signer-not-distribution',
    async apply(draft) {
      signWith(draft, await distributionCertificate(draft.spec, 'Apple Development'));
    },
  },
  'signer-not-in-profile': {
    title: 'The app is signed with a certificate that its profile does not name.',
    shows: 'signer-not-in-profile',
    async apply(draft) {
      draft.certificate = await distributionCertificate(draft.spec);
    },
  },
  'entitlement-not-in-profile': inEntitlements(
    'entitlement-not-in-profile',
    'The app asks for more than its profile allows.',
    { 'com.apple.developer.networking.wifi-info': true },
  ),
  'entitlement-app-id-differs': inEntitlements(
    'entitlement-app-id-differs',
    'The app is signed as another app.',
    { 'application-identifier': '9NW47H2K3L.com.northwind.tide' },
  ),
  'get-task-allow-signed': inEntitlements(
    'get-task-allow',
    'The app is signed so that a debugger may attach.',
    { 'get-task-allow': true },
  ),
  'aps-environment-development': {
    title: 'The app is signed for push notifications in development.',
    shows: 'aps-environment-development',
    apply(draft) {
      const key = 'aps-environment';
      change(draft.app.profile ?? {}, {
        Entitlements: entitlements(draft, { [key]: 'production' }),
      });
      change(draft.app.signing?.entitlements ?? {}, { [key]: 'development' });
    },
  },
  'beta-reports-missing': {
    title: 'The profile does not let TestFlight have the build.',
    shows: 'beta-reports-missing',
    apply({ app }) {
      for (const dict of [app.profile?.Entitlements as SampleDict, app.signing?.entitlements])
        if (dict) delete dict['beta-reports-active'];
    },
  },
  'code-identifier-differs': {
    title: 'The app is signed under a name of the signing tool’s own.',
    shows: 'code-identifier-differs',
    apply({ app }) {
      if (app.signing) app.signing.identifier = 'Orbit.hash.unsigned';
    },
  },
} satisfies Record<string, Defect>;

function inProfile(
  shows: string,
  title: string,
  changes: (draft: SampleDraft) => SampleDict,
): Defect {
  return {
    title,
    shows,
    apply(draft) {
      change(draft.app.profile ?? {}, changes(draft));
    },
  };
}

function entitlements({ app }: SampleDraft, changes: SampleDict): SampleDict {
  return { ...(app.profile?.Entitlements as SampleDict), ...changes };
}

/** Another certificate for everything, which all profiles name. */
function signWith(draft: SampleDraft, certificate: Certificate): void {
  draft.certificate = certificate;
  for (const { profile } of [draft.app, ...draft.nested])
    change(profile ?? {}, { DeveloperCertificates: [certificate.bytes] });
}
