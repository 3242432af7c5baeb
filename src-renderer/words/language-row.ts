import {
  checkUnder,
  refusedPlaces,
  type TextCheck,
  type TextRule,
  whatToTestRule,
} from '#shared/asc/text-rules';
import { isWebAddress } from '#shared/asc/web-address';
import type { Written } from '#shared/domain/publish-run';
import { say } from '#shared/words/say';
import { noteState } from './note';

type LanguageState = ReturnType<typeof noteState>;

/** What a run did with a note. */
export type SentNote = Pick<Written, 'state' | 'elsewhere'>;

/** What became of a change: two people's texts are kept, or a person has still to send it. */
export type ChangeState = 'displaced' | 'unsent' | null;

/**
 * The status of a language: of its text, else of a change that is not part of the notes, else of what a run did with it,
 * else whether a person has read it.
 */
export function languageState(
  text: string,
  isToReview: boolean,
  sent: SentNote | null,
  change: ChangeState = null,
  rule: TextRule = whatToTestRule,
  filledWhenSent: readonly string[] = [],
): LanguageState {
  if (change === 'displaced') return conflict();
  const check = checkUnder(text, rule);
  const state = noteState(text, check, rule, filledWhenSent);
  if (text.trim() === '') return state;
  const count = toFix(text, check, rule);
  if (count > 0) return { ...state, tone: 'block', short: say('notes.state.to-fix', { count }) };
  if (change === 'unsent' && sent?.elsewhere === undefined)
    return { tone: 'look', ...twice(say('notes.state.failed')) };
  if (sent !== null) return sentState(sent);
  return isToReview ? { tone: 'look', ...twice(say('notes.state.to-review')) } : state;
}

/** How many corrections the text needs: each refused character, and its length. */
function toFix(text: string, check: TextCheck, { form }: TextRule): number {
  const isNoAddress = form === 'address' && !isWebAddress(text.trim());
  return (check.tooLong ? 1 : 0) + (isNoAddress ? 1 : 0) + refusedPlaces(text, check).length;
}

function sentState({ state, elsewhere }: SentNote): LanguageState {
  if (elsewhere !== undefined) return conflict();
  const { tone, words } = sentStates[state];
  return { tone, ...twice(say(words)) };
}

function conflict(): LanguageState {
  return { tone: 'look', ...twice(say('notes.state.changed-elsewhere')) };
}

const sentStates = {
  waiting: { tone: 'quiet', words: 'notes.state.waiting' },
  sent: { tone: 'ok', words: 'notes.state.sent' },
  'read-back': { tone: 'ok', words: 'notes.state.sent' },
  refused: { tone: 'block', words: 'notes.state.refused' },
  failed: { tone: 'block', words: 'notes.state.failed' },
} as const;

function twice(words: string): Pick<LanguageState, 'short' | 'full'> {
  return { short: words, full: words };
}
