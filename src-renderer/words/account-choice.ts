import type { AccountReason, AccountSearch, AppAnswer } from '#shared/domain/account-choice';
import type { ErrorCode } from '#shared/error-catalogue';
import type { MessageKey } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { refusedWords } from './account';
import type { Tone } from './format';

/** An only account, and one that a person chose, need no explanation. */
const reasonKeys: Partial<Record<AccountReason, MessageKey>> = {
  preset: 'account.reason.preset',
  'last-run': 'account.reason.last-run',
  'has-app': 'account.reason.has-app',
  'team-last-run': 'account.reason.team-last-run',
  'team-in-use': 'account.reason.team-in-use',
  'team-first': 'account.reason.team-first',
};

/** Why Slipway chose the account; null if nothing is to be explained. */
export function reasonWords(reason: AccountReason | 'by-hand' | 'sample' | null): string | null {
  if (reason === null || reason === 'by-hand' || reason === 'sample') return null;
  const key = reasonKeys[reason];
  return key === undefined ? null : say(key);
}

interface AnswerWords {
  tone: Tone;
  words: string;
  /** What went wrong, if anything did. */
  detail: string | null;
}

/** What one account answered. */
export function answerWords(answer: AppAnswer): AnswerWords {
  switch (answer.state) {
    case 'asking':
      return { tone: 'busy', words: say('account.answer.asking'), detail: null };
    case 'has-app':
      return { tone: 'ok', words: say('account.answer.has-app'), detail: null };
    case 'no-app':
      return { tone: 'quiet', words: say('account.answer.no-app'), detail: null };
    case 'unclear':
      return { tone: 'look', words: say('account.answer.unclear'), detail: null };
    case 'not-reached':
      return {
        tone: 'look',
        words: say('account.answer.not-reached'),
        detail: inWords(answer.error.title),
      };
    case 'refused':
      return {
        tone: 'block',
        words: say('account.answer.refused'),
        detail: shortReason(answer.error.code) ?? inWords(answer.error.title),
      };
  }
}

function shortReason(code: ErrorCode): string | null {
  const key = refusedWords(code);
  return key === null ? null : say(key);
}

interface SearchWords {
  said: string;
  /** What to do; null while the accounts are being asked. */
  next: string | null;
}

/** What the answers add up to, while they are not enough to choose an account. */
export function searchWords({ bundleId, answers }: AccountSearch, isAsking: boolean): SearchWords {
  const states = answers.map(({ answer }) => answer.state);
  const countOf = (...wanted: AppAnswer['state'][]) =>
    states.filter((state) => wanted.includes(state)).length;
  if (isAsking)
    return {
      said: say('account.asking-all', { count: answers.length, bundleId }),
      next: null,
    };
  const holders = countOf('has-app');
  if (holders > 0)
    return {
      said: say('account.several-have-app', { count: holders, bundleId }),
      next: say('account.several-have-app-fix'),
    };
  const open = countOf('unclear', 'not-reached', 'refused', 'asking');
  if (open > 0)
    return {
      said: say('account.some-not-asked', { count: open, bundleId }),
      next: say('account.some-not-asked-fix'),
    };
  return {
    said: say('account.none-has-app', { bundleId }),
    next: say('account.none-has-app-fix'),
  };
}
