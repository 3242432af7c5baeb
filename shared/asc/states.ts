/** Apple's `platform` values for uploaded packages (App Store Connect API 4.1, `Platform`; November 2026). */
export const platforms = ['IOS', 'TV_OS', 'VISION_OS', 'MAC_OS'] as const;

export type Platform = (typeof platforms)[number];
