/* The headings of a note that is made of commits, in the language of the note. */

import type { GitPart } from '../domain/git-notes';
import { wordsFor } from './load-language';
import type { MessageKey } from './message';

const keys = {
  breaking: 'git-notes.heading.breaking',
  new: 'git-notes.heading.new',
  fixed: 'git-notes.heading.fixed',
  faster: 'git-notes.heading.faster',
  other: 'git-notes.heading.other',
} as const satisfies Record<GitPart, MessageKey>;

export function gitHeadings(locale: string): Promise<Record<GitPart, string>> {
  return wordsFor(locale, keys);
}
