import { createContext, useContext } from 'react';
import type { NotesBook } from '../store/notes-book';

const NotesContext = createContext<NotesBook | null>(null);

/** Gives the editor's parts the notes that they show and change. */
export const NotesProvider = NotesContext.Provider;

export function useNotes(): NotesBook {
  const book = useContext(NotesContext);
  if (book === null) throw new Error('The notes editor has no notes');
  return book;
}
