import { z } from 'zod';

/**
 * Whether a plan has the approval that its preset asks for. `outdated`: an approver signed another version of this
 * plan. `own`: the only signature is by the person who publishes.
 */
export const ApprovalState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('approved'), by: z.string() }),
  z.object({ state: z.literal('missing') }),
  z.object({ state: z.literal('outdated'), by: z.string() }),
  z.object({ state: z.literal('own') }),
]);
export type ApprovalState = z.infer<typeof ApprovalState>;

/** What the app's preset demanded when the run started; the engine adds it to the plan, never the window. */
export const PlanRules = z.object({
  presetId: z.string(),
  presetName: z.string(),
  /** Whether someone changed the preset after its owner had locked it. */
  isAltered: z.boolean(),
  /** The lines to tick. */
  checklist: z.array(z.string()),
  /** Null if nobody has to approve. */
  approval: z.object({ approvers: z.array(z.string()), given: ApprovalState }).nullable(),
});
export type PlanRules = z.infer<typeof PlanRules>;
