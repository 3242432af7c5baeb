import { z } from 'zod';

/** Characters of a name that a person gives themselves or a colleague. */
export const longestPerson = 100;

/** Who works on a run, and with which key. A name is what people call themselves: nothing proves it. */
export const HandOverParty = z.object({
  person: z.string().max(longestPerson).nullable(),
  account: z.object({ name: z.string(), keyId: z.string() }),
});
export type HandOverParty = z.infer<typeof HandOverParty>;

/** One change of hands in a run's past. Times are ISO 8601. */
export const HandOver = z.object({
  handedOverAt: z.string(),
  takenAt: z.string(),
  from: HandOverParty,
  to: HandOverParty,
});
export type HandOver = z.infer<typeof HandOver>;

/** That someone else finishes the run: it does nothing here until it is taken back. */
export const HandedOver = z.object({
  /** ISO 8601. */
  at: z.string(),
  /** Whom it is for, as typed; null if nobody was named. */
  to: z.string().max(longestPerson).nullable(),
});
export type HandedOver = z.infer<typeof HandedOver>;
