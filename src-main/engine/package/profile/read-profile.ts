import { X509Certificate } from 'node:crypto';
import { booleanOf, dateOf, dictOf, listOf, textOf, textsOf } from '../plist/plist-fields';
import { isDict, type PlistDict, PlistError, type PlistValue } from '../plist/plist-value';
import { readPlist } from '../plist/read-plist';
import { BerError } from './ber';
import type {
  ProfileCertificate,
  ProfileReading,
  ProvisioningProfile,
} from './provisioning-profile';
import { signedContent } from './signed-content';

/** Certificates beyond these are not looked at; a profile lists a handful. */
const mostCertificates = 100;

/** Reads `embedded.mobileprovision`; null stands for none. Never throws for what the bytes hold. */
export function readProfile(bytes: Buffer | null): ProfileReading {
  if (bytes === null) return { state: 'absent' };
  try {
    const content = readPlist(signedContent(bytes));
    if (!isDict(content)) return { state: 'unreadable', reason: 'does not hold a dictionary' };
    return { state: 'read', profile: profileOf(content) };
  } catch (error) {
    if (error instanceof BerError || error instanceof PlistError) {
      return { state: 'unreadable', reason: error.message };
    }
    throw error;
  }
}

function profileOf(content: PlistDict): ProvisioningProfile {
  return {
    name: textOf(content, 'Name'),
    uuid: textOf(content, 'UUID'),
    teamId: textsOf(content, 'TeamIdentifier')[0] ?? null,
    teamName: textOf(content, 'TeamName'),
    created: dateOf(content, 'CreationDate'),
    expires: dateOf(content, 'ExpirationDate'),
    platforms: textsOf(content, 'Platform'),
    devices: 'ProvisionedDevices' in content ? listOf(content, 'ProvisionedDevices').length : null,
    isForAllDevices: booleanOf(content, 'ProvisionsAllDevices') === true,
    entitlements: dictOf(content, 'Entitlements'),
    certificates: listOf(content, 'DeveloperCertificates')
      .slice(0, mostCertificates)
      .map(certificateOf),
  };
}

function certificateOf(value: PlistValue): ProfileCertificate {
  if (!(value instanceof Uint8Array)) return { name: null, expires: null };
  try {
    const certificate = new X509Certificate(value);
    return { name: commonName(certificate), expires: parsedDate(certificate.validTo) };
  } catch {
    // Not a certificate: nothing is known of it, and the profile's other facts still hold.
    return { name: null, expires: null };
  }
}

function commonName(certificate: X509Certificate): string | null {
  const name: unknown = certificate.toLegacyObject().subject?.CN;
  const first: unknown = Array.isArray(name) ? name[0] : name;
  return typeof first === 'string' && first !== '' ? first : null;
}

function parsedDate(text: string): Date | null {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}
