import type { PublishRun, WaitLimit } from '#shared/domain/publish-run';
import { formatSize } from '#shared/words/format';
import { readyWords } from '#shared/words/notify';
import { clockTime } from '#shared/words/time';
import { runChip, safeWords, withdrawnWords } from './run';
import { countedFromWords, limitMinutes, stoppedWaitStart } from './wait-clock';

interface HeldWords {
  /** The state, before the title. */
  word: string;
  sentence: string;
  /** `held` needs attention, `waiting` was intended. */
  tone: 'held' | 'waiting';
  /** When it stopped; empty if that is unknown. */
  at: string;
}

/** What is safe and what happens next; the header has already named the status. */
function restWords(run: PublishRun): string {
  if (run.readOnly !== null) return '';
  switch (run.status.state) {
    case 'paused':
      return `${safeWords(run)} The run waits until you resume it.${discardedWords(run)}`;
    case 'stopped-waiting':
      return `${safeWords(run)} ${stoppedWords(run, run.status.limit)}`;
    case 'ready-to-notify':
      return readyWords[run.status.reason];
    case 'interrupted':
      return `Slipway ended before the run did. ${safeWords(run)} Resuming first checks what Apple already has.`;
    case 'cancelled':
      return `${withdrawnWords(run, run.status.uploadRemoved)} ${cancelledWords(run, run.status.uploadRemoved)}`;
    case 'blocked':
      return safeWords(run);
    default:
      return '';
  }
}

/** What the pause costs, if anything. */
function discardedWords({ upload }: PublishRun): string {
  if (!upload || upload.discarded === 0) return '';
  return ` ${formatSize(upload.discarded)} of unfinished parts will be sent again.`;
}

/** What Apple already has reaches people without Slipway: groups that get every build get this one too. */
function cancelledWords(run: PublishRun, uploadRemoved: boolean): string {
  if (uploadRemoved || run.ids.buildUpload === null) return 'Nothing more will happen.';
  return 'Slipway does nothing more with it. Groups that get every build get this one too; expire it on App Store Connect if they should not.';
}

/** The limit, its clock, and that nothing is canceled. */
function stoppedWords(run: PublishRun, limit: WaitLimit): string {
  const start = stoppedWaitStart(run);
  const counted = start === null ? '' : `, counted ${countedFromWords(run, start)}`;
  return `The limit of ${limitMinutes(run, limit)} min is reached${counted}. Everything you asked for is kept. Resuming starts the clock again.`;
}

/** The row at which a run stopped. */
export function heldWords(run: PublishRun): HeldWords {
  const at = 'at' in run.status ? clockTime(run.status.at) : '';
  const { tone, word } = runChip(run);
  return { word, sentence: restWords(run), tone: tone === 'look' ? 'held' : 'waiting', at };
}
