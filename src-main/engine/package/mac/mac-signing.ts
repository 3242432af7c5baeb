import type { Signing, SigningKind } from '#shared/domain/package-info';
import type { CodeSignature, ProfileReading } from '../package-contents';
import { judgeSigning } from '../signature/judge-signing';

/** The certificates that Apple takes for apps in the Mac App Store, by the start of their names. */
export const macAppSigners = /^(?:Apple Distribution|3rd Party Mac Developer Application): /;
/** The certificate for the package itself, by the names that it has had. */
export const macInstallerSigners =
  /^(?:3rd Party Mac Developer Installer|Mac Installer Distribution): /;
const developerId = /^Developer ID /;

/**
 * How a Mac app is signed. Its profile may be missing, which the App Store accepts, so that the certificate counts; and
 * a profile for every Mac is one for distribution outside the App Store.
 */
export function judgeMacSigning(reading: ProfileReading, signature: CodeSignature | null): Signing {
  return { ...judgeSigning(reading, signature), kind: kindOf(reading, signature) };
}

function kindOf(reading: ProfileReading, signature: CodeSignature | null): SigningKind {
  if (reading.state === 'read') {
    const { devices, isForAllDevices } = reading.profile;
    if (isForAllDevices) return 'developer-id';
    return devices === null ? 'app-store' : 'development';
  }
  const name = signature?.signer?.name ?? null;
  if (name === null) return 'unsigned';
  if (macAppSigners.test(name)) return 'app-store';
  return developerId.test(name) ? 'developer-id' : 'development';
}
