import { z } from 'zod';

/** What follows the name of a fault. */
export const FaultArgument = z.enum(['nothing', 'place', 'part', 'part@bytes', 'number', 'code']);
export type FaultArgument = z.infer<typeof FaultArgument>;

/** A kind of trouble that can be set, as the practice side knows it. */
export const FaultChoice = z.object({
  /** As the command takes it, such as `part-504`. */
  name: z.string(),
  /** What happens, in one sentence. */
  says: z.string(),
  argument: FaultArgument,
  isArgumentOptional: z.boolean(),
  /** A regular expression that an argument has to match. */
  argumentPattern: z.string(),
  /** An argument to begin with; null where none is needed. */
  example: z.string().nullable(),
  /** How often it bites unless another number is asked for; null is for as long as it is set. */
  times: z.number().int().nullable(),
});
export type FaultChoice = z.infer<typeof FaultChoice>;

/** A world that a rehearsal can begin with. */
export const Story = z.object({ name: z.string(), title: z.string(), says: z.string() });
export type Story = z.infer<typeof Story>;

/** What can be chosen on the Practice screen. It stays the same for as long as the practice side runs. */
export const PracticeChoices = z.object({
  stories: z.array(Story),
  faults: z.array(FaultChoice),
});
export type PracticeChoices = z.infer<typeof PracticeChoices>;

/** Trouble that is set. */
export const SetFault = z.object({
  /** Told apart by number: the same kind may be set twice. */
  id: z.number().int(),
  name: z.string(),
  argument: z.string().nullable(),
  /** How often it will still bite; null is until it is removed. */
  left: z.number().int().nullable(),
});
export type SetFault = z.infer<typeof SetFault>;

/** One request as it arrived at the practice side. */
export const ArrivedRequest = z.object({
  /** Counts up with each request, from 1. */
  id: z.number().int(),
  /** ISO 8601, wall time. */
  at: z.string(),
  method: z.string(),
  path: z.string(),
  /** 0 when the line was cut before an answer. */
  status: z.number().int(),
  /** How long it took, in milliseconds. */
  ms: z.number(),
  /** Whether there is no such route or query name. */
  isUnknown: z.boolean(),
});
export type ArrivedRequest = z.infer<typeof ArrivedRequest>;

/** The practice world at one moment. */
export const PracticeWorld = z.object({
  /** The name of the story that it began with. */
  story: z.string(),
  faults: z.array(SetFault),
  clock: z.object({
    /** Wall time of this reading, in milliseconds. */
    wall: z.number(),
    /** The world's own time then, in milliseconds. */
    world: z.number(),
    /** How many times faster it runs. */
    speed: z.number(),
  }),
  /** The newest requests, newest first. */
  requests: z.array(ArrivedRequest).max(200),
  /** How many have arrived in all since the world began. */
  arrived: z.number().int(),
});
export type PracticeWorld = z.infer<typeof PracticeWorld>;

/** What a person asks for on the Practice screen. */
export const FaultOrder = z
  .object({
    name: z.string().min(1).max(64),
    argument: z.string().min(1).max(200).nullable(),
    /** Null is as often as is usual for its kind. */
    times: z.number().int().min(1).max(1000).nullable(),
  })
  .strict();
export type FaultOrder = z.infer<typeof FaultOrder>;
