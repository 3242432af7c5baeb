import type { PublishPlan } from '#shared/domain/publish-plan';
import type { PublishRun, Step, StepId } from '#shared/domain/publish-run';
import { emailsByHand } from '#shared/domain/run-readers';
import { duration } from '#shared/words/format';
import { asSentence, inWords } from '#shared/words/say';

/** A step that this run does not have, and why. */
export interface LeftOut {
  id: StepId;
  name: string;
  reason: string;
}

const names: Record<StepId, string> = {
  'check-package': 'package check',
  'find-app': 'app check',
  upload: 'upload',
  appear: 'wait for the build',
  process: 'processing',
  compliance: 'export compliance',
  notes: 'notes',
  'notes-kept': 'notes after processing',
  emails: 'emails to testers',
  groups: 'groups',
  review: 'beta review',
  testers: 'wait for testers',
};

/** The rows of the run: only the steps that it has. */
export function stepsOfRun(run: PublishRun): Step[] {
  return run.steps.filter((step) => reasonLeftOut(run, step) === null);
}

/** The others, each with its reason. */
export function leftOutOf(run: PublishRun): LeftOut[] {
  return run.steps.flatMap((step) => {
    // Left out together with the notes.
    if (step.id === 'notes-kept') return [];
    const reason = reasonLeftOut(run, step);
    return reason === null ? [] : [{ id: step.id, name: names[step.id], reason }];
  });
}

function reasonLeftOut(run: PublishRun, { id, progress }: Step): string | null {
  const { state } = progress;
  if (state === 'running' || state === 'failed') return null;
  if (id === 'compliance' && isAnsweredByPackage(run)) return 'The package answers it.';
  if (state === 'done') return null;
  const planned = plannedReason(run.plan, id);
  if (planned !== null) return planned;
  return state === 'skipped' ? asSentence(progress.sentence) : null;
}

function isAnsweredByPackage({ plan, package: info }: PublishRun): boolean {
  return info.usesNonExemptEncryption !== null && plan.usesNonExemptEncryption === null;
}

/** What the plan leaves out, known before the run gets there. */
function plannedReason(plan: PublishPlan, id: StepId): string | null {
  const { scope, notes, groups, submitForBetaReview, waitForTesters, notify } = plan;
  if (scope === 'skip-upload' && id === 'upload')
    return 'The build is already at App Store Connect.';
  const afterUpload: readonly StepId[] = [
    'notes',
    'process',
    'compliance',
    'notes-kept',
    'emails',
    'groups',
    'review',
    'testers',
  ];
  if (scope === 'upload-only' && afterUpload.includes(id)) return 'Only the upload was requested.';
  if ((id === 'notes' || id === 'notes-kept') && notes.length === 0)
    return 'No notes were written.';
  if (id === 'emails' && groups.length === 0 && !submitForBetaReview)
    return 'No groups were chosen.';
  if (id === 'groups' && groups.length === 0) return 'No groups were chosen.';
  if (id === 'review' && !submitForBetaReview) return 'Beta review was not requested.';
  if (id !== 'testers') return null;
  if (groups.length === 0) return 'No groups were chosen.';
  if (waitForTesters || emailsByHand(notify)) return null;
  return submitForBetaReview
    ? 'The run ends when the build is submitted. Apple’s review continues.'
    : 'Waiting for testers was not requested.';
}

/** `Not in this run: export compliance, beta review` */
export function leftOutWords(leftOut: readonly LeftOut[]): string {
  return `Not in this run: ${leftOut.map(({ name }) => name).join(', ')}`;
}

/** The finished steps in one row: `4 steps done`, their names, and their total duration. */
export function doneWords(done: readonly Step[]): {
  title: string;
  sentence: string;
  took: string;
} {
  const titles = done.map(({ title }, place) =>
    place === 0 ? inWords(title) : lowerFirst(inWords(title)),
  );
  const took = done.reduce((sum, { progress }) => {
    if (progress.state !== 'done') return sum;
    return sum + Date.parse(progress.endedAt) - Date.parse(progress.startedAt);
  }, 0);
  return { title: `${done.length} steps done`, sentence: titles.join(', '), took: duration(took) };
}

/** Names such as `App Store Connect` keep their capitals. */
function lowerFirst(words: string): string {
  const keepsCapital = /^(?:Apple|App Store|TestFlight)\b/.test(words);
  return keepsCapital ? words : words.charAt(0).toLowerCase() + words.slice(1);
}
