import { z } from 'zod';
import { Text } from '../words/message';

/** The parts of a diagnostics file, in its order. */
export const DiagnosticsPartName = z.enum([
  'system',
  'connection',
  'accounts',
  'settings',
  'crashes',
  'runs',
  'log',
]);
export type DiagnosticsPartName = z.infer<typeof DiagnosticsPartName>;

/** One part, exactly as it is written to the file. */
export const DiagnosticsPart = z.object({
  name: DiagnosticsPartName,
  text: z.string(),
  /** UTF-8. */
  bytes: z.number().int(),
  /** How many places were masked because they had a secret, or looked like one. */
  masked: z.number().int(),
});
export type DiagnosticsPart = z.infer<typeof DiagnosticsPart>;

/** What a diagnostics file would contain. */
export const Diagnostics = z.object({
  /** ISO 8601. */
  at: z.string(),
  parts: z.array(DiagnosticsPart),
  /** How many secrets of this installation were searched for by their value. */
  secrets: z.number().int(),
  /** Why those in the keychain could not be; null if they were. */
  unsearched: Text.nullable(),
});
export type Diagnostics = z.infer<typeof Diagnostics>;

/** The limit of a diagnostics file, in bytes: what issue trackers and mail take. */
export const largestDiagnostics = 1_000_000;
