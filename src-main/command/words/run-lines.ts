import type { PublishRun, Step } from '#shared/domain/publish-run';
import {
  failedForGood,
  isRefusedByApple,
  isResumeUseful,
  sentSoFar,
} from '#shared/domain/run-readers';
import { duration, formatSize } from '#shared/words/format';
import { packageName } from '#shared/words/names';
import { readyWords } from '#shared/words/notify';
import { sentWords } from '#shared/words/sent';
import { clean, type Paint, shortSeal } from './format';
import { errorLines } from './lines';
import { findingLines, overriddenLines } from './package-lines';

/** What is published where, printed before the first step. */
export function runStartLines(run: PublishRun, paint: Paint): string[] {
  const where =
    run.environment === 'practice' ? 'practice, nothing goes to Apple' : 'App Store Connect';
  const facts = `${run.package.bundleId ?? ''}, ${formatSize(run.package.size)}, key ${run.account.keyId}, ${where}`;
  return [
    paint.strong(clean(packageName(run.package))),
    paint.dim(`  ${clean(facts)}`),
    paint.dim(`  Run ${run.id}`),
    '',
  ];
}

/** How the run ended, and what to do now; a run that is not kept cannot be resumed. */
export function runEndLines(run: PublishRun, paint: Paint, isKept = true): string[] {
  const hint = isKept && isResumeUseful(run) ? [hintFor(run)] : [];
  const passed = overriddenLines(run.findings, run.plan, paint);
  return ['', ...passed, ...outcomeLines(run, paint), ...hint];
}

function outcomeLines(run: PublishRun, paint: Paint): string[] {
  const { status } = run;
  switch (status.state) {
    case 'done':
      return [
        `${paint.good('✓')} ${paint.strong(doneWords(run))} ${paint.dim(tookOf(run))}`,
        ...(run.seal ? [`  The receipt’s seal: ${shortSeal(run.seal)}`] : []),
      ];
    case 'failed':
      return [...errorLines(status.trouble, paint), `  ${failedWords(run)}`];
    case 'blocked':
      return [
        ...findingLines(status.findings, paint),
        `${paint.bad('✗')} ${paint.strong(`Blocked. ${sentWords(run)}`)}`,
      ];
    case 'stopped-waiting':
      return [
        `${paint.warn('!')} ${paint.strong(limitWords[status.limit])} Nothing failed; Apple may still be working.`,
      ];
    case 'ready-to-notify':
      return [
        `${paint.warn('!')} ${paint.strong('Ready to email testers.')} ${readyWords[status.reason]}`,
        `  Email testers with: slipway notify ${run.id}`,
      ];
    case 'cancelled':
      return [
        `${paint.warn('!')} ${paint.strong('Cancelled.')} ${status.uploadRemoved ? 'The upload was removed at Apple.' : 'Nothing had to be removed at Apple.'}`,
      ];
    case 'paused':
      return [`${paint.warn('!')} ${paint.strong('Paused.')} ${keptWords(run)}`];
    default:
      return [`${paint.warn('!')} ${paint.strong('Interrupted.')} ${keptWords(run)}`];
  }
}

/** Apple never accepts an upload over its daily limit, so resuming would only wait for it. */
function hintFor({ id, status }: PublishRun): string {
  const isOverLimit = status.state === 'failed' && status.trouble.code === 'daily-upload-limit';
  return isOverLimit
    ? `  Cancel with: slipway cancel ${id}`
    : `  Resume with: slipway resume ${id}`;
}

function failedWords(run: PublishRun): string {
  const words = isRefusedByApple(run) ? 'No tester was given the build.' : sentWords(run);
  return failedForGood(run) ? `${words} This run cannot be resumed.` : words;
}

/** Only what the plan asked for: an upload is not a publish. */
function doneWords({ plan, package: info }: PublishRun): string {
  const name = clean(packageName(info));
  if (plan.scope !== 'upload-only') return `Published ${name}.`;
  return `Uploaded ${name} to App Store Connect. Nothing else was asked for.`;
}

function keptWords(run: PublishRun): string {
  if (sentSoFar(run) === 'nothing') return sentWords(run);
  const { upload } = run;
  if (!upload || upload.discarded === 0) return `${sentWords(run)} What was sent is kept.`;
  return `${sentWords(run)} ${formatSize(upload.stored)} of ${formatSize(upload.total)} is kept; ${formatSize(upload.discarded)} of unfinished parts will be sent again.`;
}

const limitWords = {
  'find-build': 'Stopped waiting: the build has not appeared yet.',
  processing: 'Stopped waiting: the build is still being processed.',
} as const;

function tookOf(run: PublishRun): string {
  return duration(Date.parse(run.updatedAt) - Date.parse(run.createdAt));
}

/** One finished row: mark, title, result, duration. */
export function stepLine(step: Step, width: number, paint: Paint): string {
  const title = clean(step.title).padEnd(width);
  const { progress } = step;
  switch (progress.state) {
    case 'done':
      return `  ${paint.good('✓')} ${title}  ${clean(progress.sentence)}  ${paint.dim(`${timeOf(progress)}`)}`;
    case 'skipped':
      return paint.dim(`  – ${title}  ${clean(progress.sentence)}`);
    case 'failed':
      return `  ${paint.bad('✗')} ${title}  ${clean(progress.trouble.title)}  ${paint.dim(timeOf(progress))}`;
    case 'running':
      return `  … ${title}  ${clean(progress.sentence)}`;
    case 'pending':
      return paint.dim(`  · ${title}  ${clean(step.intention)}`);
  }
}

export function titleWidth(run: PublishRun): number {
  return Math.max(0, ...run.steps.map((step) => clean(step.title).length));
}

/** What a running step is doing: what it waits for, else its activity; the upload shows its bytes. */
export function runningSentence(run: PublishRun, step: Step): string {
  const { upload, hold } = run;
  if (hold !== null) return clean(hold.sentence);
  const sentence = step.progress.state === 'running' ? clean(step.progress.sentence) : '';
  if (step.id !== 'upload' || !upload?.live) return sentence;
  const speed = upload.live.bytesPerSecond;
  const bytes = `${formatSize(upload.live.sent)} of ${formatSize(upload.total)}`;
  return speed === null ? bytes : `${bytes}, ${formatSize(Math.round(speed))}/s`;
}

export function timeOf(progress: { startedAt: string; endedAt: string }): string {
  return duration(Date.parse(progress.endedAt) - Date.parse(progress.startedAt));
}

/** One whole run: what was published where, each step, and its status. */
export function runLines(run: PublishRun, paint: Paint): string[] {
  const width = titleWidth(run);
  const steps = run.steps.map((step) => stepLine(step, width, paint));
  const ending = run.status.state === 'running' ? ['', '  Running.'] : runEndLines(run, paint);
  return [
    ...runStartLines(run, paint),
    ...steps,
    ...ending,
    ...(run.receipt ? [`  Receipt: ${run.receipt}`] : []),
  ];
}

/** Why a run that has ended can be neither paused nor cancelled; nothing for one that was. */
export function alreadyEndedLines({ status }: PublishRun, paint: Paint): string[] {
  if (status.state === 'done') return [`${paint.warn('!')} ${overLine}`];
  return status.state === 'cancelled' ? [`${paint.warn('!')} The run was cancelled before.`] : [];
}

const overLine = 'The run is done: there is nothing left to pause or to cancel.';
