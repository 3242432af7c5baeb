import { Eye, PenLine, Replace } from 'lucide-react';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { copyFromPrevious } from '../../store/note-fills';
import type { NotesBook } from '../../store/notes-book';
import { changePanes } from '../../store/notes-panes';
import { openNotes } from '../../store/open-notes';
import { usePlan } from '../../store/plan';
import { planNotesBook } from '../../store/plan-notes-book';
import { show, useWindow } from '../../store/window';
import { fileActions } from './file-actions';
import { fills } from './fills';
import { openFind } from './open-find';
import { undoActions } from './undo-actions';

/** What the notes editor offers on its screen; from the plan, finding text in its notes. */
export function notesActions(): Action[] {
  const book = openNotes()?.book;
  const isEditor = useWindow.getState().screen.name === 'notes';
  if (book?.of.kind === 'store') return undoActions(book);
  return [...(isEditor && book !== undefined ? ofEditor(book) : fromPlan()), ...fileActions()];
}

function fromPlan(): Action[] {
  const { plan } = usePlan.getState();
  if (plan === null || useWindow.getState().screen.name !== 'publish') return [];
  return [
    ...undoActions(planNotesBook(plan)),
    findAction(() => {
      show({ name: 'notes', of: { kind: 'plan' } });
      openFind();
    }),
  ];
}

function findAction(run: () => void): Action {
  return {
    id: 'find-in-notes',
    words: say('menu.find-in-notes'),
    icon: Replace,
    group: 'actions',
    isHere: true,
    run,
  };
}

function ofEditor(book: NotesBook): Action[] {
  const { previous, isEditable } = book;
  const isHere = true;
  return [
    ...undoActions(book),
    findAction(openFind),
    {
      id: 'notes.readers',
      words: say('notes.readers.open'),
      icon: Eye,
      group: 'actions',
      isHere,
      run: () => changePanes({ showsReaders: true }),
    },
    ...(previous === null
      ? []
      : [
          {
            id: 'notes.copy-from-build' as const,
            words: say('notes.copy-from-build', { build: previous.buildNumber }),
            icon: PenLine,
            group: 'actions' as const,
            isHere,
            reason: isEditable ? null : say('find-notes.read-only'),
            run: () => copyFromPrevious(book, 'empty'),
          },
        ]),
    ...fills(book).map(
      ({ id, words, reason, run }): Action => ({
        id,
        words,
        icon: PenLine,
        group: 'actions',
        isHere,
        reason,
        run,
      }),
    ),
  ];
}
