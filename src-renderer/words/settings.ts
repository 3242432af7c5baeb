import type { PublishPlan } from '#shared/domain/publish-plan';
import { duration } from '#shared/words/format';

/** Under the switch for opening at login; null if the system does not offer it. */
export function loginWords(platform: string | null): string | null {
  if (platform !== 'darwin' && platform !== 'win32') return null;
  return 'Runs continue after a restart without your help.';
}

/** The switch for the icon, with the system's own name for the place. */
export function trayWords(platform: string | null): string {
  const place = platform === 'darwin' ? 'menu bar' : 'tray';
  return `Show an icon in the ${place} while runs are in progress`;
}

export type Limits = PublishPlan['limits'];

/** Minutes: less than one is no waiting, and after a day Apple has lost it. */
export const limitBounds = { least: 1, most: 1440 } as const;

/** Within the bounds, in whole minutes, and the total never less than its first part. */
export function withLimit(limits: Limits, which: keyof Limits, minutes: number): Limits {
  if (!Number.isFinite(minutes)) return limits;
  const whole = Math.min(limitBounds.most, Math.max(limitBounds.least, Math.round(minutes)));
  const { findBuildMinutes, processingMinutes } = limits;
  return which === 'findBuildMinutes'
    ? { findBuildMinutes: whole, processingMinutes: Math.max(processingMinutes, whole) }
    : { findBuildMinutes: Math.min(findBuildMinutes, whole), processingMinutes: whole };
}

/** `15 min for the build to appear, 2 h until it is processed` */
export function limitsWords({ findBuildMinutes, processingMinutes }: Limits): string {
  return `${spelled(findBuildMinutes)} for the build to appear, ${spelled(processingMinutes)} until it is processed`;
}

function spelled(minutes: number): string {
  return duration(minutes * 60_000);
}
