import { z } from 'zod';
import { HandOverParty } from './hand-over';
import { NotesPreview } from './notes-file';
import { Preset } from './preset';
import { PublishPlan } from './publish-plan';
import { PublishRun } from './publish-run';

/** A plan in a file, for someone who approves it or got it back approved. Its package is wherever it is. */
export const PlanFile = z.object({
  kind: z.literal('plan'),
  /** Names the file until it is closed; useless elsewhere. */
  ticket: z.string(),
  fileName: z.string(),
  plan: PublishPlan,
  /** Who signed this version of the plan, and who an earlier one. */
  signatures: z.array(
    z.object({
      name: z.string(),
      isValid: z.boolean(),
      isOwn: z.boolean(),
      /** Whether the key is this person's or that of an approver in a preset here. */
      isKnown: z.boolean(),
    }),
  ),
});
export type PlanFile = z.infer<typeof PlanFile>;

/** Presets in a colleague's file. */
export const PresetsFile = z.object({
  kind: z.literal('presets'),
  ticket: z.string(),
  fileName: z.string(),
  /** As they would be saved here, without an account. */
  presets: z.array(Preset),
  /** IDs of those that are here already and would be replaced. */
  known: z.array(z.string()),
});
export type PresetsFile = z.infer<typeof PresetsFile>;

/** A run that a colleague hands over; nothing of it is here yet. */
export const HandOverFile = z.object({
  kind: z.literal('hand-over'),
  ticket: z.string(),
  fileName: z.string(),
  /** What the journal in the file adds up to. */
  run: PublishRun,
  from: HandOverParty,
  to: HandOverParty.shape.person,
  /** ISO 8601. */
  at: z.string(),
  /** Whether finishing it takes the package. */
  needsPackage: z.boolean(),
  /** `given-back`: the run was handed over from here, and the file continues it. */
  here: z.enum(['no', 'given-back', 'other']),
});
export type HandOverFile = z.infer<typeof HandOverFile>;

/** Notes, which are JSON as well: only the content tells. */
export const NotesInFile = z.object({ kind: z.literal('notes'), preview: NotesPreview });

/** A file that people pass on to each other; it holds no key. */
export const SharedFile = z.discriminatedUnion('kind', [
  PlanFile,
  PresetsFile,
  HandOverFile,
  NotesInFile,
]);
export type SharedFile = z.infer<typeof SharedFile>;
