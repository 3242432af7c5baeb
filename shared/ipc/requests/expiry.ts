import { z } from 'zod';
import { ExpiryAct, ExpiryFilter, ExpiryPreview } from '../../domain/expiry';
import { CalendarApp } from '../../domain/expiry-calendar';
import { AppError } from '../../errors';

const ofApp = {
  accountId: z.string().min(1).max(64),
  bundleId: z.string().min(1).max(255),
};
const ofAct = {
  accountId: z.string().min(1).max(64),
  actId: z.string().regex(/^[\w-]{1,64}$/),
};

/** Builds that are taken from their testers. */
export const expiryRequests = {
  /** What would expire; sends nothing. `isFresh` reads App Store Connect again. The ticket stands for this list. */
  'expiry:preview': {
    params: z.object({ ...ofApp, filter: ExpiryFilter, isFresh: z.boolean() }).strict(),
    result: z.object({ ticket: z.string(), preview: ExpiryPreview }),
  },
  /**
   * Expires these builds of a list that was shown. A person confirms it in the system's dialog; null if they declined.
   * `expiry:changed` tells how far it is.
   */
  'expiry:expire': {
    params: z
      .object({
        ticket: z.string().max(64),
        buildIds: z.array(z.string().min(1).max(64)).min(1).max(5000),
      })
      .strict(),
    result: ExpiryAct.nullable(),
  },
  /** Acts of the app that stopped in the middle. */
  'expiry:stopped': { params: z.object(ofApp).strict(), result: z.array(ExpiryAct) },
  /** Continues a stopped act. A person confirms it in the system's dialog; null if they declined. */
  'expiry:resume': { params: z.object(ofAct).strict(), result: ExpiryAct.nullable() },
  /** Leaves the rest of a stopped act as it is, for good. */
  /** When the builds of all apps end, as they were read last; no request goes out. */
  'expiry:calendar': { params: z.object({}).strict(), result: z.array(CalendarApp) },
  /** Reads the apps that were opened or published here again, or every app of every account. */
  'expiry:read-calendar': {
    params: z.object({ reach: z.enum(['known', 'all']) }).strict(),
    result: z.object({
      apps: z.array(CalendarApp),
      /** How many apps or accounts could not be read, and the first reason. */
      failed: z.number().int(),
      error: AppError.nullable(),
    }),
  },
  /** Writes the ends as an iCalendar file where a person says in the system's dialog; null without a choice. */
  'expiry:export-calendar': {
    params: z.object({ onlyLast: z.boolean() }).strict(),
    result: z.object({ fileName: z.string(), count: z.number().int() }).nullable(),
  },
  'expiry:leave': { params: z.object(ofAct).strict(), result: z.null() },
} as const;
