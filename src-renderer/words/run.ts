import type { PublishRun, WaitLimit } from '#shared/domain/publish-run';
import {
  currentStep,
  isInReview,
  isRefusedByApple,
  isReviewPending,
  sentSoFar,
  testersHaveBuild,
  wasRejectedLater,
} from '#shared/domain/run-readers';
import type { MessageKey } from '#shared/words/message';
import { runName } from '#shared/words/names';
import { readyText } from '#shared/words/notify';
import { asSentence, inWords, say } from '#shared/words/say';
import { sentWords } from '#shared/words/sent';
import { timeLeft } from '#shared/words/time';
import type { Tone } from './format';
import { haveWords, nextWords } from './reach';
import { millisecondsLeft, uploadFraction } from './upload';
import { waitOf, waitSentence, waitWords } from './wait';

/** What of the run is safe already, shown before what went wrong. */
export function safeWords(run: PublishRun): string {
  if (isRefusedByApple(run)) return say('run-view.safe.refused');
  if (run.ids.build !== null) return say('run-view.safe.build');
  const sent = sentSoFar(run);
  if (sent === 'package') return say('run-view.safe.package');
  if (sent === 'every-part') return say('run-view.safe.every-part');
  const upload = run.upload;
  const isRunning = run.status.state === 'running';
  if (sent !== 'some-parts' || upload === null) {
    if (isRunning) return say('run-view.safe.nothing-yet');
    return sent === 'nothing' ? say('run-view.safe.nothing') : sentWords(run);
  }
  const { partsStored: stored, parts } = upload;
  return isRunning
    ? say('run-view.safe.some-parts', { stored, parts })
    : say('run-view.safe.some-parts-resume', { stored, parts });
}

/** The status as a sentence, empty if the rest says it, and what there is to say beyond it. */
interface RunSentences {
  status: string;
  rest: string;
}

function uploadingWords(run: PublishRun): RunSentences {
  const left = run.upload === null ? null : millisecondsLeft(run.upload);
  return {
    status: say('run-view.sentence.uploading'),
    rest:
      left === null
        ? say('run-view.sentence.then-processing')
        : say('run-view.sentence.left-then-processing', { left: timeLeft(left) }),
  };
}

function runningWords(run: PublishRun): RunSentences {
  const wait = waitOf(run);
  if (wait !== null) return { status: asSentence(waitWords(wait).title), rest: waitSentence(wait) };
  const step = currentStep(run);
  if (step?.progress.state !== 'running')
    return { status: '', rest: say('run-view.sentence.starting') };
  if (step.id === 'upload') return uploadingWords(run);
  return { status: '', rest: asSentence(step.progress.sentence) };
}

function doneWords(run: PublishRun): RunSentences {
  if (run.plan.scope === 'upload-only')
    return {
      status: say('run-view.sentence.uploaded'),
      rest: say('run-view.sentence.upload-only'),
    };
  if (wasRejectedLater(run))
    return {
      status: '',
      rest: [haveWords(run), say('run-view.sentence.rejected')].filter(Boolean).join(' '),
    };
  const words = [haveWords(run), nextWords(run)].filter((part) => part !== null);
  if (words.length > 0) return { status: '', rest: words.join(' ') };
  return {
    status: '',
    rest:
      run.reviewState === null
        ? say('run-view.sentence.no-group')
        : say('run-view.sentence.no-group-review'),
  };
}

/** What a cancel left behind. */
export function withdrawnWords(run: PublishRun, uploadRemoved: boolean): string {
  if (uploadRemoved) return say('run-view.sentence.upload-removed');
  if (run.ids.buildUpload === null) return say('run-view.safe.nothing');
  return say('run-view.sentence.upload-kept');
}

const stoppedWaiting: Record<WaitLimit, MessageKey> = {
  'find-build': 'run-view.sentence.stopped-find-build',
  processing: 'run-view.sentence.stopped-processing',
};

function sentencesOf(run: PublishRun): RunSentences {
  if (run.readOnly !== null) return { status: '', rest: asSentence(run.readOnly.title) };
  const status = run.status;
  switch (status.state) {
    case 'running':
      return runningWords(run);
    case 'paused':
      return { status: say('run-view.sentence.paused'), rest: safeWords(run) };
    case 'interrupted':
      return {
        status: '',
        rest: `${say('run-view.sentence.interrupted')} ${safeWords(run)}`,
      };
    case 'stopped-waiting':
      return { status: '', rest: `${say(stoppedWaiting[status.limit])} ${safeWords(run)}` };
    case 'ready-to-notify':
      return { status: '', rest: inWords(readyText(status.reason)) };
    case 'failed':
      return { status: '', rest: `${safeWords(run)} ${asSentence(status.error.title)}` };
    case 'blocked': {
      const count = status.findings.length;
      return {
        status: '',
        rest: `${safeWords(run)} ${say('run-view.sentence.blockers', { count })}`,
      };
    }
    case 'cancelled':
      return {
        status: say('run-view.sentence.cancelled'),
        rest: withdrawnWords(run, status.uploadRemoved),
      };
    case 'done':
      return doneWords(run);
  }
}

/** The run in a sentence or two: under its name, in lists, and for the window’s title. */
export function runSentence(run: PublishRun): string {
  const { status, rest } = sentencesOf(run);
  return status === '' ? rest : `${status} ${rest}`.trim();
}

/** The same beside a chip that shows the status already. */
export function sentenceBesideChip(run: PublishRun): string {
  const { status, rest } = sentencesOf(run);
  return rest === '' ? status : rest;
}

export interface RunChip {
  tone: Tone;
  word: string;
}

function runningChip(run: PublishRun): RunChip {
  const wait = waitOf(run);
  if (wait !== null) return { tone: waitWords(wait).tone, word: waitWords(wait).word };
  const step = currentStep(run)?.id;
  if (step === 'upload') {
    if (run.upload === null) return { tone: 'busy', word: say('run-view.status.uploading') };
    const share = Math.floor(uploadFraction(run.upload) * 100) / 100;
    return { tone: 'busy', word: say('run-view.status.uploading-percent', { share }) };
  }
  if (step === 'appear') return { tone: 'busy', word: say('run-view.status.waiting-for-build') };
  if (step === 'process') return { tone: 'busy', word: say('run-view.status.processing') };
  if (step === 'testers') return testersChip(run);
  return { tone: 'busy', word: say('run-view.status.running') };
}

/** While the run waits for testers: only what Apple's states have shown. */
export function testersChip(run: PublishRun): RunChip {
  return isInReview(run)
    ? { tone: 'busy', word: say('run-view.status.in-review') }
    : { tone: 'busy', word: say('run-view.status.releasing') };
}

function doneChip(run: PublishRun): RunChip {
  if (run.plan.scope === 'upload-only')
    return { tone: 'ok', word: say('run-view.status.uploaded') };
  if (testersHaveBuild(run)) return { tone: 'ok', word: say('run-view.status.with-testers') };
  if (wasRejectedLater(run)) return { tone: 'block', word: say('run-view.status.rejected') };
  if (isInReview(run)) return { tone: 'busy', word: say('run-view.status.in-review') };
  if (isReviewPending(run)) return { tone: 'busy', word: say('run-view.status.releasing') };
  return run.reviewState === 'APPROVED'
    ? { tone: 'ok', word: say('run-view.status.approved') }
    : { tone: 'ok', word: say('run-view.status.in-testflight') };
}

/** The run's status, in a word or two. */
export function runChip(run: PublishRun): RunChip {
  // Its status may be in the part of the record that cannot be read here.
  if (run.readOnly !== null) return { tone: 'quiet', word: say('run-view.status.read-only') };
  const { state } = run.status;
  switch (state) {
    case 'running':
      return runningChip(run);
    case 'done':
      return doneChip(run);
    case 'failed':
    case 'blocked':
      return { tone: 'block', word: say(`run-view.status.${state}`) };
    case 'cancelled':
      return { tone: 'quiet', word: say('run-view.status.cancelled') };
    default:
      return { tone: 'look', word: say(`run-view.status.${state}`) };
  }
}

/** The window's title while the run is shown. */
export function runTitle(run: PublishRun): string {
  return say('run-view.window-title', { status: runChip(run).word, run: runName(run) });
}
