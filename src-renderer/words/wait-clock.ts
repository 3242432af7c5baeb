import type { PublishRun, Step, WaitLimit } from '#shared/domain/publish-run';
import { stepOf } from '#shared/domain/run-readers';
import { clockTime } from '#shared/words/time';

const minute = 60_000;

export const limitNames: Record<WaitLimit, string> = {
  'find-build': 'for the build to appear',
  processing: 'for Apple to process the build',
};

export function limitMinutes(run: PublishRun, limit: WaitLimit): number {
  const { findBuildMinutes, processingMinutes } = run.plan.limits;
  return limit === 'find-build' ? findBuildMinutes : processingMinutes;
}

/** When the timer of a running wait started; null for a step that has no limit. */
export function waitStart(run: PublishRun, { id, progress }: Step): string | null {
  if (progress.state !== 'running' || progress.limitAt === null) return null;
  const limit = id === 'appear' ? 'find-build' : 'processing';
  return before(progress.limitAt, limitMinutes(run, limit));
}

/** When the timer of the limit that was reached had started. */
export function stoppedWaitStart(run: PublishRun): string | null {
  if (run.status.state !== 'stopped-waiting') return null;
  return before(run.status.at, limitMinutes(run, run.status.limit));
}

/**
 * `from the end of the upload at 14:02`; a resumed run counts from then instead, and one that never uploaded from
 * when it found the build.
 */
export function countedFromWords(run: PublishRun, start: string): string {
  const upload = stepOf(run, 'upload')?.progress;
  const isUploadEnd =
    upload?.state === 'done' &&
    Math.abs(Date.parse(upload.endedAt) - Date.parse(start)) < 2 * minute;
  if (isUploadEnd) return `from the end of the upload at ${clockTime(upload.endedAt)}`;
  return `from ${clockTime(start)}`;
}

function before(iso: string, minutes: number): string {
  return new Date(Date.parse(iso) - minutes * minute).toISOString();
}
