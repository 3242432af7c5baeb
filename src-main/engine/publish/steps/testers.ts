import {
  betaReviewStates,
  externalBuildStates,
  internalBuildStates,
  plainState,
} from '#shared/asc/states';
import { raise } from '#shared/errors';
import { listBetaGroups } from '../../asc/beta-groups';
import { readReviewSubmission } from '../../asc/beta-review';

import { pollUntil } from '../poll';
import { readRunBuild } from '../read-run-build';
import { done, known, type RunStep, type StepContext } from '../step';
import { assertNotOver, noteStates } from './process';

/** Stays until Apple has reviewed the build and testers have it. Apple takes minutes to days: there is no limit. */
export const testers: RunStep = {
  id: 'testers',
  skipped: ({ scope, groups, waitForTesters, submitForBetaReview }) => {
    if (scope === 'upload-only') return 'only the upload was asked for';
    if (groups.length === 0) return 'no groups were chosen';
    if (!waitForTesters)
      return submitForBetaReview ? 'the run ends here; Apple’s review goes on' : 'not waited for';
    return null;
  },
  async run(context) {
    const needsReview = await anyExternal(context);
    if (
      needsReview &&
      !context.record.run.plan.submitForBetaReview &&
      !(await isApproved(context))
    ) {
      return done(
        'External groups get it once a build passes beta review, which was not asked for',
      );
    }
    const sentence = await pollUntil(context, null, () => look(context, needsReview));
    return done(sentence ?? '');
  },
};

async function anyExternal(context: StepContext): Promise<boolean> {
  const { app, plan } = context.record.run;
  const all = await listBetaGroups(context.asc, known(app?.id, 'app'));
  return all.some((group) => plan.groups.includes(group.name) && !group.isInternal);
}

async function isApproved(context: StepContext): Promise<boolean> {
  const { states } = await readRunBuild(context);
  return ['BETA_APPROVED', 'READY_FOR_BETA_TESTING', 'IN_BETA_TESTING'].includes(
    states.external ?? '',
  );
}

async function look(context: StepContext, needsReview: boolean): Promise<string | null> {
  const build = await readRunBuild(context);
  await noteStates(context, build);
  await noteReview(context, build.id);
  await assertNotOver(context, build);
  const { internal, external } = build.states;
  if (external === 'BETA_REJECTED')
    raise('review-rejected', `Build ${build.buildNumber} was rejected.`);
  const isThere = needsReview ? external === 'IN_BETA_TESTING' : internal === 'IN_BETA_TESTING';
  if (isThere) return `${context.record.run.plan.groups.join(', ')} can install it in TestFlight`;
  const state = needsReview
    ? plainState(externalBuildStates, external ?? 'PROCESSING')
    : plainState(internalBuildStates, internal ?? 'PROCESSING');
  await context.tell(`The build is ${state}`);
  return null;
}

async function noteReview(context: StepContext, buildId: string): Promise<void> {
  const { run } = context.record;
  if (!run.plan.submitForBetaReview) return;
  const submission = await readReviewSubmission(context.asc, buildId);
  if (!submission || submission.state === run.reviewState) return;
  await context.note({ type: 'review-seen', submissionId: submission.id, state: submission.state });
  if (submission.state === 'REJECTED') {
    raise(
      'review-rejected',
      `The submission is ${plainState(betaReviewStates, submission.state)}.`,
    );
  }
}
