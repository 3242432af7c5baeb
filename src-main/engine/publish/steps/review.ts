import { betaReviewStates, externalBuildStates, plainState } from '#shared/asc/states';
import { fail } from '#shared/errors';
import {
  type ReviewSubmission,
  readReviewSubmission,
  submitForReview,
} from '../../asc/beta-review';

import { neverExternal } from '../../asc/builds';
import { Refusal } from '../../asc/refusal';
import { limitOf, pollUntil } from '../poll';
import { readBack } from '../read-back';
import { recentRunBuild } from '../read-run-build';
import { buildIdOf, done, known, type RunStep, type StepContext } from '../step';
import { writeOnce } from '../write';
import { noteStates } from './process';

/** Submits the build for beta review, once, and reads the submission back. */
export const review: RunStep = {
  id: 'review',
  skipped: ({ scope, submitForBetaReview }) => {
    if (scope === 'upload-only') return 'only the upload was asked for';
    return submitForBetaReview ? null : 'a beta review was not asked for';
  },
  // A review that was not needed leaves no submission (app-store-connect.md, groups 7); checking again costs one
  // request.
  isKnown: ({ run }) => run.ids.reviewSubmission !== null,
  async run(context) {
    const buildId = buildIdOf(context);
    const build = await recentRunBuild(context);
    if (build.review) return settle(context, build.review, 'Already submitted');
    await noteStates(context, build);
    const external = build.states.external ?? '';
    if (build.isInternalOnly || external === neverExternal)
      fail(
        'build-internal-only',
        `Apple reviews no build for internal testers, such as build ${build.buildNumber}.`,
      );
    if (['READY_FOR_BETA_TESTING', 'IN_BETA_TESTING', 'BETA_APPROVED'].includes(external)) {
      return done(`Not needed: the build is ${plainState(externalBuildStates, external)}`);
    }
    const limit = limitOf(context, context.record.run.plan.limits.processingMinutes);
    if (!(await pollUntil(context, limit, () => submit(context, buildId))))
      return { outcome: 'stopped-waiting', limit: 'processing' };
    const submission = await readBack(context, {
      what: 'the submission for beta review',
      look: () => readReviewSubmission(context.asc, buildId),
      isKept: (seen) => seen !== null,
      differs: () => 'The build was submitted, and App Store Connect does not show it.',
    });
    return settle(context, submission, 'Submitted');
  },
};

async function settle(
  context: StepContext,
  submission: ReviewSubmission | null,
  how: string,
): Promise<ReturnType<typeof done>> {
  const { id, state } = known(submission, 'review submission');
  await context.note({ type: 'review-seen', submissionId: id, state });
  return done(`${how}: ${plainState(betaReviewStates, state)}`);
}

/** Null when it is too early: the beta states may still be changing (app-store-connect.md, groups 6). */
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
      fail('another-build-in-review', thrown.trouble.detail, {
        apple: thrown.answer,
        cause: thrown,
      });
    // A second submission is refused (app-store-connect.md, groups 14); the first one is read back.
    if (thrown.mentions(/already/i)) return buildId;
    if (thrown.mentions(/export compliance/i))
      fail('compliance-open', thrown.trouble.detail, { apple: thrown.answer, cause: thrown });
    if (thrown.mentions(/valid processing state|not in state for/i)) return null;
    throw thrown;
  }
}
