import { create } from 'zustand';

interface NotesPanes {
  showsSource: boolean;
  changesTab: 'changes' | 'previous';
  /** Whether the sheet with what testers will read is open. */
  showsReaders: boolean;
  finds: boolean;
  wanted: string;
  replacement: string;
  matchCase: boolean;
  wholeWords: boolean;
}

/** What is open around the note, for all languages; it stays while the screen is left. */
export const useNotesPanes = create<NotesPanes>(() => ({
  showsSource: true,
  changesTab: 'changes',
  showsReaders: false,
  finds: false,
  wanted: '',
  replacement: '',
  matchCase: false,
  wholeWords: false,
}));

export function changePanes(change: Partial<NotesPanes>): void {
  useNotesPanes.setState(change);
}
