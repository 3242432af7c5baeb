import { z } from 'zod';
import { FaultOrder, PracticeChoices, PracticeWorld } from '#shared/domain/practice';

/** One act upon the practice world. */
export const PracticeAct = z.discriminatedUnion('kind', [
  /** Begins the world anew; without a story, the one it began with. */
  z.object({ kind: z.literal('reset'), story: z.string().nullable() }),
  z.object({ kind: z.literal('break'), fault: FaultOrder }),
  /** Takes one fault back, or all of them. */
  z.object({ kind: z.literal('mend'), fault: z.number().int().nullable() }),
  z.object({ kind: z.literal('turn-clock'), minutes: z.number().int().positive() }),
]);
export type PracticeAct = z.infer<typeof PracticeAct>;

/** What the app says to the practice process. Each act has a number, which the answer repeats. */
export const ToPractice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('close') }),
  z.object({ kind: z.literal('act'), id: z.number().int(), act: PracticeAct }),
]);
export type ToPractice = z.infer<typeof ToPractice>;

/** What the practice process says. `failed` is the last thing that it says. */
export const FromPractice = z.discriminatedUnion('kind', [
  /** It serves; said once more when a new world listens elsewhere. */
  z.object({
    kind: z.literal('ready'),
    url: z.string(),
    issuerId: z.string(),
    keyId: z.string(),
    privateKeyPath: z.string(),
  }),
  z.object({ kind: z.literal('choices'), choices: PracticeChoices }),
  z.object({ kind: z.literal('world'), world: PracticeWorld }),
  /** `problem` is why an act was not done; null when it was. */
  z.object({ kind: z.literal('acted'), id: z.number().int(), problem: z.string().nullable() }),
  z.object({
    kind: z.literal('failed'),
    code: z.enum(['practice-unavailable', 'practice-in-use']),
    message: z.string(),
  }),
]);
export type FromPractice = z.infer<typeof FromPractice>;
