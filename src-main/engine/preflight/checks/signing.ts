import { message } from '#shared/words/message';
import type { PackageContents, SigningCertificate } from '../../package/package-contents';
import { textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { bundleCode, signedPrograms, slicesInApp } from '../bundle-code';
import { codeBundles, type ReadBundle } from '../bundles';
import {
  blocker,
  type Check,
  type Checks,
  exportAdvice,
  exportCommand,
  fileName,
  firstOf,
  inProfile,
  warning,
} from '../check';
import { profiledPrograms } from './profiles';

/** Errors 90034 and 90035. An app without a profile is reported by another check. */
const codeNotSigned: Check = (pkg) => {
  if (pkg.installer === null && pkg.profile.state === 'absent') return null;
  for (const { bundle, file } of bundleCode(pkg)) {
    const slice = file.slices.find(({ signature }) => signature === null || signature.isAdHoc);
    const isSealed = pkg.has(`${sealedFolder(bundle.path)}_CodeSignature/CodeResources`);
    if (slice === undefined && isSealed) continue;
    const name = fileName(file.path);
    return blocker({
      where: printable(file.path),
      title:
        slice === undefined
          ? message('finding.code-not-signed.title-unsealed', { name })
          : slice.signature === null
            ? message('finding.code-not-signed.title', { name })
            : message('finding.code-not-signed.title-ad-hoc', { name }),
      whatToDo: message('finding.code-not-signed.fix'),
      command: exportCommand,
    });
  }
  return null;
};

/** A framework for macOS has its Info.plist one folder deeper. */
function sealedFolder(path: string): string {
  return path.replace(/(\.framework\/Versions\/[^/]+\/)Resources\/$/, '$1');
}

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
        ? message('finding.sealed-file-missing.title-own', {
            bundle: fileName(bundle.path),
            name: fileName(own.path),
          })
        : message('finding.sealed-file-missing.title', {
            ...firstOf(first?.path ?? '', absent),
            bundle: fileName(bundle.path),
          }),
      whatToDo: message('finding.sealed-file-missing.fix', { advice: exportAdvice }),
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
      where: inSignature(file.path),
      title: message('finding.signer-not-distribution.title', {
        name: fileName(file.path),
        signer: printable(name),
      }),
      whatToDo: message('finding.signer-not-distribution.fix'),
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
      title:
        signer.name === null
          ? message('finding.signer-not-in-profile.title-unnamed', { name: fileName(bundle.path) })
          : message('finding.signer-not-in-profile.title', {
              name: fileName(bundle.path),
              signer: printable(signer.name),
            }),
      whatToDo: message('finding.signer-not-in-profile.fix'),
      command: 'security find-identity -v -p codesigning',
    });
  }
  return null;
};

/** No exact message of Apple's about it is known, so it is only a warning. */
const certificateExpired: Check = (pkg, today) => {
  const isOver = (
    one: SigningCertificate | null | undefined,
  ): one is SigningCertificate & { expires: Date } =>
    one?.expires !== undefined && one.expires !== null && one.expires <= today;
  const signed = signedPrograms(pkg).find(({ signature }) => isOver(signature.signer));
  if (signed && isOver(signed.signature.signer)) {
    return warning({
      where: inSignature(signed.bundle.executablePath ?? signed.bundle.path),
      title: message('finding.certificate-expired.title', {
        name: fileName(signed.bundle.path),
        day: { day: signed.signature.signer.expires.toISOString() },
      }),
      whatToDo: message('finding.certificate-expired.fix'),
    });
  }
  for (const { bundle, profile } of profiledPrograms(pkg)) {
    const last = profile.certificates.at(-1);
    if (!isOver(last) || !profile.certificates.every(isOver)) continue;
    return warning({
      where: inProfile(bundle, 'DeveloperCertificates'),
      title: message('finding.certificate-expired.title-profile', {
        day: { day: last.expires.toISOString() },
      }),
      whatToDo: message('finding.certificate-expired.fix'),
    });
  }
  return null;
};

/** The load command of an executable that has its signature. */
function inSignature(path: string): string {
  return `${printable(path)}, LC_CODE_SIGNATURE`;
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
      where: inSignature(file.path),
      title: message('finding.code-identifier-differs.title', {
        name: fileName(file.path),
        identifier: printable(named),
        bundleId: printable(bundleId),
      }),
      whatToDo: bundleId.includes('.')
        ? message('finding.code-identifier-differs.fix')
        : message('finding.code-identifier-differs.fix-no-period'),
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
