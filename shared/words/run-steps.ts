import { type PublishPlan, sendsPackage } from '../domain/publish-plan';
import type { PublishRun, Step, StepId } from '../domain/publish-run';
import { emailsByHand } from '../domain/run-readers';
import { duration } from './format';
import { asSentence, inWords, say } from './say';

/** A step that this run does not have, and why. */
export interface LeftOut {
  id: StepId;
  name: string;
  reason: string;
}

/** The rows of the run: only the steps that it has. */
export function stepsOfRun(run: PublishRun): Step[] {
  return run.steps.filter((step) => reasonLeftOut(run, step) === null);
}

/** The steps that the run has and that are not over. */
export function stepsLeft(run: PublishRun): Step[] {
  return stepsOfRun(run).filter(
    ({ progress }) => progress.state !== 'done' && progress.state !== 'skipped',
  );
}

/** The others, each with its reason. */
export function leftOutOf(run: PublishRun): LeftOut[] {
  return run.steps.flatMap((step) => {
    // Left out together with the notes.
    if (step.id === 'notes-kept') return [];
    const reason = reasonLeftOut(run, step);
    return reason === null
      ? []
      : [{ id: step.id, name: say(`run-view.step-name.${step.id}`), reason }];
  });
}

function reasonLeftOut(run: PublishRun, { id, progress }: Step): string | null {
  const { state } = progress;
  if (state === 'running' || state === 'failed') return null;
  if (id === 'compliance' && isAnsweredByPackage(run))
    return say('run-view.left-out.answered-by-package');
  if (state === 'done') return null;
  // Not left out: they are sent once a person has finished them.
  if (isOfNotes(id) && !run.plan.notesReady && run.plan.scope !== 'upload-only') return null;
  const planned = plannedReason(run.plan, id);
  if (planned !== null) return planned;
  return state === 'skipped' ? asSentence(progress.sentence) : null;
}

const isOfNotes = (id: StepId): boolean => id === 'notes' || id === 'notes-kept';

function isAnsweredByPackage({ plan, package: info }: PublishRun): boolean {
  return info.usesNonExemptEncryption !== null && plan.usesNonExemptEncryption === null;
}

const notesOnlySteps: ReadonlySet<StepId> = new Set<StepId>([
  'find-app',
  'appear',
  'notes',
  'notes-kept',
]);

/** What the plan leaves out, known before the run gets there. */
function plannedReason(plan: PublishPlan, id: StepId): string | null {
  const { scope, notes, groups, submitForBetaReview, waitForTesters, notify } = plan;
  if (scope === 'notes-only' && !notesOnlySteps.has(id)) return say('run-view.left-out.notes-only');
  if (scope === 'existing-build' && id === 'check-package')
    return say('run-view.left-out.no-package');
  if (!sendsPackage({ scope }) && id === 'upload') return say('run-view.left-out.existing-build');
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
  if (scope === 'upload-only' && afterUpload.includes(id))
    return say('run-view.left-out.upload-only');
  if (isOfNotes(id) && notes.length === 0) return say('run-view.left-out.no-notes');
  if (id === 'emails' && groups.length === 0 && !submitForBetaReview)
    return say('run-view.left-out.no-groups');
  if (id === 'groups' && groups.length === 0) return say('run-view.left-out.no-groups');
  if (id === 'review' && !submitForBetaReview) return say('run-view.left-out.no-review');
  if (id !== 'testers') return null;
  if (groups.length === 0) return say('run-view.left-out.no-groups');
  if (waitForTesters || emailsByHand(notify)) return null;
  return submitForBetaReview
    ? say('run-view.left-out.review-continues')
    : say('run-view.left-out.no-wait');
}

/** `Not in this run: Export compliance · Beta review` */
export function leftOutWords(leftOut: readonly LeftOut[]): string {
  return say('run-view.steps-left-out', { steps: leftOut.map(({ name }) => name).join(' · ') });
}

/** The finished steps in one row: `4 steps done`, their names, and their total duration. */
export function doneWords(done: readonly Step[]): {
  title: string;
  sentence: string;
  took: string;
} {
  const took = done.reduce((sum, { progress }) => {
    if (progress.state !== 'done') return sum;
    return sum + Date.parse(progress.endedAt) - Date.parse(progress.startedAt);
  }, 0);
  return {
    title: say('run-view.steps-done', { count: done.length }),
    sentence: done.map(doneTitle).join(' · '),
    took: duration(took),
  };
}

/** The title of the last step also stands above a build that isn't released, so it can't be in the past tense. */
function doneTitle({ id, title, progress }: Step): string {
  if (id !== 'testers' || progress.state !== 'done') return inWords(title);
  const { sentence } = progress;
  const isReleased =
    typeof sentence !== 'string' && sentence.key.startsWith('step.testers.can-install');
  return isReleased ? say('run-view.status.with-testers') : inWords(sentence);
}
