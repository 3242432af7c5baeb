import type { NotifyReason } from '#shared/domain/publish-run';
import { emailsByHand } from '#shared/domain/run-readers';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import type { Build } from '../../asc/builds';
import { waitUntil } from '../poll';
import { readRunBuild, readRunBuildWithGroups } from '../read-run-build';
import { isOutdated } from '../review-news';
import { emailWrite } from '../run-event';
import { done, type RunStep, type StepContext } from '../step';
import { canInstall, emailTesters } from './emails';
import { GroupsWithBuild } from './groups-with-build';
import { assertNotOver, noteStates } from './process';

/**
 * Waits until Apple has reviewed the build and testers have it, and emails them if the run is to do that. Apple
 * takes minutes to days: there is no limit.
 */
export const testers: RunStep = {
  id: 'testers',
  skipped: ({ scope, groups, waitForTesters, submitForBetaReview, notify }, { run }) => {
    if (scope === 'upload-only') return message('step.skipped.upload-only');
    if (groups.length === 0) return message('step.skipped.no-groups');
    // The sentence about the review has said what external testers miss.
    if (!waitForTesters && !emailsByHand(notify) && run.reviewLeftOut === 'busy')
      return message('step.skipped.no-wait');
    if (!waitForTesters && !emailsByHand(notify))
      return submitForBetaReview
        ? message('step.skipped.ends-submitted')
        : message('step.skipped.no-wait');
    return null;
  },
  async run(context) {
    const needsReview = hasExternal(context);
    if (needsReview && !isSubmitted(context) && !(await isApproved(context))) {
      const isBusy = context.record.run.reviewLeftOut === 'busy';
      return done(message(isBusy ? 'step.testers.not-reviewed-busy' : 'step.testers.not-reviewed'));
    }
    const holders = new GroupsWithBuild(context, needsReview);
    const seen = await waitUntil(context, null, () => look(context, needsReview, holders));
    if (seen?.next === 'ask') return { outcome: 'ready-to-notify', reason: seen.reason };
    if (seen?.next === 'email') return emailTesters(context, needsReview);
    return done(seen?.sentence ?? '');
  },
};

/** The groups step has recorded the kind of each group. */
function hasExternal({ record }: StepContext): boolean {
  return record.run.groups.some(({ isInternal }) => isInternal !== true);
}

/** Whether the build is in review, or was, or needs none. */
function isSubmitted({ record }: StepContext): boolean {
  const { plan, reviewLeftOut } = record.run;
  return plan.submitForBetaReview && reviewLeftOut !== 'busy';
}

const approved = ['BETA_APPROVED', 'READY_FOR_BETA_TESTING', 'IN_BETA_TESTING'];

async function isApproved(context: StepContext): Promise<boolean> {
  const { states } = await readRunBuild(context);
  return approved.includes(states.external ?? '');
}

type Next =
  | { next: 'done'; sentence: Message }
  | { next: 'ask'; reason: NotifyReason }
  | { next: 'email' };

async function look(
  context: StepContext,
  needsReview: boolean,
  holders: GroupsWithBuild,
): Promise<Next | null> {
  const { build, groups } = await readRunBuildWithGroups(context);
  await noteStates(context, build);
  await noteAutomatic(context, build);
  await noteReview(context, build);
  await assertNotOver(context, build);
  if (build.states.external === 'BETA_REJECTED')
    fail('review-rejected', message('error.review-rejected.build', { build: build.buildNumber }));
  if (hasBegunToEmail(context)) return { next: 'email' };
  const state = (needsReview ? build.states.external : build.states.internal) ?? 'PROCESSING';
  if (!approved.includes(state)) {
    await context.report(message('step.testers.state', { state }));
    return null;
  }
  const { notify } = context.record.run.plan;
  const isReleased = state === 'IN_BETA_TESTING';
  if (!isReleased && !(await holders.hasAny(groups))) return null;
  if (notify === 'at-once') return atOnce(context, build, isReleased);
  if (notify === 'nobody') return toNobody(context, build, isReleased);
  return byHand(context, build, needsReview && isReleased, notify);
}

/** Records when someone else changed the automatic email setting; no one's choice is overwritten. */
async function noteAutomatic(context: StepContext, { autoNotify }: Build): Promise<void> {
  if (autoNotify !== null && autoNotify !== context.record.run.emails.automatic)
    await context.note({ type: 'emails-changed-elsewhere', automatic: autoNotify });
}

function hasBegunToEmail({ record }: StepContext): boolean {
  const { run, openIntents } = record;
  return run.emails.sent !== 'no' || openIntents.some(({ what }) => what === emailWrite);
}

/** With the setting off, an approved build never reaches external testers unless someone emails them. */
async function atOnce(
  context: StepContext,
  build: Build,
  isReleased: boolean,
): Promise<Next | null> {
  if (isReleased)
    return {
      next: 'done',
      sentence: message('step.testers.can-install', {
        groups: { list: context.record.run.groups.map(({ name }) => name) },
      }),
    };
  if (build.autoNotify === false) return whenConfirmed(context, 'switched-off');
  await context.report(message('step.testers.releasing'));
  return null;
}

async function toNobody(
  context: StepContext,
  { autoNotify }: Build,
  isReleased: boolean,
): Promise<Next | null> {
  if (isReleased)
    return {
      next: 'done',
      sentence: canInstall(context, autoNotify === true ? 'elsewhere' : 'no'),
    };
  if (autoNotify !== true) return { next: 'done', sentence: message('step.testers.not-released') };
  await context.report(message('step.testers.releasing'));
  return null;
}

/** What this run itself sends: notes and groups are verified by now, and the build is approved. */
async function byHand(
  context: StepContext,
  build: Build,
  isReleased: boolean,
  notify: 'after-confirm' | { at: string },
): Promise<Next | null> {
  // Someone else released it meanwhile: by the setting, or manually on the web.
  const wasByOthers = isReleased && !context.record.wasReleased;
  if (wasByOthers || (build.autoNotify === true && build.states.external !== 'BETA_APPROVED'))
    return { next: 'done', sentence: canInstall(context, 'elsewhere') };
  if (build.autoNotify === true) {
    await context.report(message('step.testers.releasing'));
    return null;
  }
  if (context.record.wasTakenBack) return whenConfirmed(context, 'taken-back');
  if (context.record.mayHaveNotified) return whenConfirmed(context, 'unanswered');
  if (notify === 'after-confirm') return whenConfirmed(context, 'asked');
  if (context.record.run.notes.some(({ state }) => state !== 'read-back'))
    return whenConfirmed(context, 'note-refused');
  return atTime(context, notify.at);
}

function whenConfirmed({ record }: StepContext, reason: NotifyReason): Next {
  return record.run.emails.confirmedAt === null ? { next: 'ask', reason } : { next: 'email' };
}

/** If less than this is left of the wait, it is waited out, so that the email is not late by a whole poll. */
const lastStretchMs = 60_000;

async function atTime(context: StepContext, at: string): Promise<Next | null> {
  const left = (): number => Date.parse(at) - context.clock.now().getTime();
  if (left() > 0) await context.report(message('step.testers.email-at', { at: { moment: at } }));
  if (left() > lastStretchMs) return null;
  while (left() > 0) await context.clock.sleep(left(), context.signal);
  return { next: 'email' };
}

async function noteReview(context: StepContext, { review }: Build): Promise<void> {
  const { run } = context.record;
  if (!run.plan.submitForBetaReview || !review) return;
  const { id, state } = review;
  if (isOutdated(run, review)) return;
  if (state !== run.reviewState)
    await context.note({ type: 'review-seen', submissionId: id, state });
  if (state === 'REJECTED') fail('review-rejected', message('error.review-rejected.submission'));
}
