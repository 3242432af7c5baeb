import { Redo2, Undo2 } from 'lucide-react';
import type { Action } from '../../store/actions';
import type { NotesBook } from '../../store/notes-book';
import { redoNotes, redoWords, undoNotes, undoWords } from '../../store/notes-history';
import { keepWriting } from '../../ui/focus-note';

type UndoAction = Action & { id: 'undo' | 'redo' };

/** The last change of the notes can be undone, and what was undone done again. */
export function undoActions({ historyKey, isEditable }: NotesBook): UndoAction[] {
  if (!isEditable) return [];
  const all = [
    { id: 'undo', words: undoWords(historyKey), icon: Undo2, act: undoNotes },
    { id: 'redo', words: redoWords(historyKey), icon: Redo2, act: redoNotes },
  ] as const;
  return all.flatMap(({ id, words, icon, act }): UndoAction[] =>
    words === null
      ? []
      : [
          {
            id,
            words,
            icon,
            group: 'actions',
            isHere: true,
            run: () => keepWriting(() => act(historyKey)),
          },
        ],
  );
}
