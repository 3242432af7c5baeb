import { z } from 'zod';
import { AppError } from '../errors';
import { Text } from '../words/message';

/** The argument of a fault. */
export const FaultArgument = z.enum([
  'nothing',
  'place',
  'part',
  'part@bytes',
  'number',
  'reads-or-seconds',
  'choice',
  'locale',
  'code',
]);
export type FaultArgument = z.infer<typeof FaultArgument>;

/** A problem that can be simulated, as the practice server defines it. */
export const FaultChoice = z.object({
  /** As the command accepts it, such as `part-504`. */
  name: z.string(),
  /** What happens, in one sentence. */
  text: Text,
  argument: FaultArgument,
  isArgumentOptional: z.boolean(),
  /** The values to choose from; empty unless the argument is a choice. */
  choices: z.array(z.string()),
  /** A regular expression that an argument must match. */
  argumentPattern: z.string(),
  /** The initial argument; null if none is needed. */
  example: z.string().nullable(),
  /** How often it occurs unless another number is given; null means for as long as it is set. */
  times: z.number().int().nullable(),
});
export type FaultChoice = z.infer<typeof FaultChoice>;

/** A scenario: the data that a rehearsal starts with. */
export const Scenario = z.object({ name: z.string(), title: Text, text: Text });
export type Scenario = z.infer<typeof Scenario>;

/** The choices on the Practice screen. They stay the same for as long as the practice server runs. */
export const PracticeChoices = z.object({
  scenarios: z.array(Scenario),
  faults: z.array(FaultChoice),
});
export type PracticeChoices = z.infer<typeof PracticeChoices>;

/** An active fault. */
export const SetFault = z.object({
  /** Unique, because the same kind may be set twice. */
  id: z.number().int(),
  name: z.string(),
  argument: z.string().nullable(),
  /** How many more times it will occur; null means until it is removed. */
  left: z.number().int().nullable(),
});
export type SetFault = z.infer<typeof SetFault>;

/** One request as it arrived at the practice server. */
export const ArrivedRequest = z.object({
  /** Counts up with each request, from 1. */
  id: z.number().int(),
  /** ISO 8601, wall time. */
  at: z.string(),
  method: z.string(),
  path: z.string(),
  /** 0 if the connection was cut before a response. */
  status: z.number().int(),
  /** How long it took, in milliseconds. */
  ms: z.number(),
  /** Whether there is no such route or query name. */
  isUnknown: z.boolean(),
});
export type ArrivedRequest = z.infer<typeof ArrivedRequest>;

/** More than fit on a screen; older ones are of no use to the reader. */
export const maxRequests = 200;

/** The practice world at one moment. */
export const PracticeWorld = z.object({
  /** The scenario that it started with. */
  scenario: z.string(),
  faults: z.array(SetFault),
  clock: z.object({
    /** Wall time of this snapshot, in milliseconds. */
    wall: z.number(),
    /** The practice clock at that moment, in milliseconds. */
    world: z.number(),
    /** How many times faster it runs. */
    speed: z.number(),
  }),
  /** The newest requests, newest first. */
  requests: z.array(ArrivedRequest).max(maxRequests),
  /** How many have arrived in total since the practice world started. */
  arrived: z.number().int(),
});
export type PracticeWorld = z.infer<typeof PracticeWorld>;

/** A fault requested on the Practice screen. */
export const FaultOrder = z
  .object({
    name: z.string().min(1).max(64),
    argument: z.string().min(1).max(200).nullable(),
    /** Null means the usual number for its kind. */
    times: z.number().int().min(1).max(1000).nullable(),
  })
  .strict();
export type FaultOrder = z.infer<typeof FaultOrder>;

/** The state of the practice App Store Connect’s process. */
export const PracticeState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('starting') }),
  /** `url` is the address of its API, such as `http://127.0.0.1:41234`. */
  z.object({ state: z.literal('running'), url: z.string() }),
  z.object({ state: z.literal('stopped'), error: AppError }),
]);
export type PracticeState = z.infer<typeof PracticeState>;
