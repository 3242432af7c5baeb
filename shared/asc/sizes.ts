/** The largest sizes that Apple accepts, in uncompressed bytes (Apple, maximum build file sizes; November 2026). */
export const sizeLimits = {
  app: 4 * 1024 ** 3,
  /** All __TEXT sections of an executable together. */
  code: 500_000_000,
  watchApp: 75_000_000,
  /** One asset pack, for systems before iOS 18 (Apple, on-demand resources size limits; November 2026). */
  assetPack: { bytes: 512_000_000, below: '18' },
} as const;

/**
 * By the oldest system that an App Clip runs on, oldest first. `most` applies to App Clips that are not opened from
 * physical codes (Apple, the same page).
 */
export const appClipLimits = [
  { below: '16', usual: 10_000_000, most: 10_000_000 },
  { below: '17', usual: 15_000_000, most: 15_000_000 },
  { below: null, usual: 15_000_000, most: 100_000_000 },
] as const;

/** Sizes in pixels of the square icons that an app for these devices has (errors 90022 and 90023; November 2026). */
export const iconPixels = { iPhone: [120], iPad: [152, 167] } as const;

/** Size in pixels of the square icon for the App Store, in the asset catalog (error 90704; November 2026). */
export const largeIconPixels = 1024;
