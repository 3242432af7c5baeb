import { needsNoPackage } from '#shared/domain/publish-plan';
import type { PublishRun, Step } from '#shared/domain/publish-run';
import {
  failedForGood,
  isRefusedByApple,
  isResumeUseful,
  sentSoFar,
} from '#shared/domain/run-readers';
import { duration, formatSizeOf } from '#shared/words/format';
import { packageName } from '#shared/words/names';
import { readyText } from '#shared/words/notify';
import { reviewBusyText } from '#shared/words/review-busy';
import { runStatus } from '#shared/words/run-status';
import { asSentence, inSentences, say } from '#shared/words/say';
import { sentWords } from '#shared/words/sent';
import { clean, type Paint, padded, shortSeal, typed, widthOf } from './format';
import { errorLines } from './lines';
import { findingLines, overriddenLines } from './package-lines';
import { obstacleLines, storeStateLines } from './store-lines';

/** What is published where, printed before the first step. */
export function runStartLines(run: PublishRun, paint: Paint): string[] {
  const { bundleId, size } = run.package;
  const where = run.environment === 'practice' ? 'practice' : 'live';
  const key = needsNoPackage(run.plan)
    ? (`command.run.facts-build-${where}` as const)
    : (`command.run.facts-${where}` as const);
  const facts = { bundleId: bundleId ?? '–', size: { bytes: size }, keyId: run.account.keyId };
  return [
    paint.strong(clean(packageName(run.package))),
    paint.dim(`  ${clean(say(key, facts))}`),
    paint.dim(`  ${say('command.run.id', { id: run.id })}`),
    '',
  ];
}

/** How the run ended, and what to do now; a run that is not kept cannot be resumed. */
export function runEndLines(run: PublishRun, paint: Paint, isKept = true): string[] {
  const hint =
    isKept && isResumeUseful(run) && run.status.state !== 'review-busy' ? hintsFor(run) : [];
  const overridden = overriddenLines(run.findings, run.plan, paint);
  return ['', ...overridden, ...outcomeLines(run, paint), ...hint.map((line) => `  ${line}`)];
}

function outcomeLines(run: PublishRun, paint: Paint): string[] {
  const { status } = run;
  switch (status.state) {
    case 'done':
      return [
        `${paint.good('✓')} ${paint.strong(doneWords(run))} ${paint.dim(tookOf(run))}`,
        ...storeStateLines(run).map((line) => `  ${line}`),
        ...(run.seal ? [`  ${say('command.run.seal', { seal: shortSeal(run.seal) })}`] : []),
      ];
    case 'failed':
      return [...errorLines(status.error, paint), `  ${failedWords(run)}`];
    case 'blocked':
      return [
        ...findingLines(status.findings, paint),
        `${paint.bad('✗')} ${paint.strong(inSentences(say('command.run.blocked'), clean(sentWords(run))))}`,
      ];
    case 'stopped-waiting':
      return [
        `${paint.warn('!')} ${paint.strong(say(limitKeys[status.limit]))} ${say('command.run.nothing-failed')}`,
      ];
    case 'waiting-for-notes':
      return [
        `${paint.warn('!')} ${paint.strong(say('command.run.waiting-for-notes'))} ${say('command.run.nobody-emailed')}`,
        `  ${say('command.run.notes-with', { command: typed('resume', run.id) })}`,
      ];
    case 'ready-to-notify':
      return [
        `${paint.warn('!')} ${paint.strong(say('command.run.ready-to-notify'))} ${clean(readyText(status.reason))}`,
        `  ${say('command.run.notify-with', { command: typed('notify', run.id) })}`,
      ];
    case 'review-busy':
      return [
        `${paint.warn('!')} ${paint.strong(clean(reviewBusyText(run)))} ${say('review-busy.one-at-a-time')}`,
        ...(run.reviewBusy?.buildId
          ? [`  ${say('command.run.review-busy-id', { id: run.reviewBusy.buildId })}`]
          : []),
        `  ${say('command.run.review-busy-with', { command: typed('resume', run.id) })}`,
      ];
    case 'cancelled':
      return [
        `${paint.warn('!')} ${paint.strong(say('command.run.cancelled'))} ${say(status.uploadRemoved ? 'command.run.upload-removed' : 'command.run.nothing-removed')}`,
      ];
    case 'paused':
      return [`${paint.warn('!')} ${paint.strong(say('command.run.paused'))} ${keptWords(run)}`];
    default:
      return [
        `${paint.warn('!')} ${paint.strong(say('command.run.interrupted'))} ${keptWords(run)}`,
      ];
  }
}

/** Simply resumed, a run would look again at what stopped it on the App Store. */
function hintsFor(run: PublishRun): string[] {
  return [...(run.status.state === 'failed' ? obstacleLines(run) : []), hintFor(run)];
}

/** Apple never accepts an upload over its daily limit, so resuming would only wait for it. */
function hintFor({ id, status }: PublishRun): string {
  const isOverLimit = status.state === 'failed' && status.error.code === 'daily-upload-limit';
  return isOverLimit
    ? say('command.run.cancel-with', { command: typed('cancel', id) })
    : say('command.run.resume-with', { command: typed('resume', id) });
}

function failedWords(run: PublishRun): string {
  const words = isRefusedByApple(run) ? say('command.run.no-tester') : clean(sentWords(run));
  return failedForGood(run) ? inSentences(words, say('command.run.not-resumable')) : words;
}

/** Only what the plan asked for: an upload is not a publish. */
function doneWords(run: PublishRun): string {
  const name = clean(packageName(run.package));
  if (run.plan.scope === 'notes-only') return say('command.run.notes-sent', { package: name });
  return run.plan.scope === 'upload-only'
    ? say('command.run.uploaded', { package: name })
    : inSentences(say('command.run.published', { package: name }), asSentence(runStatus(run)));
}

function keptWords(run: PublishRun): string {
  const sent = clean(sentWords(run));
  if (sentSoFar(run) === 'nothing') return sent;
  const { upload } = run;
  if (!upload || upload.discarded === 0) return inSentences(sent, say('command.run.sent-kept'));
  const { stored, total, discarded } = upload;
  const kept = say('command.run.parts-kept', {
    stored: { bytes: stored },
    total: { bytes: total },
    discarded: { bytes: discarded },
  });
  return inSentences(sent, kept);
}

const limitKeys = {
  'find-build': 'command.run.not-appeared',
  processing: 'command.run.still-processing',
} as const;

function tookOf(run: PublishRun): string {
  return duration(Date.parse(run.updatedAt) - Date.parse(run.createdAt));
}

/** One finished row: mark, title, result, duration. */
export function stepLine(step: Step, width: number, paint: Paint): string {
  const title = padded(clean(step.title), width);
  const { progress } = step;
  switch (progress.state) {
    case 'done':
      return `  ${paint.good('✓')} ${title}  ${clean(progress.sentence)}  ${paint.dim(`${timeOf(progress)}`)}`;
    case 'skipped':
      return paint.dim(`  – ${title}  ${clean(progress.sentence)}`);
    case 'failed':
      return `  ${paint.bad('✗')} ${title}  ${clean(progress.error.title)}  ${paint.dim(timeOf(progress))}`;
    case 'running':
      return `  … ${title}  ${clean(progress.sentence)}`;
    case 'pending':
      return paint.dim(`  · ${title}  ${clean(step.intention)}`);
  }
}

export function titleWidth(run: PublishRun): number {
  return Math.max(0, ...run.steps.map((step) => widthOf(clean(step.title))));
}

/** What a running step is doing: what it waits for, else its activity; the upload shows its bytes. */
export function runningSentence(run: PublishRun, step: Step): string {
  const { upload, wait } = run;
  if (wait !== null) return clean(wait.sentence);
  const sentence = step.progress.state === 'running' ? clean(step.progress.sentence) : '';
  if (step.id !== 'upload' || !upload?.live) return sentence;
  const speed = upload.live.bytesPerSecond;
  const progress = formatSizeOf(upload.live.sent, upload.total);
  if (speed === null) return progress;
  return say('command.run.upload-speed', { progress, speed: { bytes: Math.round(speed) } });
}

export function timeOf(progress: { startedAt: string; endedAt: string }): string {
  return duration(Date.parse(progress.endedAt) - Date.parse(progress.startedAt));
}

/** One whole run: what was published where, each step, and its status. */
export function runLines(run: PublishRun, paint: Paint): string[] {
  const width = titleWidth(run);
  const steps = run.steps.map((step) => stepLine(step, width, paint));
  const ending =
    run.status.state === 'running'
      ? ['', `  ${say('command.run.running')}`]
      : runEndLines(run, paint);
  return [
    ...runStartLines(run, paint),
    ...steps,
    ...ending,
    ...(run.receipt ? [`  ${say('command.run.receipt', { path: run.receipt })}`] : []),
  ];
}

/** Why a run that has ended can be neither paused nor cancelled; nothing for one that was. */
export function alreadyEndedLines({ status }: PublishRun, paint: Paint): string[] {
  if (status.state === 'done') return [`${paint.warn('!')} ${say('command.run.already-done')}`];
  return status.state === 'cancelled'
    ? [`${paint.warn('!')} ${say('command.run.already-cancelled')}`]
    : [];
}
