import { raise } from '#shared/errors';
import { answerCompliance } from '../../asc/builds';
import { readRunBuild } from '../read-run-build';
import { buildIdOf, done, type RunStep, type StepContext } from '../step';
import { writeOnce } from '../write';
import { waitUntilProcessed } from './process';

/** Answers export compliance where the package left it open; the answer is the user's, never a guess. */
export const compliance: RunStep = {
  id: 'compliance',
  skipped: ({ scope }) => (scope === 'upload-only' ? 'only the upload was asked for' : null),
  async run(context) {
    const asked = context.record.run.plan.usesNonExemptEncryption;
    const stored = await readAnswer(context);
    if (stored !== null) return alreadyAnswered(stored, asked);
    if (asked === null) return unanswered(context);
    await answer(context, asked);
    const kept = await readAnswer(context);
    if (kept !== asked)
      raise(
        'read-back-differs',
        `Asked for ${words(asked)}, and App Store Connect shows ${words(kept)}.`,
      );
    // The answer sends both beta states back to PROCESSING for a while.
    const build = await waitUntilProcessed(context);
    return build
      ? done(`Answered: ${words(asked)}`)
      : { outcome: 'stopped-waiting', limit: 'processing' };
  },
};

function alreadyAnswered(stored: boolean, asked: boolean | null): ReturnType<typeof done> {
  if (asked !== null && asked !== stored) {
    raise(
      'compliance-differs',
      `The build says ${words(stored)}, and you answered ${words(asked)}.`,
    );
  }
  return done(`Answered in the package: ${words(stored)}`);
}

/** Nobody was to get the build: then it may stay open, and that is said. */
function unanswered(context: StepContext): ReturnType<typeof done> {
  const { plan } = context.record.run;
  if (plan.groups.length === 0 && !plan.submitForBetaReview)
    return done('Left open: testers get nothing until it is answered');
  return raise('compliance-open', 'The package does not answer it, and neither does the plan.');
}

async function readAnswer(context: StepContext): Promise<boolean | null> {
  const build = await readRunBuild(context);
  return build.usesNonExemptEncryption;
}

async function answer(context: StepContext, uses: boolean): Promise<void> {
  const buildId = buildIdOf(context);
  await writeOnce(context, {
    what: 'export compliance',
    repeats: 'same-again',
    find: async () => ((await readAnswer(context)) === uses ? true : null),
    send: async () => ({ value: true, ...(await answerCompliance(context.asc, buildId, uses)) }),
  });
}

function words(uses: boolean | null): string {
  if (uses === null) return 'no answer';
  return uses ? 'non-exempt encryption is used' : 'no non-exempt encryption';
}
