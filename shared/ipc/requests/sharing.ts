import { z } from 'zod';
import { OpenedPackage } from '../../domain/opened-package';
import { Preset } from '../../domain/preset';
import { PublishPlan } from '../../domain/publish-plan';
import { PlanFile, SharedFile } from '../../domain/shared-file';

const { path } = OpenedPackage.shape;
const ticket = z.object({ ticket: z.string().max(64) }).strict();
const saved = z.object({ fileName: z.string() }).nullable();

/** Files that colleagues pass on to each other. */
export const sharingRequests = {
  /** Opens a colleague's file, chosen in the system's dialog unless it was dropped; null without a choice. */
  'sharing:open': {
    params: z.object({ path: path.nullable() }).strict(),
    result: SharedFile.nullable(),
  },
  /** Signs the opened plan with this person's approval key; a person confirms it in the system's dialog. */
  'sharing:approve': { params: ticket, result: PlanFile.nullable() },
  /** Saves the presets of the opened file for an account. */
  'sharing:take-presets': {
    params: ticket.extend({ accountId: z.string().max(64).nullable() }).strict(),
    result: z.array(Preset),
  },
  /** Writes a plan to a file for an approver; null if no place was chosen. */
  'sharing:save-plan': { params: z.object({ plan: PublishPlan }).strict(), result: saved },
  /** Writes presets to a file for colleagues; null if no place was chosen. */
  'sharing:save-presets': {
    params: z.object({ presetIds: z.array(z.string().max(64)).min(1).max(500) }).strict(),
    result: saved,
  },
} as const;
