import type { PublishRun, Step, WaitLimit } from '#shared/domain/publish-run';
import { stepOf } from '#shared/domain/run-readers';

const minute = 60_000;

/** In milliseconds. */
export function limitLength(run: PublishRun, limit: WaitLimit): number {
  const { findBuildMinutes, processingMinutes } = run.plan.limits;
  return (limit === 'find-build' ? findBuildMinutes : processingMinutes) * minute;
}

/** When the timer of a running wait started; null for a step that has no limit. */
export function waitStart(run: PublishRun, { id, progress }: Step): string | null {
  if (progress.state !== 'running' || progress.limitAt === null) return null;
  const limit = id === 'appear' ? 'find-build' : 'processing';
  return before(progress.limitAt, limitLength(run, limit));
}

/** When the timer of the limit that was reached had started. */
export function stoppedWaitStart(run: PublishRun): string | null {
  if (run.status.state !== 'stopped-waiting') return null;
  return before(run.status.at, limitLength(run, run.status.limit));
}

/**
 * Whether a timer that started at this time counts from the end of the upload, and the exact time. A resumed run
 * counts from then instead, and one that never uploaded from when it found the build.
 */
export function timerStart(run: PublishRun, start: string): { isUploadEnd: boolean; at: string } {
  const upload = stepOf(run, 'upload')?.progress;
  if (upload?.state !== 'done') return { isUploadEnd: false, at: start };
  const isUploadEnd = Math.abs(Date.parse(upload.endedAt) - Date.parse(start)) < 2 * minute;
  return { isUploadEnd, at: isUploadEnd ? upload.endedAt : start };
}

function before(iso: string, length: number): string {
  return new Date(Date.parse(iso) - length).toISOString();
}
