import type { PlistDict } from '../plist/plist-value';

/** A signing certificate that a profile names. */
export interface ProfileCertificate {
  /** The subject's common name. */
  name: string | null;
  /** Its `notAfter`. */
  expires: Date | null;
}

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
  certificates: ProfileCertificate[];
}

/** A profile that is not there, one that cannot be read (the reason goes on from “it”), or what it says. */
export type ProfileReading =
  | { state: 'absent' }
  | { state: 'unreadable'; reason: string }
  | { state: 'read'; profile: ProvisioningProfile };
