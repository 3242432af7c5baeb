import type { PublishRun } from '#shared/domain/publish-run';
import type { Trouble } from '#shared/errors';

/** What the command leaves behind for scripts; documented, so never renumbered. */
export const exitStatus = {
  done: 0,
  failed: 1,
  wrongUsage: 2,
  blocked: 3,
  stoppedWaiting: 4,
  keyRefused: 5,
  cancelled: 6,
  interrupted: 130,
} as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

export function statusOfTrouble(trouble: Trouble): ExitStatus {
  if (trouble.code === 'key-refused') return exitStatus.keyRefused;
  if (trouble.code === 'findings-block') return exitStatus.blocked;
  return exitStatus.failed;
}

export function statusOfRun(run: PublishRun): ExitStatus {
  switch (run.status.state) {
    case 'done':
      return exitStatus.done;
    case 'failed':
      return statusOfTrouble(run.status.trouble);
    case 'blocked':
      return exitStatus.blocked;
    case 'stopped-waiting':
      return exitStatus.stoppedWaiting;
    case 'cancelled':
      return exitStatus.cancelled;
    case 'running':
    case 'paused':
    case 'interrupted':
      return exitStatus.interrupted;
  }
}
