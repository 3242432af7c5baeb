import type { Finding } from '#shared/domain/finding';
import { overriddenFindings } from '#shared/domain/overriding';
import type { PublishRun, Step, StepId } from '#shared/domain/publish-run';
import { isResumeUseful, sentSoFar } from '#shared/domain/run-readers';
import type { AppError } from '#shared/errors';
import type { Text } from '#shared/words/message';
import { statusOfRun } from '../exit-status';
import { asError } from '../words/lines';

/**
 * Events of a run, one line of JSON each.
 *
 *   run-started ─> (step-started ─> upload-progress* ─> step-finished | step-failed) | step-skipped … ─> run-ended
 */
export type RunNews =
  | { event: 'run-started'; runId: string; environment: string; resumed: boolean }
  | { event: 'findings'; findings: Finding[] }
  | { event: 'step-started'; step: StepId; title: Text }
  | { event: 'upload-progress'; sent: number; total: number }
  | { event: 'step-finished'; step: StepId; sentence: Text }
  | { event: 'step-skipped'; step: StepId; sentence: Text }
  | { event: 'step-failed'; step: StepId; error: AppError };

/** What is new in a snapshot. The engine reports states; the command reports what changed between two of them. */
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
      return [...started, { event: 'step-failed', step: id, error: progress.error }];
  }
}

function uploadNews({ upload }: PublishRun): RunNews[] {
  if (!upload || upload.total === 0) return [];
  return [
    { event: 'upload-progress', sent: upload.live?.sent ?? upload.stored, total: upload.total },
  ];
}

/** A reader of the lines sees the upload reach 100 %, even if progress events were dropped on the way. */
function lastUploadNews(step: Step, { upload }: PublishRun): RunNews[] {
  if (step.id !== 'upload' || !upload) return [];
  return [{ event: 'upload-progress', sent: upload.total, total: upload.total }];
}

/** The last line of every `publish` and `resume`: all that a script needs to continue. */
export function runEnded(run: PublishRun) {
  const { status } = run;
  return {
    event: 'run-ended',
    outcome: status.state,
    runId: run.id,
    receipt: run.receipt,
    seal: run.seal,
    exitStatus: statusOfRun(run),
    ...(status.state === 'failed' ? { error: asError(status.error) } : {}),
    ...(status.state === 'blocked' ? { findings: status.findings } : {}),
    overridden: overriddenFindings(run.findings, run.plan.overrides),
    resumable: isResumeUseful(run),
    sent: sentSoFar(run),
  };
}
