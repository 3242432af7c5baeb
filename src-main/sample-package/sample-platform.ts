/** A platform by all the names in Apple's files. */
export interface SamplePlatform {
  /** `CFBundleSupportedPlatforms`. */
  supported: string;
  /** `DTPlatformName`. */
  short: string;
  /** `PLATFORM_*` of loader.h. */
  number: number;
  /** The name in profiles. */
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

export const macPlatform: SamplePlatform = {
  supported: 'MacOSX',
  short: 'macosx',
  number: 1,
  inProfile: 'OSX',
};

export const visionPlatform: SamplePlatform = {
  supported: 'XROS',
  short: 'xros',
  number: 11,
  inProfile: 'xrOS',
};

export const watchPlatform: SamplePlatform = {
  supported: 'WatchOS',
  short: 'watchos',
  number: 4,
  inProfile: 'watchOS',
};

/** Apple requires newer SDKs over time, and a sample without defects must stay without findings. */
export function sampleSdk(now: Date): string {
  return now < new Date('2027-01-01') ? '26.4' : '27.0';
}
