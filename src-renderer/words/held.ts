import type { PublishRun } from '#shared/domain/publish-run';
import { runChip, runSentence } from './run';
import { clockTime } from './time';

export interface HeldWords {
  /** The state, before the title. */
  word: string;
  sentence: string;
  /** When it came to rest; empty when nobody saw it. */
  at: string;
}

/** What carrying on will do from here; the header has already said where the run stands. */
function nextWords(run: PublishRun): string {
  switch (run.status.state) {
    case 'paused':
      return 'It waits here until you carry on.';
    case 'stopped-waiting':
      return 'Nothing is lost: carry on whenever Apple is ready.';
    case 'interrupted':
      return 'Carry on: Apple is asked first what it already has.';
    case 'cancelled':
      return 'Nothing more will happen.';
    default:
      return '';
  }
}

/** The row at which a run rests. */
export function heldWords(run: PublishRun): HeldWords {
  const at = 'at' in run.status ? clockTime(run.status.at) : '';
  return { word: runChip(run).word, sentence: nextWords(run), at };
}

/** Under the run's name: the sentence, but for a failure only that there is one, since its row says it all. */
export function headerSentence(run: PublishRun): string {
  if (run.status.state !== 'failed') return runSentence(run);
  return 'Failed. Nothing more happens until you choose what to do.';
}
