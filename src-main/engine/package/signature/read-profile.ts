import { message } from '#shared/words/message';
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
    const signed = readSignedMessage(bytes);
    if (signed.content === null)
      return { state: 'unreadable', reason: message('unreadable.cms.empty') };
    const { value: content, repeatedKeys } = readPlist(signed.content);
    if (!isDict(content))
      return { state: 'unreadable', reason: message('unreadable.plist.not-dictionary') };
    return { state: 'read', profile: profileOf(content, repeatedKeys, signed) };
  } catch (error) {
    if (error instanceof BerError || error instanceof PlistError) {
      return { state: 'unreadable', reason: error.problem };
    }
    throw error;
  }
}

function profileOf(
  content: PlistDict,
  repeatedKeys: string[],
  signed: SignedMessage,
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
    seal: judgeSeal(signed),
  };
}
