import type { PublishRun } from '#shared/domain/publish-run';
import {
  currentStep,
  isRefusedByApple,
  sentSoFar,
  testersHaveBuild,
} from '#shared/domain/run-readers';
import { counted, formatWhole } from '#shared/words/format';
import { runName } from '#shared/words/names';
import { readyWords } from '#shared/words/notify';
import { asSentence } from '#shared/words/say';
import { sentWords } from '#shared/words/sent';
import { timeLeft } from '#shared/words/time';
import type { Tone } from './format';
import { holdOf, holdSentence, holdWords } from './hold';
import { haveWords, isInReview, nextWords } from './reach';
import { millisecondsLeft, uploadFraction } from './upload';
import { limitNames } from './wait-clock';

/** What of the run is safe already, shown before what went wrong. */
export function safeWords(run: PublishRun): string {
  if (isRefusedByApple(run)) return 'No tester was given the build.';
  if (run.ids.build !== null) return 'The build is safe at Apple.';
  const sent = sentSoFar(run);
  if (sent === 'package') return 'The package is safe at Apple and is not sent again.';
  if (sent === 'every-part') return 'Apple has every part.';
  const upload = run.upload;
  const isRunning = run.status.state === 'running';
  if (sent !== 'some-parts' || upload === null) {
    if (isRunning) return 'Nothing is uploaded yet.';
    return sent === 'nothing' ? 'Nothing was uploaded.' : sentWords(run);
  }
  const rest = isRunning ? 'the rest is still to be sent' : 'resuming sends only the rest';
  return `Apple has ${formatWhole(upload.partsStored)} of ${counted(upload.parts, 'part')}; ${rest}.`;
}

function uploadingWords(run: PublishRun): string {
  const left = run.upload === null ? null : millisecondsLeft(run.upload);
  if (left === null) return 'Uploading, then Apple processes it.';
  return `Uploading. About ${timeLeft(left)}, then Apple processes it.`;
}

function runningWords(run: PublishRun): string {
  const hold = holdOf(run);
  if (hold !== null) return `${holdWords(hold).title}. ${holdSentence(hold)}`.trim();
  const step = currentStep(run);
  if (step?.progress.state !== 'running') return 'About to start.';
  if (step.id === 'upload') return uploadingWords(run);
  return asSentence(step.progress.sentence);
}

function doneWords(run: PublishRun): string {
  if (run.plan.scope === 'upload-only') return 'Uploaded. It stops there, as asked.';
  const words = [haveWords(run), nextWords(run)].filter((part) => part !== null);
  if (words.length > 0) return words.join(' ');
  return run.reviewState === null
    ? 'The build is at TestFlight. No group was given it.'
    : 'Submitted for beta review. No group was given it.';
}

/** What a cancel left behind. */
export function withdrawnWords(run: PublishRun, uploadRemoved: boolean): string {
  if (uploadRemoved) return 'The upload was withdrawn; nothing of it is left at Apple.';
  if (run.ids.buildUpload === null) return 'Nothing was uploaded.';
  return 'The upload was past the point where it can be withdrawn, so Apple keeps it.';
}

/** The run in one sentence: under its name, in lists, and for the window's title. */
export function runSentence(run: PublishRun): string {
  if (run.readOnly !== null) return asSentence(run.readOnly.title);
  const status = run.status;
  switch (status.state) {
    case 'running':
      return runningWords(run);
    case 'paused':
      return `Paused. ${safeWords(run)}`;
    case 'interrupted':
      return `Slipway ended before the run did. ${safeWords(run)}`;
    case 'stopped-waiting':
      return `Stopped waiting ${limitNames[status.limit]}. ${safeWords(run)}`;
    case 'ready-to-notify':
      return readyWords[status.reason];
    case 'failed':
      return `${safeWords(run)} ${asSentence(status.trouble.title)}`;
    case 'blocked': {
      const count = status.findings.length;
      return `${safeWords(run)} ${counted(count, 'finding')} ${count === 1 ? 'stands' : 'stand'} in the way.`;
    }
    case 'cancelled':
      return `Cancelled. ${withdrawnWords(run, status.uploadRemoved)}`;
    case 'done':
      return doneWords(run);
  }
}

export interface RunChip {
  tone: Tone;
  word: string;
}

function runningChip(run: PublishRun): RunChip {
  const hold = holdOf(run);
  if (hold !== null) return { tone: holdWords(hold).tone, word: holdWords(hold).word };
  const step = currentStep(run)?.id;
  if (step === 'upload') {
    const percent = run.upload === null ? '' : ` ${Math.floor(uploadFraction(run.upload) * 100)} %`;
    return { tone: 'busy', word: `Uploading${percent}` };
  }
  if (step === 'appear') return { tone: 'busy', word: 'Waiting for the build' };
  if (step === 'process') return { tone: 'busy', word: 'Processing' };
  if (step === 'testers' && run.plan.submitForBetaReview)
    return { tone: 'look', word: 'In beta review' };
  return { tone: 'busy', word: 'Running' };
}

function doneChip(run: PublishRun): RunChip {
  if (run.plan.scope === 'upload-only') return { tone: 'ok', word: 'Uploaded' };
  if (testersHaveBuild(run)) return { tone: 'ok', word: 'Testers have it' };
  if (isInReview(run)) return { tone: 'look', word: 'In beta review' };
  return { tone: 'ok', word: 'At TestFlight' };
}

/** The run's status, in a word or two. */
export function runChip(run: PublishRun): RunChip {
  // Its status may be in the part of the record that cannot be read here.
  if (run.readOnly !== null) return { tone: 'quiet', word: 'Only to look at' };
  switch (run.status.state) {
    case 'running':
      return runningChip(run);
    case 'paused':
      return { tone: 'look', word: 'Paused' };
    case 'interrupted':
      return { tone: 'look', word: 'Interrupted' };
    case 'stopped-waiting':
      return { tone: 'look', word: 'Stopped waiting' };
    case 'ready-to-notify':
      return { tone: 'look', word: 'Ready to email testers' };
    case 'failed':
      return { tone: 'block', word: 'Failed' };
    case 'blocked':
      return { tone: 'block', word: 'Blocked' };
    case 'cancelled':
      return { tone: 'quiet', word: 'Cancelled' };
    case 'done':
      return doneChip(run);
  }
}

/** Below a run in progress. */
export const whileRunningWords =
  'You can close this window; the run continues. If you quit, you can resume later.';

/** The window's title while the run is shown. */
export function runTitle(run: PublishRun): string {
  return `${runChip(run).word}: ${runName(run)}`;
}
