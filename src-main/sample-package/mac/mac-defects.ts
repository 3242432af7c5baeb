import type { Shown } from '../defects/defect';
import type { SampleDict } from '../plist/sample-plist';
import { distributionCertificate } from '../profile/sample-profile';
import { installerKind, type MacDraft } from './mac-draft';

/** One known fault of a Mac package. */
interface MacDefect {
  /** What is wrong with the package, in one sentence. */
  title: string;
  shows: Shown;
  apply(draft: MacDraft): void | Promise<void>;
}

const day = 24 * 60 * 60 * 1000;

/** The header of a file with extended attributes, and the mark of a download in it. */
const quarantineMark = Buffer.concat([
  Buffer.from('0005160700020000', 'hex'),
  Buffer.alloc(76),
  Buffer.from('com.apple.quarantine\0'),
]);

function grant(profile: SampleDict | null, more: SampleDict): void {
  if (profile) profile.Entitlements = { ...(profile.Entitlements as SampleDict), ...more };
}

/** Every known defect of Mac packages, by its code. */
export const macDefects = {
  'mac-category-missing': {
    title: 'Info.plist names no category.',
    shows: 'mac-category-missing',
    apply: ({ infoPlist }) => void delete infoPlist.LSApplicationCategoryType,
  },
  'mac-category-unknown': {
    title: 'Info.plist names a category that is none of the App Store’s.',
    shows: 'mac-category-missing',
    apply({ infoPlist }) {
      infoPlist.LSApplicationCategoryType = 'Productivity';
    },
  },
  'mac-icon-missing': {
    title: 'The icon has no picture for Retina displays.',
    shows: 'mac-icon-missing',
    apply(draft) {
      draft.icon = ['ic07', 'ic08', 'ic09'];
    },
  },
  'mac-icon-no-icns': {
    title: 'The icon file is a PNG under another name.',
    shows: 'mac-icon-missing',
    apply(draft) {
      draft.icon = null;
    },
  },
  'mac-icon-unnamed': {
    title: 'Info.plist names no icon.',
    shows: 'mac-icon-missing',
    apply: ({ infoPlist }) => void delete infoPlist.CFBundleIconFile,
  },
  'mac-sandbox-missing': {
    title: 'The app doesn’t use App Sandbox.',
    shows: 'mac-sandbox-missing',
    apply({ entitlements }) {
      if (entitlements) entitlements['com.apple.security.app-sandbox'] = false;
    },
  },
  'mac-installer-unsigned': {
    title: 'The package is not signed.',
    shows: 'mac-installer-signature',
    apply(draft) {
      draft.installer = null;
    },
  },
  'mac-installer-developer-id': {
    title: 'The package is signed for distribution outside the App Store.',
    shows: 'mac-installer-signature',
    async apply(draft) {
      draft.installer = await distributionCertificate(draft.spec, 'Developer ID Installer');
    },
  },
  'mac-installer-expired': {
    title: 'The certificate of the package expired two months ago.',
    shows: 'mac-installer-expired',
    async apply(draft) {
      const now = new Date(draft.spec.now.getTime() - 400 * day);
      draft.installer = await distributionCertificate({ ...draft.spec, now }, installerKind);
    },
  },
  'mac-developer-id': {
    title: 'The app is signed for distribution outside the App Store.',
    shows: 'mac-signing-not-app-store',
    async apply(draft) {
      draft.certificate = await distributionCertificate(draft.spec, 'Developer ID Application');
      if (draft.profile) draft.profile.ProvisionsAllDevices = true;
    },
  },
  'mac-profile-missing': {
    title: 'The app has no provisioning profile.',
    shows: 'mac-profile-missing',
    apply(draft) {
      draft.profile = null;
    },
  },
  'mac-app-id-missing': {
    title: 'The app is signed without its application identifier.',
    shows: 'mac-app-id-missing',
    apply({ entitlements }) {
      if (entitlements) delete entitlements['com.apple.application-identifier'];
    },
  },
  'mac-profile-other-app': {
    title: 'The provisioning profile is another app’s.',
    shows: 'profile-app-id-differs',
    apply: ({ profile, spec }) =>
      grant(profile, { 'com.apple.application-identifier': `${spec.teamId}.com.example.other` }),
  },
  'mac-entitlement-not-granted': {
    title: 'The app asks for a capability that its profile doesn’t have.',
    shows: 'entitlement-not-in-profile',
    apply({ entitlements }) {
      if (entitlements) entitlements['com.apple.developer.icloud-services'] = ['CloudKit'];
    },
  },
  'mac-installer-scripts': {
    title: 'The package runs a script after the installation.',
    shows: 'mac-installer-scripts',
    apply(draft) {
      draft.hasScripts = true;
    },
  },
  'mac-intel-missing': {
    title: 'The app has no code for Intel Macs and runs on macOS 12.',
    shows: 'mac-intel-missing',
    apply(draft) {
      draft.processors = ['arm64'];
      draft.infoPlist.LSMinimumSystemVersion = '12.0';
    },
  },
  'mac-quarantined': {
    title: 'A file still has the mark of a download.',
    shows: 'mac-quarantined',
    apply({ files }) {
      files.set('Contents/Resources/manual.pdf', Buffer.from('%PDF-1.7\n'));
      files.set('Contents/Resources/._manual.pdf', quarantineMark);
    },
  },
  'mac-files-unreadable': {
    title: 'Only the owner may read a file.',
    shows: 'mac-files-unreadable',
    apply({ files, modes }) {
      files.set('Contents/Resources/notes.txt', Buffer.from('Made up for rehearsals.\n'));
      modes.set('Contents/Resources/notes.txt', 0o100600);
    },
  },
  'mac-payload-unread': {
    title: 'The app’s files are compressed with xz.',
    shows: 'mac-payload-unread',
    apply(draft) {
      draft.payload = 'pbzx';
    },
  },
  'mac-component': {
    title: 'The package is only a component, without a Distribution.',
    shows: 'package-not-a-pkg',
    apply(draft) {
      draft.isProduct = false;
    },
  },
  'mac-cut-short': {
    title: 'The last third of the package is missing.',
    shows: 'package-unsafe',
    apply({ edits }) {
      edits.push((file) => file.subarray(0, Math.floor((file.length * 2) / 3)));
    },
  },
} satisfies Record<string, MacDefect>;

export type MacDefectCode = keyof typeof macDefects;

export const macDefectCodes = Object.keys(macDefects) as MacDefectCode[];
