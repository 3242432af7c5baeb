import { z } from 'zod';
import { NotesPreview } from './notes-file';
import { Preset } from './preset';
import { PublishPlan } from './publish-plan';

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

/** Notes, which are JSON as well: only the content tells. */
export const NotesInFile = z.object({ kind: z.literal('notes'), preview: NotesPreview });

/** A file that people pass on to each other; it holds no key. */
export const SharedFile = z.discriminatedUnion('kind', [PlanFile, PresetsFile, NotesInFile]);
export type SharedFile = z.infer<typeof SharedFile>;
