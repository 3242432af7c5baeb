import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
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
import { type Submitted, settleExpiries, whileBusy } from './review-busy';

/** Submits the build for beta review, once, and reads the submission back. */
export const review: RunStep = {
  id: 'review',
  skipped: ({ scope, submitForBetaReview }) => {
    if (scope === 'upload-only') return message('step.skipped.upload-only');
    return submitForBetaReview ? null : message('step.skipped.no-review');
  },
  // A review that was not needed leaves no submission (app-store-connect.md, groups 7).
  isKnown: ({ run }) => run.ids.reviewSubmission !== null || run.reviewLeftOut !== null,
  async run(context) {
    const buildId = buildIdOf(context);
    const build = await recentRunBuild(context);
    if (build.review) return settle(context, build.review, 'already-submitted');
    await noteStates(context, build);
    const external = build.states.external ?? '';
    if (build.isInternalOnly || external === neverExternal)
      fail(
        'build-internal-only',
        message('error.build-internal-only.review', { build: build.buildNumber }),
      );
    if (['READY_FOR_BETA_TESTING', 'IN_BETA_TESTING', 'BETA_APPROVED'].includes(external)) {
      await context.note({ type: 'review-left-out', reason: 'not-needed' });
      return done(message('step.review.not-needed', { state: external }));
    }
    await settleExpiries(context);
    const limit = limitOf(context, context.record.run.plan.limits.processingMinutes);
    const attempt = (): Promise<Submitted> => submit(context, buildId);
    const sent = await pollUntil(context, limit, attempt);
    if (sent === null) return { outcome: 'stopped-waiting', limit: 'processing' };
    const left = sent === 'busy' ? await whileBusy(context, attempt) : null;
    if (left !== null) return left;
    const submission = await readBack(context, {
      waiting: message('wait.review'),
      look: () => readReviewSubmission(context.asc, buildId),
      isKept: (seen) => seen !== null,
      differs: () => message('error.read-back-differs.review'),
    });
    return settle(context, submission, 'submitted');
  },
};

async function settle(
  context: StepContext,
  submission: ReviewSubmission | null,
  how: 'submitted' | 'already-submitted',
): Promise<ReturnType<typeof done>> {
  // Not shown: a missing one is a bug.
  const { id, state } = known(submission, 'review submission');
  await context.note({ type: 'review-seen', submissionId: id, state });
  return done(message(`step.review.${how}`, { state }));
}

/** Null when it is too early: the beta states may still be changing (app-store-connect.md, groups 6). */
async function submit(context: StepContext, buildId: string): Promise<Submitted> {
  try {
    await writeOnce(context, {
      // Not shown: the journal’s own name.
      what: 'beta review',
      repeats: 'once',
      find: async () => (await readReviewSubmission(context.asc, buildId))?.id ?? null,
      send: async () => {
        const { id: value, requestId } = await submitForReview(context.asc, buildId);
        return { value, requestId };
      },
    });
    return 'submitted';
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const why = { apple: thrown.answer, cause: thrown };
    const build = context.record.run.package.buildNumber ?? '';
    if (thrown.mentions(/another build/i)) return 'busy';
    if (thrown.mentions(/Beta App Description|Feedback Email|Beta App Review Information/i))
      fail('test-information-missing', thrown.error.detail, why);
    // Someone expired it, or its row did not show it, between the last read and this request.
    if (thrown.mentions(/build has expired/i))
      fail('build-expired', message('error.build-expired.build', { build }), why);
    if (thrown.mentions(/internal testing only/i))
      fail('build-internal-only', message('error.build-internal-only.review', { build }), why);
    // A second submission is refused (app-store-connect.md, groups 14); the first one is read back.
    if (thrown.mentions(/already/i)) return 'submitted';
    if (thrown.mentions(/export compliance/i)) fail('compliance-open', thrown.error.detail, why);
    if (thrown.mentions(/valid processing state|not in state for/i)) return null;
    throw thrown;
  }
}
