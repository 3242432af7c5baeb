import { z } from 'zod';
import { FaultOrder, PracticeChoices, PracticeWorld } from '#shared/domain/practice';
import { defineContract } from './contract';

/** One action on the practice world. */
export const PracticeAct = z.discriminatedUnion('kind', [
  /** Restarts the world; without a scenario, with its current one. */
  z.object({ kind: z.literal('reset'), scenario: z.string().nullable() }),
  z.object({ kind: z.literal('set-fault'), fault: FaultOrder }),
  /** Removes one fault, or all of them. */
  z.object({ kind: z.literal('clear-faults'), fault: z.number().int().nullable() }),
  z.object({ kind: z.literal('advance-clock'), minutes: z.number().int().positive() }),
]);
export type PracticeAct = z.infer<typeof PracticeAct>;

const PracticeOptions = z.object({
  /** Where the practice server stores its state, including its key. */
  folder: z.string(),
  /** The preferred port; null for any free port. */
  port: z.number().int().nullable(),
  /** How many times faster its clock runs; default: the server's choice. */
  speed: z.number().optional(),
  /** The scenario that a new world starts with. */
  seed: z.string().optional(),
});
export type PracticeOptions = z.infer<typeof PracticeOptions>;

/** Where the practice App Store Connect runs, and for which key. */
const PracticeAddress = z.object({
  url: z.string(),
  issuerId: z.string(),
  keyId: z.string(),
  privateKeyPath: z.string(),
});
export type PracticeAddress = z.infer<typeof PracticeAddress>;

/** The process of the practice App Store Connect. */
export const practice = defineContract({
  requests: {
    /** Comes first, once. Throws `practice-in-use` and `practice-unavailable`. */
    start: {
      params: PracticeOptions,
      reply: z.object({ address: PracticeAddress, choices: PracticeChoices }),
    },
    /** Replies with its address after the action; the new world is reported before. Throws `practice-refused`. */
    act: { params: PracticeAct, reply: PracticeAddress },
  },
  /** The current world, after requests and actions; at most four times a second. */
  event: PracticeWorld,
});
export type PracticeContract = typeof practice;
