import { useMemo } from 'react';
import { type Placeholder, placeholdersIn } from '../store/note-fills';
import { noteIn } from '../store/notes-book';
import { useNotes } from './notes-context';

/** The placeholders of a note that can be filled in, none in other texts; the same list until the note changes. */
export function usePlaceholders(locale: string): Placeholder[] {
  const book = useNotes();
  const text = noteIn(book, locale);
  const { version, buildNumber, date } = book.values;
  const day = date.toDateString();
  const isNote = book.text === undefined;
  return useMemo(
    () =>
      !isNote
        ? []
        : placeholdersIn({ locale, text }, { version, buildNumber, date: new Date(day) }),
    [isNote, locale, text, version, buildNumber, day],
  );
}
