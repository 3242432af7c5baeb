import {
  ArrowUpRight,
  Command,
  FlaskConical,
  FolderOpen,
  HeartPulse,
  Keyboard,
  PackagePlus,
} from 'lucide-react';
import { commands } from '#shared/domain/command';
import { say } from '#shared/words/say';
import { type Action, orToast } from '../store/actions';
import { choosePackage, openSample, startAnother } from '../store/package-actions';
import { usePlan } from '../store/plan';
import { openLink } from '../store/run-actions';
import { openSheet, show, togglePalette, useWindow } from '../store/window';
import { footNavigation, mainNavigation } from './navigation';

/** Another sheet would close it, with what was typed: the menu has its keys also while a dialog is open. */
function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

/** What the window offers on every screen. */
export function windowActions(): Action[] {
  const { screen } = useWindow.getState();
  const isPublish = screen.name === 'publish';
  const isEmpty = isPublish && usePlan.getState().plan === null;
  return [
    {
      id: 'open-package',
      words: say(commands['open-package'].words),
      also: say('window.publish'),
      icon: FolderOpen,
      group: 'actions',
      isHere: isPublish || screen.name === 'app',
      run: () => void choosePackage(),
    },
    {
      id: 'new-publish',
      words: say(commands['new-publish'].words),
      also: say('app-page.publish'),
      icon: PackagePlus,
      group: 'actions',
      isHere: screen.name === 'run',
      run: startAnother,
    },
    {
      id: 'practice.sample',
      words: say('drop.sample'),
      icon: FlaskConical,
      group: 'actions',
      isHere: isEmpty,
      run: () => void openSample(),
    },
    ...screenActions(),
    ...helpActions(),
  ];
}

function screenActions(): Action[] {
  return [...mainNavigation, ...footNavigation].flatMap(({ name, label, icon }) =>
    // Help has actions of its own.
    name === 'help'
      ? []
      : [
          {
            id: `show-${name}` as const,
            words: say('palette.go-to', { screen: say(label) }),
            icon,
            group: name === 'settings' ? 'settings' : 'actions',
            run: () => show({ name }),
          },
        ],
  );
}

function helpActions(): Action[] {
  return [
    {
      id: 'show-palette',
      words: say(commands['show-palette'].words),
      icon: Command,
      group: 'actions',
      run: () => {
        if (useWindow.getState().sheet === 'palette' || !isDialogOpen()) togglePalette();
      },
    },
    {
      id: 'show-shortcuts',
      words: say(commands['show-shortcuts'].words),
      icon: Keyboard,
      group: 'actions',
      run: () => {
        if (!isDialogOpen()) openSheet('shortcuts');
      },
    },
    {
      id: 'help.app-store-connect',
      words: say('menu.app-store-connect'),
      icon: ArrowUpRight,
      group: 'actions',
      run: () => orToast(openLink('apps')),
    },
    {
      id: 'help.system-status',
      words: say('run-view.system-status'),
      icon: HeartPulse,
      group: 'actions',
      run: () => orToast(openLink('system-status')),
    },
  ];
}
