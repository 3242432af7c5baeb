import type { GroupGiven, PublishRun, Step } from './publish-run';

/* Types only: the window reads runs too, and must not carry the schemas for it. */

/** Whether "Carry on" makes sense. */
export function canCarryOn(run: PublishRun): boolean {
  const isAtRest = ['interrupted', 'paused', 'stopped-waiting', 'failed'].includes(
    run.status.state,
  );
  return isAtRest && run.readOnly === null;
}

/** Whether the upload can still be withdrawn: until Apple has taken the file. */
export function canWithdraw(run: PublishRun): boolean {
  const upload = run.steps.find((step) => step.id === 'upload');
  return upload?.progress.state !== 'done' && !isOver(run) && run.readOnly === null;
}

/** Whether nothing more will happen to the run. */
export function isOver(run: PublishRun): boolean {
  return ['done', 'cancelled', 'blocked'].includes(run.status.state);
}

/** Whether the run waits for a person. */
export function needsYou(run: PublishRun): boolean {
  if (run.readOnly !== null) return false;
  const { state } = run.status;
  if (state === 'running') return ['keychain-locked', 'disk-full'].includes(run.hold?.reason ?? '');
  return ['failed', 'stopped-waiting', 'interrupted', 'blocked'].includes(state);
}

/** Whether this group's testers can install the build, by the states that were last read. */
export function groupHasBuild(run: PublishRun, group: GroupGiven): boolean {
  if (group.state === 'waiting' || group.isInternal === null) return false;
  const state = group.isInternal ? run.buildStates?.internal : run.buildStates?.external;
  return state === 'IN_BETA_TESTING';
}

/** Whether every group that was asked for has the build. */
export function testersHaveBuild(run: PublishRun): boolean {
  return run.groups.length > 0 && run.groups.every((group) => groupHasBuild(run, group));
}

/** The step that is running, or where the run stopped. */
export function currentStep(run: PublishRun): Step | null {
  return (
    run.steps.find((step) => step.progress.state === 'running') ??
    run.steps.find((step) => step.progress.state === 'failed') ??
    run.steps.find((step) => step.progress.state === 'pending') ??
    null
  );
}

export function stepOf(run: PublishRun, id: Step['id']): Step | undefined {
  return run.steps.find((step) => step.id === id);
}
