import type { Text } from '#shared/words/message';
import { inWords } from '#shared/words/say';

/**
 * Matches a text by its words, wherever `expect.stringMatching` would match a string: `saying('clock')` when the words
 * contain it, `saying(/clock$/)` when they match.
 */
export function saying(words: string | RegExp): unknown {
  return {
    asymmetricMatch(text: Text): boolean {
      const said = inWords(text);
      return typeof words === 'string' ? said.includes(words) : words.test(said);
    },
    toString: () => 'Saying',
    toAsymmetricMatcher: () => `Saying<${words}>`,
  };
}
