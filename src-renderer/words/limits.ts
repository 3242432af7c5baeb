import type { PublishPlan } from '#shared/domain/publish-plan';
import { duration } from './time';

export type Limits = PublishPlan['limits'];

/** Minutes: less than one is no waiting, and after a day Apple has lost it. */
export const limitBounds = { least: 1, most: 1440 } as const;

/** Within the bounds, in whole minutes, and never less for all than for the first part of it. */
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
