import { useMemo } from 'react';
import { type Placeholder, placeholdersIn } from '../store/note-fills';
import { noteIn } from '../store/notes-book';
import { useNotes } from './notes-context';

/** The placeholders of a note that can be filled in; the same list until the note changes. */
export function usePlaceholders(locale: string): Placeholder[] {
  const book = useNotes();
  const text = noteIn(book, locale);
  const { version, buildNumber, date } = book.values;
  const day = date.toDateString();
  return useMemo(
    () => placeholdersIn({ locale, text }, { version, buildNumber, date: new Date(day) }),
    [locale, text, version, buildNumber, day],
  );
}
