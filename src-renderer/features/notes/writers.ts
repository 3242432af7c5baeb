import { say } from '#shared/words/say';
import { openGitNotes } from '../../store/git-notes';
import type { NotesBook } from '../../store/notes-book';
import { openTranslating } from '../../store/translating';

/** A way to write notes without typing. */
export interface Fill {
  id: `notes.${string}`;
  words: string;
  /** Why it can't be done now. */
  reason: string | null;
  run: () => void;
}

/** What else writes notes, each in a sheet: the commits of a repository, and the user's translator. */
export function writers(book: NotesBook): Fill[] {
  const { primary, app } = book;
  if (primary === null) return [];
  return [
    ...(app.bundleId === null
      ? []
      : [
          {
            id: 'notes.from-git' as const,
            words: say('git-notes.open'),
            reason: null,
            run: () => void openGitNotes(book),
          },
        ]),
    {
      id: 'notes.translate' as const,
      words: say('translate.open'),
      reason: null,
      run: () => void openTranslating(book),
    },
  ];
}
