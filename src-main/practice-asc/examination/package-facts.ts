/** What an arrived package says about itself; null where it does not say. */
export interface PackageFacts {
  bundleId: string | null;
  shortVersion: string | null;
  bundleVersion: string | null;
  /** From the platform that it says it is built for. */
  platform: 'IOS' | 'TV_OS' | 'VISION_OS' | null;
  minOsVersion: string | null;
  usesNonExemptEncryption: boolean | null;
}

export type Examination =
  | { kind: 'read'; facts: PackageFacts }
  | { kind: 'unreadable'; reason: UnreadableReason };

/** `archive`: no zip, a broken one, or not exactly one app in it. `info`: its Info.plist is missing or broken. */
export type UnreadableReason = 'archive' | 'info';
