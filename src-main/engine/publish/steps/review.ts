import { betaReviewStates, externalBuildStates, plainState } from '#shared/asc/states';
import { raise } from '#shared/errors';
import {
  type ReviewSubmission,
  readReviewSubmission,
  submitForReview,
} from '../../asc/beta-review';

import { Refusal } from '../../asc/refusal';
import { limitOf, pollUntil } from '../poll';
import { readRunBuild } from '../read-run-build';
import { buildIdOf, done, type RunStep, type StepContext } from '../step';
import { writeOnce } from '../write';
import { noteStates } from './process';

/** Submits the build for beta review, once, and reads the submission back. */
export const review: RunStep = {
  id: 'review',
  skipped: ({ scope, submitForBetaReview }) => {
    if (scope === 'upload-only') return 'only the upload was asked for';
    return submitForBetaReview ? null : 'a beta review was not asked for';
  },
  async run(context) {
    const buildId = buildIdOf(context);
    const existing = await readReviewSubmission(context.asc, buildId);
    if (existing) return settle(context, existing, 'Already submitted');
    const build = await readRunBuild(context);
    await noteStates(context, build);
    const external = build.states.external ?? '';
    if (['READY_FOR_BETA_TESTING', 'IN_BETA_TESTING', 'BETA_APPROVED'].includes(external)) {
      return done(`Not needed: the build is ${plainState(externalBuildStates, external)}`);
    }
    const limit = limitOf(context, context.record.run.plan.limits.processingMinutes);
    if (!(await pollUntil(context, limit, () => submit(context, buildId))))
      return { outcome: 'stopped-waiting', limit: 'processing' };
    const submission = await readReviewSubmission(context.asc, buildId);
    if (!submission)
      raise(
        'read-back-differs',
        'The build was submitted, and App Store Connect does not show it.',
      );
    return settle(context, submission, 'Submitted');
  },
};

async function settle(
  context: StepContext,
  { id, state }: ReviewSubmission,
  how: string,
): Promise<ReturnType<typeof done>> {
  await context.note({ type: 'review-seen', submissionId: id, state });
  return done(`${how}: ${plainState(betaReviewStates, state)}`);
}

/** Null when it is too early: the beta states may still be settling. */
async function submit(context: StepContext, buildId: string): Promise<string | null> {
  try {
    return await writeOnce(context, {
      what: 'beta review',
      repeats: 'once',
      find: async () => (await readReviewSubmission(context.asc, buildId))?.id ?? null,
      send: async () => {
        const { id: value, requestId } = await submitForReview(context.asc, buildId);
        return { value, requestId };
      },
    });
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.mentions(/another build/i))
      raise('another-build-in-review', thrown.trouble.detail, {
        apple: thrown.answer,
        cause: thrown,
      });
    if (thrown.mentions(/export compliance/i))
      raise('compliance-open', thrown.trouble.detail, { apple: thrown.answer, cause: thrown });
    if (thrown.mentions(/valid processing state|not in state for/i)) return null;
    throw thrown;
  }
}
