import type { Emails } from '#shared/domain/publish-run';
import { type Message, message } from '#shared/words/message';
import { emailsSent, notifySet } from '#shared/words/notify';
import { notifyTesters, setAutoNotify } from '../../asc/beta-notifications';
import type { Build } from '../../asc/builds';
import { lookForLong, readBack } from '../read-back';
import { readRunBuild, recentRunBuild } from '../read-run-build';
import { emailWrite } from '../run-event';
import { buildIdOf, done, type RunStep, type StepContext, type StepOutcome } from '../step';
import { writeAtMostOnce, writeOnce } from '../write';
import { noteStates } from './process';

/**
 * Sets whether Apple emails testers as soon as they can install the build. Its default is not known for a build that
 * was uploaded by API (app-store-connect.md, groups 9), so it is set before any group has the build, and read back.
 */
export const emails: RunStep = {
  id: 'emails',
  skipped: ({ scope, groups, submitForBetaReview }) => {
    if (scope === 'upload-only') return message('step.skipped.upload-only');
    return groups.length === 0 && !submitForBetaReview ? message('step.skipped.no-groups') : null;
  },
  isKnown: ({ run }) => run.emails.automatic !== null,
  async run(context) {
    const { notify } = context.record.run.plan;
    const automatic = notify === 'at-once';
    const before = await recentRunBuild(context);
    if (before.autoNotify !== automatic) {
      await set(context, automatic);
      await readBack(context, {
        waiting: message('wait.emails'),
        look: () => readRunBuild(context),
        isKept: (build) => isAs(build, automatic),
        differs: () =>
          message('error.read-back-differs.emails', { automatic: automatic ? 'on' : 'off' }),
      });
    }
    const wasReleased = before.states.external === 'IN_BETA_TESTING';
    await context.note({ type: 'emails-read-back', automatic, wasReleased });
    return done(notifySet(notify));
  },
};

/** A row without the field is no difference: the write was accepted. */
function isAs({ autoNotify }: Build, automatic: boolean): boolean {
  return autoNotify === null || autoNotify === automatic;
}

async function set(context: StepContext, automatic: boolean): Promise<void> {
  const buildId = buildIdOf(context);
  await writeOnce(context, {
    // Not shown: the journal’s own name.
    what: 'automatic emails',
    repeats: 'same-again',
    find: async () => ((await readRunBuild(context)).autoNotify === automatic ? true : null),
    send: async () => ({
      value: true,
      ...(await setAutoNotify(context.asc, buildId, automatic)),
    }),
  });
}

/** That the plan's groups can install the build, and whether their testers were emailed. */
export function canInstall({ record }: StepContext, sent: Emails['sent'] | 'elsewhere'): Message {
  return message(`step.testers.can-install-${sent}`, {
    groups: { list: record.run.groups.map(({ name }) => name) },
  });
}

/**
 * Sends the run's only notification, then checks the result at Apple. If no response came, a build that
 * external testers have by now proves that it was sent; otherwise a person has to decide.
 */
export async function emailTesters(
  context: StepContext,
  needsReview: boolean,
): Promise<StepOutcome> {
  const { emails } = context.record.run;
  const answer = emails.sent === 'no' ? await sendOnce(context) : 'answered';
  if (answer === 'by-other') return { outcome: 'ready-to-notify', reason: 'emailed-already' };
  const canShow = needsReview && !context.record.wasReleased;
  const isReleased = canShow && (await isReleasedByNow(context));
  if (answer === 'unanswered') {
    if (canShow && !isReleased) return { outcome: 'ready-to-notify', reason: 'unanswered' };
    await context.note({ type: 'testers-notified', certain: isReleased });
  }
  const { sent } = context.record.run.emails;
  if (canShow && !isReleased) return done(emailsSent(sent));
  return done(canInstall(context, sent));
}

/** Two runs of one build, in one process or two, must not both email its testers without a person knowing. */
function sendOnce(context: StepContext): Promise<'answered' | 'unanswered' | 'by-other'> {
  const { record, asc, buildEmails } = context;
  const buildId = buildIdOf(context);
  const isKnowing = record.confirmedFor === 'emailed-already';
  return buildEmails.alone(record.run, buildId, async (byOther) =>
    byOther && !isKnowing
      ? 'by-other'
      : writeAtMostOnce(context, emailWrite, () => notifyTesters(asc, buildId), {
          type: 'testers-notified',
          certain: true,
        }),
  );
}

async function isReleasedByNow(context: StepContext): Promise<boolean> {
  const seen = await lookForLong(context, message('wait.released'), async () => {
    const build = await readRunBuild(context);
    await noteStates(context, build);
    return build.states.external === 'IN_BETA_TESTING' ? true : null;
  });
  return seen !== null;
}
