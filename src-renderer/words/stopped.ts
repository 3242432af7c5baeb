import type { PublishRun, WaitLimit } from '#shared/domain/publish-run';
import { readyText } from '#shared/words/notify';
import { inSentences, inWords, say } from '#shared/words/say';
import { clockTime } from '#shared/words/time';
import { runChip, safeWords, withdrawnWords } from './run';
import { limitLength, stoppedWaitStart, timerStart } from './wait-clock';

interface StoppedWords {
  /** The state, before the title. */
  word: string;
  sentence: string;
  /** `held` needs attention, `waiting` was intended. */
  tone: 'stopped' | 'waiting';
  /** When it stopped; empty if that is unknown. */
  at: string;
}

/** What is safe and what happens next; the header has already named the status. */
function restWords(run: PublishRun): string {
  if (run.readOnly !== null) return '';
  switch (run.status.state) {
    case 'paused':
      return [safeWords(run), ...discardedWords(run), say('run-view.rest.paused')].join(' ');
    case 'stopped-waiting':
      return inSentences(safeWords(run), limitWords(run, run.status.limit));
    case 'waiting-for-notes':
      return inSentences(safeWords(run), say('run.waiting-for-notes'));
    case 'ready-to-notify':
      return inWords(readyText(run.status.reason));
    case 'review-busy':
      // Its own card above names the build.
      return say('review-busy.one-at-a-time');
    case 'interrupted':
      return [
        say('run-view.sentence.interrupted'),
        safeWords(run),
        say('run-view.rest.interrupted'),
      ].join(' ');
    case 'cancelled':
      return inSentences(
        withdrawnWords(run, run.status.uploadRemoved),
        cancelledWords(run, run.status.uploadRemoved),
      );
    case 'blocked':
      return safeWords(run);
    default:
      return '';
  }
}

/** What the pause costs, if anything. */
function discardedWords({ upload }: PublishRun): string[] {
  if (!upload || upload.discarded === 0) return [];
  return [say('run-view.rest.discarded', { size: { bytes: upload.discarded } })];
}

/** What Apple already has reaches people without Slipway: groups that get every build get this one too. */
function cancelledWords(run: PublishRun, uploadRemoved: boolean): string {
  if (uploadRemoved || run.ids.buildUpload === null) return say('run-view.rest.cancelled');
  return say('run-view.rest.cancelled-kept');
}

/** The limit, its timer, and that nothing is canceled. */
function limitWords(run: PublishRun, limit: WaitLimit): string {
  const length = { duration: limitLength(run, limit) };
  const { isUploadEnd, at } = timerStart(run, stoppedWaitStart(run) ?? run.updatedAt);
  return isUploadEnd
    ? say('run-view.rest.limit-after-upload', { limit: length, time: { time: at } })
    : say('run-view.rest.limit-after', { limit: length, time: { time: at } });
}

/** The row at which a run stopped. */
export function stoppedWords(run: PublishRun): StoppedWords {
  const at = 'at' in run.status ? clockTime(run.status.at) : '';
  const { tone, word } = runChip(run);
  return { word, sentence: restWords(run), tone: tone === 'look' ? 'stopped' : 'waiting', at };
}
