import type { PublishPlan } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';

const minute = 60_000;

/** Under the switch for opening at login; null if the system does not offer it. */
export function loginWords(platform: string | null): string | null {
  if (platform !== 'darwin' && platform !== 'win32') return null;
  return say('settings.open-at-login-hint');
}

/** The switch for the icon, with the system's own name for the place. */
export function trayWords(platform: string | null): string {
  return say(platform === 'darwin' ? 'settings.menu-bar-icon' : 'settings.tray-icon');
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

/** `15 min to appear, 2 h to process` */
export function limitsWords({ findBuildMinutes, processingMinutes }: Limits): string {
  return say('plan.timeouts.summary', {
    appear: { duration: findBuildMinutes * minute },
    process: { duration: processingMinutes * minute },
  });
}
