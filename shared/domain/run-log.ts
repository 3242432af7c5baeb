import { z } from 'zod';
import { Text } from '../words/message';

/** One event of a run, in words. */
export const RunLogLine = z.object({ at: z.string(), text: Text });
export type RunLogLine = z.infer<typeof RunLogLine>;

/** A run's journal for a person to read: the newest lines, oldest first. */
export const RunLog = z.object({
  lines: z.array(RunLogLine),
  /** How many older lines were left out. */
  leftOut: z.number().int(),
  /** Hex, of the package; null until it is known. */
  sha256: z.string().nullable(),
});
export type RunLog = z.infer<typeof RunLog>;
