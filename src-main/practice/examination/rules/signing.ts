import { executablePath } from '../read-bundle';
import { codeOf, programsOf, signaturesOf, slicesOf } from './bundles';
import { type Rule, type Rulings, refuses, remark } from './rule';

const appIsSealed: Rule = ({ found: { isSealed, app } }) =>
  remark('90034', !isSealed && `The signature of '${app.folder}' is missing.`);

const codeIsSigned: Rule = ({ found }) =>
  slicesOf(codeOf(found)).flatMap(({ folder, slice: { signature } }) =>
    remark(
      '90035',
      (signature === null || signature.isAdHoc) && `The code of '${folder}' is not signed at all.`,
    ),
  );

/** A signature covers the files that exist, but not the executable that it is written into. */
const sealsHold: Rule = ({ found }) => {
  const folders = new Set([...found.files.keys()].flatMap(foldersAround));
  return codeOf(found).flatMap((bundle) => {
    const { folder, sealed } = bundle;
    const own = executablePath(bundle)?.normalize('NFC');
    const bad = sealed?.find((path) => {
      const whole = `${folder}/${path}`;
      return whole === own || !(found.files.has(whole) || folders.has(whole));
    });
    return remark(
      '90035',
      bad !== undefined &&
        `Invalid signature. A sealed resource of '${folder}' is invalid: ${bad}.`,
    );
  });
};

function foldersAround(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

const distribution = /^(Apple|iPhone) Distribution\b/;

const codeIsSignedForSubmission: Rule = ({ found }) =>
  slicesOf(codeOf(found)).flatMap(({ folder, slice: { signature } }) => {
    const name = signature?.signer?.name;
    return remark(
      '90034',
      name !== undefined &&
        !distribution.test(name) &&
        `'${folder}' is signed with '${name}', which is no certificate for submission.`,
    );
  });

const profilesNameTheSigner: Rule = ({ found }) =>
  programsOf(found).flatMap(({ folder, profile, slices }) => {
    const named = typeof profile === 'object' ? profile.certificates : [];
    const signers = (slices ?? []).flatMap(({ signature }) => signature?.signer ?? []);
    const isNamed = signers.every((signer) =>
      named.some(({ fingerprint }) => fingerprint === signer.fingerprint),
    );
    return remark(
      '90179',
      named.length > 0 &&
        !isNamed &&
        `'${folder}' is not signed with a certificate that its profile names.`,
    );
  });

const codeIsNamedAsItsBundle: Rule = ({ found }) =>
  codeOf(found).flatMap((bundle) =>
    signaturesOf(bundle).flatMap(({ identifier, isAdHoc }) =>
      remark(
        '90334',
        // A linker's ad hoc signature has an identifier that the linker made.
        !isAdHoc &&
          identifier !== null &&
          identifier !== bundle.info.CFBundleIdentifier &&
          `The executable of '${bundle.folder}' is signed as '${identifier}'.`,
      ),
    ),
  );

/** The signatures and their signers. */
export const signingRulings = {
  'code-not-signed': [refuses(appIsSealed), refuses(codeIsSigned)],
  'sealed-file-missing': refuses(sealsHold),
  'signer-not-distribution': refuses(codeIsSignedForSubmission),
  'signer-not-in-profile': refuses(profilesNameTheSigner),
  'code-identifier-differs': refuses(codeIsNamedAsItsBundle),
} satisfies Rulings;
