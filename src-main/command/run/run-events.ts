import type { Finding } from '#shared/domain/finding';
import type { PublishRun, Step, StepId } from '#shared/domain/publish-run';
import type { Trouble } from '#shared/errors';

/**
 * What happened in a run, one line of JSON each.
 *
 *   run-started ─> (step-started ─> upload-progress* ─> step-finished | step-failed) | step-skipped … ─> run-ended
 */
export type RunNews =
  | { event: 'run-started'; runId: string; environment: string; carriedOn: boolean }
  | { event: 'findings'; findings: Finding[] }
  | { event: 'step-started'; step: StepId; title: string }
  | { event: 'upload-progress'; sent: number; total: number }
  | { event: 'step-finished'; step: StepId; sentence: string }
  | { event: 'step-skipped'; step: StepId; sentence: string }
  | { event: 'step-failed'; step: StepId; trouble: Trouble };

/** What is new in a snapshot. The engine tells states; the command tells what changed between two of them. */
export function newsBetween(previous: PublishRun | null, next: PublishRun): RunNews[] {
  const before = new Map(previous?.steps.map((step) => [step.id, step]));
  return [
    ...findingNews(previous, next),
    ...next.steps.flatMap((step) => stepNews(before.get(step.id) ?? null, step, next)),
  ];
}

function findingNews(previous: PublishRun | null, next: PublishRun): RunNews[] {
  const codes = (run: PublishRun | null) =>
    run?.findings.map((finding) => finding.code).join() ?? '';
  return codes(next) === codes(previous) ? [] : [{ event: 'findings', findings: next.findings }];
}

function stepNews(previous: Step | null, next: Step, run: PublishRun): RunNews[] {
  const was = previous?.progress.state ?? 'pending';
  const { progress, id } = next;
  const started: RunNews[] =
    was === 'running' ? [] : [{ event: 'step-started', step: id, title: next.title }];
  if (progress.state === was)
    return progress.state === 'running' && id === 'upload' ? uploadNews(run) : [];
  switch (progress.state) {
    case 'pending':
      return [];
    case 'running':
      return started;
    case 'skipped':
      return [{ event: 'step-skipped', step: id, sentence: progress.sentence }];
    case 'done':
      return [
        ...started,
        ...lastUploadNews(next, run),
        { event: 'step-finished', step: id, sentence: progress.sentence },
      ];
    case 'failed':
      return [...started, { event: 'step-failed', step: id, trouble: progress.trouble }];
  }
}

function uploadNews({ upload }: PublishRun): RunNews[] {
  if (!upload || upload.total === 0) return [];
  return [
    { event: 'upload-progress', sent: upload.live?.sent ?? upload.stored, total: upload.total },
  ];
}

/** A reader of the lines sees the upload reach its end, whatever was left out on the way. */
function lastUploadNews(step: Step, { upload }: PublishRun): RunNews[] {
  if (step.id !== 'upload' || !upload) return [];
  return [{ event: 'upload-progress', sent: upload.total, total: upload.total }];
}
