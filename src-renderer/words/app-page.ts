import type { AppError } from '#shared/errors';
import { asSentence, inSentences, inWords, say } from '#shared/words/say';
import { shortMoment } from '#shared/words/time';
import { isUnreached } from './account';

/** Above values that could not be read again: why, and of when they are; without them, what to do. */
export function staleWords(error: AppError, at: number | null): string {
  if (at === null) return inSentences(asSentence(error.title), inWords(error.whatToDo));
  const moment = shortMoment(new Date(at).toISOString(), Date.now());
  return isUnreached(error.code)
    ? say('app-page.stale', { moment })
    : say('app-page.stale-refused', { reason: asSentence(error.title), moment });
}

const ofAccount: readonly AppError['code'][] = [
  'account-not-found',
  'key-refused',
  'key-not-found',
  'keychain-locked',
  'keychain-absent',
  'role-too-small',
];

/** Whether the Accounts screen is where the error is fixed. */
export function isFixedAtAccounts({ code }: AppError): boolean {
  return ofAccount.includes(code);
}
