import { Languages, Search, SquarePen } from 'lucide-react';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { editorButton, goToProblem, openNotes, openNotesEditor } from '../../store/open-notes';
import { usePlan } from '../../store/plan';
import { useWindow } from '../../store/window';
import { focusSearchField } from '../../ui/focus-places';
import { focusProblem } from './focus-problem';

/** The notes editor on its own screen, and what its keys do there. */
export function editorActions(): Action[] {
  const { name } = useWindow.getState().screen;
  const isOpen = openNotes() !== null;
  const hasPlan = usePlan.getState().plan !== null;
  return [
    ...(hasPlan && name !== 'notes' ? [openAction(name === 'publish')] : []),
    ...(isOpen && name === 'notes' ? [filterAction()] : []),
    ...(isOpen ? [problemAction()] : []),
  ];
}

function openAction(isHere: boolean): Action {
  return {
    id: 'notes.open-editor',
    words: say('palette.open-editor'),
    also: say('notes.title'),
    icon: SquarePen,
    group: 'actions',
    isHere,
    ...(isHere && { key: 'E' }),
    run: () => openNotesEditor({ kind: 'plan' }, editorButton),
  };
}

function filterAction(): Action {
  return {
    id: 'find',
    words: say('shortcuts.filter-languages'),
    icon: Languages,
    group: 'actions',
    isHere: true,
    run: focusSearchField,
  };
}

function problemAction(): Action {
  return {
    id: 'notes.next-problem',
    words: say('palette.next-problem'),
    icon: Search,
    group: 'actions',
    isHere: true,
    key: 'F8',
    run: () => {
      if (goToProblem(1)) requestAnimationFrame(focusProblem);
    },
  };
}
