import type { PublishRun, WaitLimit } from '#shared/domain/publish-run';
import { holdOf, holdWords } from './hold';
import { runChip, runSentence, safeWords } from './run';
import { clockTime } from './time';
import { countedFromWords, limitMinutes, stoppedWaitStart } from './wait-clock';

export interface HeldWords {
  /** The state, before the title. */
  word: string;
  sentence: string;
  /** `held` is looked at, `waiting` is only as somebody wanted it. */
  tone: 'held' | 'waiting';
  /** When it came to rest; empty when nobody saw it. */
  at: string;
}

/** What carrying on will do from here; the header has already said where the run stands. */
function nextWords(run: PublishRun): string {
  if (run.readOnly !== null) return '';
  switch (run.status.state) {
    case 'paused':
      return 'It waits here until you carry on.';
    case 'stopped-waiting':
      return stoppedWords(run, run.status.limit);
    case 'interrupted':
      return 'Carry on: Apple is asked first what it already has.';
    case 'cancelled':
      return cancelledWords(run, run.status.uploadRemoved);
    default:
      return '';
  }
}

/** What Apple keeps reaches people without Slipway: who gets every build gets this one too. */
function cancelledWords(run: PublishRun, uploadRemoved: boolean): string {
  if (uploadRemoved || run.ids.buildUpload === null) return 'Nothing more will happen.';
  return 'Slipway does nothing more with it. Groups that get every build get this one too; expire it on App Store Connect if they should not.';
}

/** The limit, its clock, and that nothing of what was asked for is given up. */
function stoppedWords(run: PublishRun, limit: WaitLimit): string {
  const start = stoppedWaitStart(run);
  const counted = start === null ? '' : `, counted ${countedFromWords(run, start)}`;
  return `The limit of ${limitMinutes(run, limit)} min is reached${counted}. Everything you asked for is kept: carry on, and the clock starts anew.`;
}

/** The row at which a run rests. */
export function heldWords(run: PublishRun): HeldWords {
  const at = 'at' in run.status ? clockTime(run.status.at) : '';
  const { tone, word } = runChip(run);
  return { word, sentence: nextWords(run), tone: tone === 'look' ? 'held' : 'waiting', at };
}

/**
 * Under the run's name: the sentence, but for a failure only that there is one, since its row says it
 * all, for a hold what is safe meanwhile, and for a run of a newer Slipway where it stood, since the notice says the rest.
 */
export function headerSentence(run: PublishRun): string {
  if (run.readOnly !== null) {
    const { word } = runChip({ ...run, readOnly: null });
    return `${word}, as far as this Slipway can read it.`;
  }
  const hold = holdOf(run);
  if (hold !== null) return `${holdWords(hold).title}. ${safeWords(run)}`;
  if (run.status.state !== 'failed') return runSentence(run);
  return 'Failed. Nothing more happens until you choose what to do.';
}
