import type { PlistDict } from '../plist/plist-value';
import type { SigningCertificate } from './signing-certificate';

/**
 * Whether the signature over the profile holds for the certificate that comes with it: `broken` means
 * that its bytes were changed after signing. `unknown` is a way of signing that is not computed here.
 * Who stands behind that certificate is not judged: Apple's own keys do not ship with this program.
 */
export type ProfileSeal = 'intact' | 'broken' | 'unknown';

/** What a provisioning profile says. A field that it lacks is null. */
export interface ProvisioningProfile {
  name: string | null;
  uuid: string | null;
  teamId: string | null;
  teamName: string | null;
  created: Date | null;
  expires: Date | null;
  /** `Platform`, such as `iOS`. */
  platforms: string[];
  /** How many devices it is made for; null when it names none. */
  devices: number | null;
  /** `ProvisionsAllDevices`, which only enterprise profiles have. */
  isForAllDevices: boolean;
  entitlements: PlistDict | null;
  certificates: SigningCertificate[];
  /** `ApplicationIdentifierPrefix`, nearly always the team ID. */
  appIdPrefixes: string[];
  seal: ProfileSeal;
}

/** A profile that is not there, one that cannot be read (the reason goes on from “it”), or what it says. */
export type ProfileReading =
  | { state: 'absent' }
  | { state: 'unreadable'; reason: string }
  | { state: 'read'; profile: ProvisioningProfile };
