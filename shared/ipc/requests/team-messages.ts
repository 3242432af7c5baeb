import { z } from 'zod';
import {
  DestinationChoices,
  DestinationState,
  MessageDestination,
} from '../../domain/team-messages';

const id = MessageDestination.shape.id;
const ofDestination = z.object({ id }).strict();
/** Sent once, to main only; it never comes back. */
const address = z
  .object({ url: z.string().min(1).max(2000), secret: z.string().min(1).max(500).nullable() })
  .strict();

/** Messages to the team. */
export const teamMessageRequests = {
  'messages:list': { params: z.object({}).strict(), result: z.array(DestinationState) },
  /** A person confirms in the system's dialog what is sent where; null if they declined. */
  'messages:add': {
    params: z.object({ choices: DestinationChoices, address }).strict(),
    result: MessageDestination.nullable(),
  },
  /** The same where more is sent than before, or to another address. An address of null keeps the stored one. */
  'messages:change': {
    params: z.object({ id, choices: DestinationChoices, address: address.nullable() }).strict(),
    result: MessageDestination.nullable(),
  },
  'messages:pause': {
    params: z.object({ id, isPaused: z.boolean() }).strict(),
    result: z.null(),
  },
  'messages:remove': { params: ofDestination, result: z.null() },
  'messages:test': { params: ofDestination, result: z.null() },
  'messages:send-again': {
    params: z.object({ id, messageId: z.string().max(64) }).strict(),
    result: z.null(),
  },
} as const satisfies Record<string, { params: z.ZodType; result: z.ZodType }>;
