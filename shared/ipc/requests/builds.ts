import { z } from 'zod';
import { AppFeedback, BuildDetail } from '../../domain/build-detail';
import { PublishPlan } from '../../domain/publish-plan';

const ofAccount = { accountId: z.string().min(1).max(64) };
/** As Apple forms the IDs of resources: they become parts of addresses. */
const appId = z.string().regex(/^[\w-]{1,64}$/);
const buildId = z.string().regex(/^[\w-]{1,64}$/);

/** Who gets an existing build, and how: the part of a plan that its release needs. */
export const GiveChoices = PublishPlan.pick({
  groups: true,
  submitForBetaReview: true,
  waitForTesters: true,
  notify: true,
  usesNonExemptEncryption: true,
  declaration: true,
  checklist: true,
})
  .strict()
  .refine(({ groups, submitForBetaReview }) => groups.length > 0 || submitForBetaReview, {
    // Not shown: the page never asks for this.
    message: 'nothing to do',
  });
export type GiveChoices = z.infer<typeof GiveChoices>;

/** The builds of an app at App Store Connect, whoever uploaded them. */
export const buildRequests = {
  /** What the page of an app does not have of one of its builds. */
  'builds:read-detail': {
    params: z.object({ ...ofAccount, appId, buildId, previousId: buildId.nullable() }).strict(),
    result: BuildDetail,
  },
  /** The reports of an app's testers, by build. */
  'builds:read-feedback': {
    params: z.object({ ...ofAccount, appId }).strict(),
    result: AppFeedback,
  },
  /** Starts a run that gives the build to testers or to beta review. A person is asked first; null if they declined. */
  'builds:give': {
    params: z.object({ ...ofAccount, buildId, choices: GiveChoices }).strict(),
    result: z.object({ runId: z.string() }).nullable(),
  },
} as const;
