/** A platform by all the names that Apple's files have for it. */
export interface SamplePlatform {
  /** `CFBundleSupportedPlatforms`. */
  supported: string;
  /** `DTPlatformName`. */
  short: string;
  /** `PLATFORM_*` of loader.h. */
  number: number;
  /** What profiles call it. */
  inProfile: string;
}

export const iosPlatform: SamplePlatform = {
  supported: 'iPhoneOS',
  short: 'iphoneos',
  number: 2,
  inProfile: 'iOS',
};

export const tvPlatform: SamplePlatform = {
  supported: 'AppleTVOS',
  short: 'appletvos',
  number: 3,
  inProfile: 'tvOS',
};

export const watchPlatform: SamplePlatform = {
  supported: 'WatchOS',
  short: 'watchos',
  number: 4,
  inProfile: 'watchOS',
};

/** Apple asks for newer SDKs as time goes by, and a sample without defects must stay without findings. */
export function sampleSdk(now: Date): string {
  return now < new Date('2027-01-01') ? '26.4' : '27.0';
}
