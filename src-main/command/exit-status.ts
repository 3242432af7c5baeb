import type { PublishRun } from '#shared/domain/publish-run';
import type { ErrorCode } from '#shared/error-catalogue';
import type { AppError } from '#shared/errors';

/** The exit statuses for scripts; documented, so never renumbered. */
export const exitStatus = {
  done: 0,
  failed: 1,
  wrongUsage: 2,
  blocked: 3,
  stoppedWaiting: 4,
  keyRefused: 5,
  cancelled: 6,
  buildHasRun: 7,
  readyToNotify: 8,
  waitingForNotes: 9,
  reviewBusy: 10,
  storeObstacle: 11,
  interrupted: 130,
} as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** The build already has a run that is in progress, here or in another process, or can be resumed. */
const aboutAnotherRun: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'build-being-published',
  'run-in-use',
  'run-open-elsewhere',
  'run-unfinished',
  'run-unfinished-other-file',
]);

/** App Store Connect rejected the key itself. */
const ofKey: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'key-refused',
  'key-revoked',
  'issuer-id-wrong',
]);

export function statusOfError({ code }: AppError): ExitStatus {
  if (ofKey.has(code)) return exitStatus.keyRefused;
  if (aboutAnotherRun.has(code)) return exitStatus.buildHasRun;
  return exitStatus.failed;
}

export function statusOfRun(run: PublishRun): ExitStatus {
  switch (run.status.state) {
    case 'done':
      return exitStatus.done;
    case 'failed':
      return run.store?.obstacle ? exitStatus.storeObstacle : statusOfError(run.status.error);
    case 'blocked':
      return exitStatus.blocked;
    case 'stopped-waiting':
      return exitStatus.stoppedWaiting;
    case 'waiting-for-notes':
      return exitStatus.waitingForNotes;
    case 'ready-to-notify':
      return exitStatus.readyToNotify;
    case 'review-busy':
      return exitStatus.reviewBusy;
    case 'cancelled':
      return exitStatus.cancelled;
    case 'running':
    case 'paused':
    case 'interrupted':
      return exitStatus.interrupted;
  }
}
