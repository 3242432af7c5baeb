import type { Certificate } from '../profile/certificate';
import { distributionCertificate } from '../profile/sample-profile';
import type { SampleDraft } from '../sample-draft';
import { change, type Defects, day, theFramework } from './defect';

/** Defects in the signatures. */
export const signingDefects = {
  'code-not-signed': {
    title: 'A framework is not signed.',
    shows: 'code-not-signed',
    apply(draft) {
      theFramework(draft).signing = null;
    },
  },
  'sealed-file-missing': {
    title: 'A file was taken out of the app after it was signed.',
    shows: 'sealed-file-missing',
    apply({ app }) {
      app.alsoSealed = ['gone.png'];
    },
  },
  'sealed-executable': {
    title: 'The app’s signature lists the app’s executable among its files.',
    shows: 'sealed-file-missing',
    apply({ app }) {
      app.alsoSealed = [String(app.infoPlist.CFBundleExecutable)];
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
  'certificate-expired': {
    title: 'The signing certificate expired two months ago.',
    shows: 'certificate-expired',
    async apply(draft) {
      const now = new Date(draft.spec.now.getTime() - 400 * day);
      signWith(draft, await distributionCertificate({ ...draft.spec, now }));
    },
  },
  'code-identifier-differs': {
    title: 'The app is signed under a name of the signing tool’s own.',
    shows: 'code-identifier-differs',
    apply({ app }) {
      if (app.signing) app.signing.identifier = 'Orbit.hash.unsigned';
    },
  },
} satisfies Defects;

/** Replaces the certificate everywhere, including all profiles. */
function signWith(draft: SampleDraft, certificate: Certificate): void {
  draft.certificate = certificate;
  for (const { profile } of [draft.app, ...draft.nested])
    change(profile ?? {}, { DeveloperCertificates: [certificate.bytes] });
}
