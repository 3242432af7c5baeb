/* Messages to the team: a person's own webhooks, and what was sent to each of them. */

import { z } from 'zod';
import { Text } from '../words/message';
import { Environment } from './account';
import { LocaleNote } from './publish-plan';

export const MessageService = z.enum(['slack', 'teams', 'discord', 'json']);
export type MessageService = z.infer<typeof MessageService>;

/** What a message can be about. */
export const MessageEvent = z.enum([
  'started',
  'uploaded',
  'processed',
  'needs-you',
  'blocked',
  'failed',
  'submitted',
  'approved',
  'rejected',
  'testers-have-it',
  'store-submitted',
  'store-approved',
  'store-rejected',
  'store-released',
  'canceled',
]);
export type MessageEvent = z.infer<typeof MessageEvent>;

/** Chosen for a new destination: what a team waits for, without the steps in between. */
export const usualEvents: readonly MessageEvent[] = [
  'needs-you',
  'blocked',
  'failed',
  'submitted',
  'approved',
  'rejected',
  'testers-have-it',
  'store-submitted',
  'store-approved',
  'store-rejected',
  'store-released',
];

export const mostDestinations = 50;

/** What a person chooses for a destination. */
export const DestinationChoices = z
  .object({
    name: z.string().trim().min(1).max(60),
    service: MessageService,
    events: z.array(MessageEvent).min(1).max(MessageEvent.options.length),
    /** Only runs of these apps; null for every app. */
    bundleIds: z.array(z.string().min(1).max(255)).min(1).max(500).nullable(),
    /** Whether rehearsals are reported too, marked as such. */
    includesPractice: z.boolean(),
    /** Whether a message has the text of What to Test. */
    includesNotes: z.boolean(),
  })
  .strict();
export type DestinationChoices = z.infer<typeof DestinationChoices>;

/** As it is in the settings. Its address and signing secret are in the keychain only. */
export const MessageDestination = DestinationChoices.extend({
  id: z.string().regex(/^[\w-]{1,64}$/),
  /** Host of the address, with its port. */
  host: z.string(),
  /** The last characters of the address, by which a person tells two of them apart. */
  ending: z.string().max(4),
  isPaused: z.boolean(),
  /** ISO 8601: nothing that happened before is sent. */
  since: z.string(),
}).strip();
export type MessageDestination = z.infer<typeof MessageDestination>;

/** One state change of a run, with everything that a message about it says. */
export const MessageFact = z.object({
  /** The same however often it is derived from the run's journal; receivers recognize a repeated message by it. */
  id: z.string().max(64),
  event: MessageEvent,
  /** ISO 8601: when it happened. */
  at: z.string(),
  runId: z.string(),
  environment: Environment,
  app: z.object({ name: z.string().nullable(), bundleId: z.string().nullable() }),
  version: z.string().nullable(),
  buildNumber: z.string().nullable(),
  platform: z.string().nullable(),
  groups: z.array(z.string()),
  /** The build's page in App Store Connect; null for a rehearsal or while it is unknown. */
  link: z.string().nullable(),
  /** Why it stopped or was blocked. */
  reasons: z.array(Text),
  /** Null unless the destination wishes them. */
  notes: z.array(LocaleNote).nullable(),
});
export type MessageFact = z.infer<typeof MessageFact>;

/**
 * One message to one destination.
 *
 *   waiting ──> sending ─┬─> delivered
 *      ^                 ├─> waiting    not accepted now: tried again
 *      │                 ├─> failed     refused, or not accepted for a day
 *      └── by hand ──────┴─> unknown    no answer came, and a chat would show it twice: not sent again
 */
export const MessageState = z.enum(['waiting', 'sending', 'delivered', 'failed', 'unknown']);
export type MessageState = z.infer<typeof MessageState>;

export const SentMessage = z.object({
  fact: MessageFact,
  state: MessageState,
  /** How often it was sent. */
  attempts: z.number().int(),
  /** ISO 8601. */
  queuedAt: z.string(),
  /** ISO 8601: when the state changed. */
  changedAt: z.string(),
  /** ISO 8601: when it is tried again; null unless an attempt was not accepted. */
  nextAt: z.string().nullable(),
  /** Why it was not delivered. */
  reason: Text.nullable(),
});
export type SentMessage = z.infer<typeof SentMessage>;

/** A destination, and what became of its messages. */
export const DestinationState = z.object({
  destination: MessageDestination,
  /** ISO 8601; null if nothing has been delivered. */
  deliveredAt: z.string().nullable(),
  /** How many messages wait. */
  waiting: z.number().int(),
  /** The newest first. */
  history: z.array(SentMessage),
});
export type DestinationState = z.infer<typeof DestinationState>;

/** Shown of each destination. */
export const shownMessages = 50;

/** The state of the latest message, which is also the destination’s state. */
export function troubleOf({ history }: DestinationState): SentMessage | null {
  const waiting = history.findLast(({ state, attempts }) => state === 'waiting' && attempts > 0);
  if (waiting !== undefined) return waiting;
  const last = history.find(({ state }) => state !== 'waiting' && state !== 'sending');
  return last?.state === 'failed' || last?.state === 'unknown' ? last : null;
}
