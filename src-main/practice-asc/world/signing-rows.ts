/** What the practice team signs with. Plain JSON, like all rows. */

export type SigningPlatform = 'IOS' | 'MAC_OS' | 'UNIVERSAL';

export interface DeviceRow {
  id: string;
  name: string;
  platform: SigningPlatform;
  udid: string;
  deviceClass: string;
  status: 'ENABLED' | 'DISABLED';
  model: string | null;
  addedDate: string;
}

export interface BundleIdRow {
  id: string;
  name: string;
  platform: SigningPlatform;
  /** Ends in a star when it stands for many. */
  identifier: string;
  /** The team's prefix. */
  seedId: string;
  capabilities: CapabilityRow[];
}

export interface CapabilityRow {
  id: string;
  capabilityType: string;
}

export interface CertificateRow {
  id: string;
  name: string;
  displayName: string;
  certificateType: string;
  serialNumber: string;
  platform: SigningPlatform;
  expirationDate: string;
  activated: boolean;
  /** In base64, of one that was asked for; those of a story share theirs. */
  content?: string;
}

export interface ProfileRow {
  id: string;
  name: string;
  platform: SigningPlatform;
  profileType: string;
  profileState: 'ACTIVE' | 'INVALID';
  uuid: string;
  createdDate: string;
  expirationDate: string;
  bundleIdId: string;
  deviceIds: string[];
  certificateIds: string[];
}

export interface SigningRows {
  devices: DeviceRow[];
  bundleIds: BundleIdRow[];
  certificates: CertificateRow[];
  profiles: ProfileRow[];
}
