import type { Message } from '#shared/words/message';
import { inWords } from '#shared/words/say';

/** Why a file inside a package cannot be read: a message of `unreadable.*`, which follows a colon. */
export class UnreadableError extends Error {
  override readonly name: string = 'UnreadableError';

  constructor(readonly problem: Message) {
    super(inWords(problem));
  }
}
