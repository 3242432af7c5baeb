import type { SampleDict } from '../plist/sample-plist';
import { distributionCertificate } from '../profile/sample-profile';
import type { SampleDraft } from '../sample-draft';
import { change, type Defect } from './defect';

const day = 24 * 60 * 60 * 1000;
const devices = ['00008110-000A1B2C3D4E801E', '00008120-001122334455001E'];

/** Faults in how the package is signed. */
export const signingDefects = {
  unsigned: {
    title: 'The app is not signed and has no profile.',
    shows: 'signing-missing',
    apply(draft) {
      draft.profile = null;
      draft.isSealed = false;
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
    async apply({ profile, spec }) {
      const before = new Date(spec.now.getTime() - 400 * day);
      const certificate = await distributionCertificate({
        ...spec,
        appName: spec.name,
        now: before,
      });
      if (profile) profile.DeveloperCertificates = [certificate.bytes];
    },
  },
  'profile-unreadable': {
    title: 'The profile is not a signed message.',
    shows: 'profile-unreadable',
    apply(draft) {
      draft.files.set(
        'embedded.mobileprovision',
        Buffer.from('this is not a provisioning profile'),
      );
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
      if (draft.profile) change(draft.profile, changes(draft));
    },
  };
}

function entitlements({ profile }: SampleDraft, changes: SampleDict): SampleDict {
  return { ...(profile?.Entitlements as SampleDict), ...changes };
}
