import type { PackageContents, SigningCertificate } from '../../package/package-contents';
import { textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { bundleCode, signedPrograms, slicesInApp } from '../bundle-code';
import { codeBundles, type ReadBundle } from '../bundles';
import {
  andMore,
  blocker,
  type Check,
  type Checks,
  exportCommand,
  exportWithXcode,
  inProfile,
  quoted,
  warning,
} from '../check';
import { dayInWords } from '../dates';
import { profiledPrograms } from './profiles';

/** Errors 90034 and 90035. An app without a profile is reported by another check. */
const codeNotSigned: Check = (pkg) => {
  if (pkg.profile.state === 'absent') return null;
  for (const { bundle, file } of bundleCode(pkg)) {
    const slice = file.slices.find(({ signature }) => signature === null || signature.isAdHoc);
    const isSealed = pkg.has(`${bundle.path}_CodeSignature/CodeResources`);
    if (slice === undefined && isSealed) continue;
    const how =
      slice === undefined
        ? 'signed, and the list of its bundle’s files is missing (_CodeSignature/CodeResources)'
        : slice.signature === null
          ? 'not signed'
          : 'signed without a certificate';
    return blocker({
      where: printable(file.path),
      title: `${quoted(file.path)} is ${how}`,
      whatToDo:
        'Embed it with Embed & Sign, and export the archive for App Store Connect, which signs everything again.',
      command: exportCommand,
    });
  }
  return null;
};

const packLast =
  'Sign once more after the last change to the app’s files, and pack what was signed without changing names or files. The certificate is not what is wrong.';

const listOf = ({ path }: ReadBundle): string => `${printable(path)}_CodeSignature/CodeResources`;

/**
 * Errors 90034 and 90035: the signature covers a missing file, or the executable that
 * contains it, which changes when the signature is written.
 */
const sealedFileMissing: Check = (pkg) => {
  const paths = pathsOf(pkg);
  for (const bundle of codeBundles(pkg)) {
    const sealed = bundle.sealedFiles ?? [];
    const executable = bundle.executablePath?.normalize('NFC');
    const own = sealed.find(({ path }) => bundle.path.normalize('NFC') + path === executable);
    const absent = sealed.filter(
      ({ path, isOptional }) => !isOptional && !paths.has(bundle.path.normalize('NFC') + path),
    );
    const [first] = absent;
    if (own === undefined && first === undefined) continue;
    return blocker({
      where: `${listOf(bundle)}, ${printable((own ?? first)?.path ?? '')}`,
      title: own
        ? `The signature of ${quoted(bundle.path)} counts the bundle’s own executable, ${quoted(own.path)}, among its files, and so can never be right`
        : `${quoted(first?.path ?? '')}${andMore(absent)} was there when ${quoted(bundle.path)} was signed, and is gone`,
      whatToDo: `${packLast} ${exportWithXcode}`,
      command: 'codesign --verify --deep --strict --verbose=2 App.app',
    });
  }
  return null;
};

/** Every file, and every folder that contains one, without a trailing slash. */
function pathsOf({ entries }: PackageContents): Set<string> {
  const paths = new Set<string>();
  for (const entry of entries.keys()) {
    const path = entry.replace(/\/$/, '');
    paths.add(path);
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (paths.has(folder)) break;
      paths.add(folder);
    }
  }
  return paths;
}

const distribution = /^(Apple|iPhone) Distribution\b/;
const development = /^(Apple Development|iPhone Developer|Mac Developer)\b/;

/** Errors 90034 and 90035: signed, but not with a distribution certificate. */
const signerNotDistribution: Check = (pkg) => {
  for (const { file, slice } of slicesInApp(pkg)) {
    const name = slice.signature?.signer?.name;
    if (!name || distribution.test(name)) continue;
    return (development.test(name) ? blocker : warning)({
      where: `${printable(file.path)}, code signature`,
      title: `${quoted(file.path)} is signed with “${printable(name)}”, not with a distribution certificate`,
      whatToDo: 'Export the archive for App Store Connect, which signs with Apple Distribution.',
      command: exportCommand,
    });
  }
  return null;
};

/** Error 90179. */
const signerNotInProfile: Check = (pkg) => {
  for (const { bundle, signature } of signedPrograms(pkg)) {
    const certificates = bundle.profile.state === 'read' ? bundle.profile.profile.certificates : [];
    const { signer } = signature;
    if (signer === null || certificates.length === 0) continue;
    if (certificates.some(({ sha256 }) => sha256 === signer.sha256)) continue;
    return blocker({
      where: inProfile(bundle, 'DeveloperCertificates'),
      title: `${quoted(bundle.path)} is signed with a certificate that its profile does not name, “${printable(signer.name ?? 'no name')}”`,
      whatToDo:
        'Make the profile again with the certificate that you sign with, or sign with one that it names; then export the archive again.',
      command: 'security find-identity -v -p codesigning',
    });
  }
  return null;
};

const renewCertificate =
  'Make a new Apple Distribution certificate (in Xcode: Settings, Accounts, Manage Certificates) and a profile with it; then archive and export again.';

/** No exact message of Apple's about it is known, so it is only a warning. */
const certificateExpired: Check = (pkg, today) => {
  const isOver = (one: SigningCertificate | null): one is SigningCertificate =>
    one?.expires !== undefined && one.expires !== null && one.expires <= today;
  const signed = signedPrograms(pkg).find(({ signature }) => isOver(signature.signer));
  if (signed && isOver(signed.signature.signer)) {
    return warning({
      where: `${printable(signed.bundle.executablePath ?? signed.bundle.path)}, code signature`,
      title: `${quoted(signed.bundle.path)} is signed with a certificate that expired${on(signed.signature.signer)}`,
      whatToDo: renewCertificate,
    });
  }
  for (const { bundle, profile } of profiledPrograms(pkg)) {
    const last = profile.certificates.at(-1);
    if (last === undefined || !profile.certificates.every(isOver)) continue;
    return warning({
      where: inProfile(bundle, 'DeveloperCertificates'),
      title: `The profile’s signing certificate expired${on(last)}`,
      whatToDo: renewCertificate,
    });
  }
  return null;
};

function on({ expires }: SigningCertificate): string {
  return expires === null ? '' : ` on ${dayInWords(expires)}`;
}

/** Error 90334: caused by a bundle ID without a period, or by an unusual signing tool. */
const codeIdentifierDiffers: Check = (pkg) => {
  for (const { bundle, file } of bundleCode(pkg)) {
    const bundleId = textOf(bundle.infoPlist, 'CFBundleIdentifier');
    // A linker's ad hoc signature has the linker’s own identifier; a missing signature is reported by another check.
    const named = file.slices
      .filter(({ signature }) => signature?.isAdHoc === false)
      .map(({ signature }) => signature?.identifier)
      .find(Boolean);
    if (!named || bundleId === null || named === bundleId) continue;
    return blocker({
      where: `${printable(file.path)}, code directory`,
      title: `${quoted(file.path)} is signed under the name ${printable(named)}, and its bundle ID is ${printable(bundleId)}`,
      whatToDo: bundleId.includes('.')
        ? 'Export the archive with Xcode, or sign again with codesign and no identifier of your own.'
        : 'Give that target a bundle ID with a period in it, such as com.northwind.kit; then archive and export again.',
      command: exportCommand,
    });
  }
  return null;
};

/** Signatures and signers. */
export const signingChecks = {
  'code-not-signed': codeNotSigned,
  'sealed-file-missing': sealedFileMissing,
  'signer-not-distribution': signerNotDistribution,
  'signer-not-in-profile': signerNotInProfile,
  'certificate-expired': certificateExpired,
  'code-identifier-differs': codeIdentifierDiffers,
} satisfies Checks;
