import type { PublishRun, WaitLimit } from '#shared/domain/publish-run';
import {
  currentStep,
  hasRefusedNotes,
  hasUnsentEdit,
  isRefusedByApple,
  isReviewPending,
  sentSoFar,
  testersHaveBuild,
  wasRejectedLater,
} from '#shared/domain/run-readers';
import { isStageMoving, type StoreStage, storeStageOf } from '#shared/domain/store-stage';
import type { MessageKey } from '#shared/words/message';
import { runName } from '#shared/words/names';
import { readyText } from '#shared/words/notify';
import { reviewBusyText } from '#shared/words/review-busy';
import { runStatus } from '#shared/words/run-status';
import { asSentence, inSentences, inWords, say } from '#shared/words/say';
import { sentWords } from '#shared/words/sent';
import { storeSentence } from '#shared/words/store-run';
import { timeLeft } from '#shared/words/time';
import type { Tone } from './format';
import { haveWords, nextWords } from './reach';
import { millisecondsLeft } from './upload';
import { waitOf, waitSentence, waitWords } from './wait';

export function isBuildGone({ status }: PublishRun): boolean {
  return status.state === 'failed' && status.error.code === 'build-gone';
}

/** What of the run is safe already, shown before what went wrong. */
export function safeWords(run: PublishRun): string {
  if (isRefusedByApple(run)) return say('run-view.safe.refused');
  // What went wrong says where the build is.
  if (isBuildGone(run)) return '';
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
  const { status, rest } = finishedWords(run);
  if (!hasRefusedNotes(run)) return { status, rest };
  const refused = run.notes.filter(({ state }) => state === 'refused');
  const words = say('run-view.receipt.refused-notes-text', {
    languages: { list: refused.map(({ name: locale }) => ({ locale })) },
  });
  return { status, rest: inSentences(words, rest).trim() };
}

function finishedWords(run: PublishRun): RunSentences {
  if (run.plan.scope === 'upload-only')
    return {
      status: say('run-view.sentence.uploaded'),
      rest: say('run-view.sentence.upload-only'),
    };
  if (run.plan.scope === 'notes-only')
    return { status: say('run-view.sentence.notes-sent'), rest: '' };
  if (wasRejectedLater(run))
    return {
      status: '',
      rest: [haveWords(run), say('run-view.sentence.rejected')].filter(Boolean).join(' '),
    };
  const ofStore = storeSentence(run);
  const words = [haveWords(run), nextWords(run), ofStore && inWords(ofStore)].filter(
    (part) => part !== null,
  );
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
        rest: inSentences(say('run-view.sentence.interrupted'), safeWords(run)),
      };
    case 'stopped-waiting':
      return { status: '', rest: inSentences(say(stoppedWaiting[status.limit]), safeWords(run)) };
    case 'waiting-for-notes':
      return { status: '', rest: say('run.waiting-for-notes') };
    case 'ready-to-notify':
      return { status: '', rest: inWords(readyText(status.reason)) };
    case 'review-busy':
      return { status: '', rest: inWords(reviewBusyText(run)) };
    case 'failed':
      return { status: '', rest: inSentences(safeWords(run), asSentence(status.error.title)) };
    case 'blocked': {
      const count = status.findings.length;
      return {
        status: '',
        rest: inSentences(safeWords(run), say('run-view.sentence.blockers', { count })),
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
  return status === '' ? rest : inSentences(status, rest).trim();
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

function toneOf(run: PublishRun): Tone {
  if (run.readOnly !== null) return 'quiet';
  switch (run.status.state) {
    case 'running': {
      const wait = waitOf(run);
      return wait === null ? 'busy' : waitWords(wait).tone;
    }
    case 'done':
      return doneTone(run);
    case 'failed':
      // Nothing is wrong: a person has to decide.
      return (run.store?.obstacle ?? null) === null ? 'block' : 'look';
    case 'blocked':
      return 'block';
    case 'cancelled':
      return 'quiet';
    default:
      return 'look';
  }
}

/** Green only for what is over: a review that is pending is still work in progress. */
function doneTone(run: PublishRun): Tone {
  if (hasRefusedNotes(run) || hasUnsentEdit(run)) return 'look';
  if (wasRejectedLater(run)) return 'block';
  const stage = storeStageOf(run);
  if (stage !== null) return storeTone(stage);
  if (run.plan.scope === 'upload-only' || testersHaveBuild(run)) return 'ok';
  return isReviewPending(run) ? 'busy' : 'ok';
}

/** Green only on the App Store, or if the run had nothing else to do. */
export function storeTone(stage: StoreStage): Tone {
  if (stage === 'rejected') return 'block';
  if (stage === 'approved' || stage === 'withdrawn') return 'look';
  return isStageMoving(stage) || stage === 'unknown' ? 'busy' : 'ok';
}

/** On a card of the App Store tab. Apple calls a draft “ready for review” whatever it lacks, so it is not green. */
export function stageTone(stage: StoreStage): Tone {
  return stage === 'preparing' || stage === 'draft' ? 'quiet' : storeTone(stage);
}

/** The run's status, in a word or two. */
export function runChip(run: PublishRun): RunChip {
  return { tone: toneOf(run), word: inWords(runStatus(run)) };
}

/** The window's title while the run is shown. */
export function runTitle(run: PublishRun): string {
  return say('run-view.window-title', { status: runChip(run).word, run: runName(run) });
}
