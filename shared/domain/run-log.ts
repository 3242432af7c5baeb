import { z } from 'zod';
import { Text } from '../words/message';

/** What a line is about, for those who look for one kind. */
export const RunLogKind = z.enum(['write', 'wait', 'error', 'other']);
export type RunLogKind = z.infer<typeof RunLogKind>;

/** One event of a run, in words. */
export const RunLogLine = z.object({
  at: z.string(),
  text: Text,
  kind: RunLogKind,
  /** `x-apple-request-uuid` of the request that it is about, for Apple's support; null if it is not known. */
  requestId: z.string().nullable(),
});
export type RunLogLine = z.infer<typeof RunLogLine>;

/** The most lines of a log, the newest. */
export const mostLogLines = 20_000;

/** A run's journal for a person to read: the newest lines, oldest first. */
export const RunLog = z.object({
  lines: z.array(RunLogLine),
  /** How many older lines were left out. */
  leftOut: z.number().int(),
  /** Hex, of the package; null until it is known. */
  sha256: z.string().nullable(),
});
export type RunLog = z.infer<typeof RunLog>;
