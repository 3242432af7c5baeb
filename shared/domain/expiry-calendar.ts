import { z } from 'zod';
import { Environment } from './account';

/** A build that testers can install until a known moment. */
export const CalendarBuild = z.object({
  id: z.string(),
  version: z.string().nullable(),
  /** Empty if the server does not report it. */
  buildNumber: z.string(),
  platform: z.string().nullable(),
  /** ISO 8601: the end of its 90 days. */
  endsAt: z.string(),
  /** Names of the groups that have it; null if they are not all known. */
  groups: z.array(z.string()).nullable(),
  /** Names of the groups that have no newer build that can be tested. */
  lastFor: z.array(z.string()),
  /** Testers of its groups and single ones; whoever is in two groups counts twice. Null if not known. */
  testers: z.number().int().nullable(),
});
export type CalendarBuild = z.infer<typeof CalendarBuild>;

/** An app's builds as they were read last. */
export const CalendarApp = z.object({
  accountId: z.string(),
  environment: Environment,
  appId: z.string(),
  bundleId: z.string(),
  name: z.string(),
  /** ISO 8601. */
  readAt: z.string(),
  builds: z.array(CalendarBuild),
});
export type CalendarApp = z.infer<typeof CalendarApp>;

export interface CalendarEntry {
  app: CalendarApp;
  build: CalendarBuild;
}

/** Builds whose end is still to come, the nearest first. */
export function calendarEntries(apps: readonly CalendarApp[], now: number): CalendarEntry[] {
  return apps
    .flatMap((app) => app.builds.map((build) => ({ app, build })))
    .filter(({ build }) => Date.parse(build.endsAt) > now)
    .sort((one, other) => Date.parse(one.build.endsAt) - Date.parse(other.build.endsAt));
}

/** Days before the end on which a person is reminded, the nearest first. */
export const reminderDays = [1, 7, 14] as const;
export type ReminderDays = (typeof reminderDays)[number];

export const ReminderTold = z.record(z.string(), z.number());
/** The nearest reminder that a person got for each build, by its ID: 14, 7 or 1. */
export type ReminderTold = z.infer<typeof ReminderTold>;

export interface Reminder extends CalendarEntry {
  days: ReminderDays;
}

const dayMs = 24 * 60 * 60_000;

/**
 * Reminders that are due: only for the last build of a group, of several that were missed only the nearest, and each
 * once, whatever the clock did meanwhile.
 */
export function dueReminders(
  apps: readonly CalendarApp[],
  told: Readonly<ReminderTold>,
  now: number,
): Reminder[] {
  return calendarEntries(apps, now).flatMap((entry) => {
    const { build } = entry;
    if (build.lastFor.length === 0) return [];
    const left = Date.parse(build.endsAt) - now;
    const days = reminderDays.find((one) => left <= one * dayMs);
    const before = told[build.id];
    if (days === undefined || (before !== undefined && before <= days)) return [];
    return [{ ...entry, days }];
  });
}
