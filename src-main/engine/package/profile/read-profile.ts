import { booleanOf, dateOf, dictOf, listOf, textOf, textsOf } from '../plist/plist-fields';
import { isDict, type PlistDict, PlistError } from '../plist/plist-value';
import { readPlist } from '../plist/read-plist';
import { BerError } from './ber';
import { judgeSeal } from './judge-seal';
import type { ProfileReading, ProvisioningProfile } from './provisioning-profile';
import { readCertificate } from './read-certificate';
import { readSignedMessage, type SignedMessage } from './signed-message';

/** Certificates beyond these are not looked at; a profile lists a handful. */
const mostCertificates = 100;

/** Reads `embedded.mobileprovision`; null stands for none. Never throws for what the bytes hold. */
export function readProfile(bytes: Buffer | null): ProfileReading {
  if (bytes === null) return { state: 'absent' };
  try {
    const message = readSignedMessage(bytes);
    if (message.content === null) return { state: 'unreadable', reason: 'holds nothing' };
    const content = readPlist(message.content);
    if (!isDict(content)) return { state: 'unreadable', reason: 'does not hold a dictionary' };
    return { state: 'read', profile: profileOf(content, message) };
  } catch (error) {
    if (error instanceof BerError || error instanceof PlistError) {
      return { state: 'unreadable', reason: error.message };
    }
    throw error;
  }
}

function profileOf(content: PlistDict, message: SignedMessage): ProvisioningProfile {
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
      .slice(0, mostCertificates)
      .map(readCertificate),
    appIdPrefixes: textsOf(content, 'ApplicationIdentifierPrefix'),
    seal: judgeSeal(message),
  };
}
