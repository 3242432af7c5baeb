import type { Finding } from '#shared/domain/finding';
import type { PublishRun } from '#shared/domain/publish-run';

export const buildAlreadyUsed = 'build-already-used';

export function isAlreadyThere(finding: Pick<Finding, 'code'>): boolean {
  return finding.code === buildAlreadyUsed;
}

/** The finding once the build is followed: no longer in the way, but still said. */
export function asFollowed(finding: Finding): Finding {
  return {
    ...finding,
    severity: 'note',
    title: 'The build that is already at Apple is followed',
    whatToDo:
      'Nothing is uploaded. Your notes, your groups and the beta review go to the build that is there, once it can be used.',
  };
}

/** Whether a new run could follow the build that kept this one from uploading: nothing else is in its way. */
export function canTakeUp(run: PublishRun): boolean {
  if (run.readOnly !== null || run.plan.scope === 'upload-only') return false;
  const { status } = run;
  if (status.state === 'failed') return status.trouble.code === buildAlreadyUsed;
  return (
    status.state === 'blocked' &&
    status.findings.length > 0 &&
    status.findings.every(isAlreadyThere)
  );
}

/** The one name of the act. */
export const takeUpAct = 'Follow the build that is there';

export const takeUpWords =
  'Or follow the build that is there: a new run uploads nothing and does the rest of what you asked for with that build.';
