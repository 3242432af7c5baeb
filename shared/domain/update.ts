/* Updates of Slipway itself: what is offered, and how far it got. */

import { z } from 'zod';
import { AppError } from '../errors';

/** A version that the feed offers and whose signature was checked. */
export const UpdateOffer = z.object({
  version: z.string().max(32),
  /** Plain text without control characters, as it is shown; null if the release has none. */
  notes: z.string().max(20_000).nullable(),
  /** ISO 8601; null if the feed does not say. */
  releasedAt: z.string().nullable(),
  /** Bytes of the file that is downloaded. */
  size: z.number().int(),
});
export type UpdateOffer = z.infer<typeof UpdateOffer>;

/**
 * What happens with an update. Only `refused` and `failed` are errors: `refused` when something was not what its
 * signature promises, `failed` when it could not be read, stored or installed.
 *
 *   none ──> checking ─┬─> available ──> downloading ──> ready ──> (Slipway quits)
 *                      ├─> refused          ^    │          │
 *                      └─> failed           └── waiting-for-runs
 */
export const UpdateState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('checking') }),
  z.object({
    state: z.literal('available'),
    offer: UpdateOffer,
    /** A person wants to be reminded later: it is not pointed out until then. */
    isPutOff: z.boolean(),
  }),
  z.object({
    state: z.literal('downloading'),
    offer: UpdateOffer,
    /** Bytes. */
    received: z.number().int(),
  }),
  z.object({
    state: z.literal('waiting-for-runs'),
    offer: UpdateOffer,
    /** What is done once no run is in progress. */
    act: z.enum(['download', 'install']),
  }),
  z.object({
    state: z.literal('ready'),
    offer: UpdateOffer,
    /** Whether a person said that it is installed when they quit Slipway. */
    installsOnQuit: z.boolean(),
  }),
  z.object({
    state: z.literal('refused'),
    error: AppError,
    /** Null if it was refused before anything was offered. */
    offer: UpdateOffer.nullable(),
  }),
  z.object({
    state: z.literal('failed'),
    error: AppError,
    offer: UpdateOffer.nullable(),
  }),
]);
export type UpdateState = z.infer<typeof UpdateState>;

/**
 * How this copy of Slipway is updated: it `installs` updates itself; it says that there is one and opens the `page`
 * where it can be downloaded; updates are `managed` by an administrator; or it was built without a feed, `none`.
 */
export const UpdateWay = z.enum(['installs', 'page', 'managed', 'none']);
export type UpdateWay = z.infer<typeof UpdateWay>;

/** Everything that the window shows about updates. */
export const UpdateStatus = z.object({
  way: UpdateWay,
  /** The host that is asked for updates; null if none is. */
  host: z.string().nullable(),
  /** Whether there is a page to download from. */
  hasPage: z.boolean(),
  /** ISO 8601: when the feed last answered; null if it never did. */
  checkedAt: z.string().nullable(),
  /** Whether a person asked for what is shown: errors of the daily check are only shown in Settings. */
  isAsked: z.boolean(),
  /** The version before, if this is the first start of a new one. */
  updatedFrom: z.string().nullable(),
  state: UpdateState,
});
export type UpdateStatus = z.infer<typeof UpdateStatus>;
