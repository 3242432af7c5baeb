import { BookOpen, CircleAlert } from 'lucide-react';
import { commands } from '#shared/domain/command';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { openHelp } from '../../store/help';
import { useWindow } from '../../store/window';
import { focusSearchField } from '../../ui/focus-places';

export function helpActions(): Action[] {
  const isHere = useWindow.getState().screen.name === 'help';
  return [
    {
      id: 'show-help',
      words: say(commands['show-help'].words),
      icon: BookOpen,
      group: 'actions',
      run: () => openHelp(),
    },
    {
      id: 'help.errors',
      words: say('menu.error-codes'),
      icon: CircleAlert,
      group: 'actions',
      run: () => openHelp({ page: 'errors' }),
    },
    ...(isHere ? [findInHelp()] : []),
  ];
}

function findInHelp(): Action {
  return {
    id: 'find',
    words: say('guide.search'),
    icon: BookOpen,
    group: 'actions',
    isHere: true,
    run: () => void focusSearchField(),
  };
}
