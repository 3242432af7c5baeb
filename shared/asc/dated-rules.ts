import type { Platform } from './states';

/** The lowest version that Apple accepts from a given day on, so that a result changes by date and not by release. */
export interface DatedRule {
  platforms: readonly Platform[];
  floor: string;
  /** ISO 8601 day, counted in UTC; an announced month counts from its first day. */
  from: string;
  /**
   * `refused`: Apple's own statement or message. `warned`: Apple mails about it, or it is announced and not in force.
   */
  effect: 'refused' | 'warned';
  /** The number of days before `from` during which it is shown as a note. */
  noticeDays: number;
  /** Source and date. */
  source: string;
}

const allButMac: readonly Platform[] = ['IOS', 'TV_OS', 'VISION_OS'];

/** The SDK that an app is built with (error 90725); the newest rule first. */
export const sdkRules: readonly DatedRule[] = [
  {
    platforms: allButMac,
    floor: '27',
    from: '2027-04-01',
    effect: 'warned',
    noticeDays: 90,
    source: 'reported announcement for April 2027 without a day, read in November 2026',
  },
  {
    platforms: allButMac,
    floor: '26',
    from: '2026-04-28',
    effect: 'refused',
    noticeDays: 90,
    source: 'Apple, upcoming requirements, read in November 2026',
  },
  {
    platforms: allButMac,
    floor: '18',
    from: '2025-04-24',
    effect: 'refused',
    noticeDays: 90,
    source: 'Apple, upcoming requirements of 2025',
  },
];

/** MinimumOSVersion of the app (error 90068); the newest rule first. */
export const minimumOsRules: readonly DatedRule[] = [
  {
    platforms: ['IOS'],
    floor: '13',
    from: '2026-09-09',
    effect: 'refused',
    noticeDays: 90,
    source: 'Apple’s message, quoted in thunderbird-ios#466 and reflect-open#1036, August 2026',
  },
  {
    platforms: ['IOS'],
    floor: '15',
    from: '2026-09-09',
    effect: 'warned',
    noticeDays: 0,
    source: 'Apple’s mail, quoted in the same threads, which names spring 2027 for refusals',
  },
];

/** MinimumOSVersion of a framework for iOS (error 90362, XCDYouTubeKit#223). */
export const lowestFrameworkMinimum = '8.0';
