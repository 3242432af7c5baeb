import { fixedId } from './ids';
/** Signing data of the practice team. Plain JSON, like all rows. */

export type SigningPlatform = 'IOS' | 'MAC_OS' | 'UNIVERSAL';

export interface DeviceRow {
  id: string;
  name: string;
  platform: SigningPlatform;
  udid: string;
  deviceClass: string;
  /** `PROCESSING` is not in Apple's schema (app-store-connect.md, devices 5). */
  status: 'ENABLED' | 'DISABLED' | 'PROCESSING';
  model: string | null;
  addedDate: string;
}

export interface BundleIdRow {
  id: string;
  name: string;
  platform: SigningPlatform;
  /** Ends in a star for a wildcard. */
  identifier: string;
  /** The team's prefix. */
  seedId: string;
  capabilities: CapabilityRow[];
}

export interface CapabilityRow {
  id: string;
  capabilityType: string;
  /** As sent; none by default. */
  settings?: unknown[];
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
  /** In base64, for one that was requested; those of a scenario share theirs. */
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

/** Ids of signing resources are ten letters and digits. */
export function signingId(...parts: string[]): string {
  return fixedId('signing', ...parts)
    .replaceAll('-', '')
    .slice(0, 10)
    .toUpperCase();
}
