import type { ProfileReading, ProvisioningProfile } from '../package-contents';
import { readPlist } from '../plist/read-plist';
import {
  booleanOf,
  dateOf,
  dictOf,
  isDict,
  listOf,
  type PlistDict,
  PlistError,
  textOf,
  textsOf,
} from '../plist/value';
import { judgeSeal, readCertificate } from './certificates';
import { BerError, readSignedMessage, type SignedMessage } from './cms';

/** More certificates than this are ignored; a profile lists a handful. */
const maxCertificates = 100;

/** Reads `embedded.mobileprovision`; null stands for none. Never throws because of the bytes. */
export function readProfile(bytes: Buffer | null): ProfileReading {
  if (bytes === null) return { state: 'absent' };
  try {
    const message = readSignedMessage(bytes);
    if (message.content === null) return { state: 'unreadable', reason: 'holds nothing' };
    const { value: content, repeatedKeys } = readPlist(message.content);
    if (!isDict(content)) return { state: 'unreadable', reason: 'does not hold a dictionary' };
    return { state: 'read', profile: profileOf(content, repeatedKeys, message) };
  } catch (error) {
    if (error instanceof BerError || error instanceof PlistError) {
      return { state: 'unreadable', reason: error.message };
    }
    throw error;
  }
}

function profileOf(
  content: PlistDict,
  repeatedKeys: string[],
  message: SignedMessage,
): ProvisioningProfile {
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
      .filter((value) => value instanceof Uint8Array)
      .slice(0, maxCertificates)
      .map(readCertificate),
    appIdPrefixes: textsOf(content, 'ApplicationIdentifierPrefix'),
    repeatedKeys,
    seal: judgeSeal(message),
  };
}
