import { CircleArrowUp } from 'lucide-react';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { checkForUpdates, restartToUpdate, useUpdates } from '../../store/updates';
import { openSheet } from '../../store/window';
import { updateTitle } from '../../words/update';

/** Updates of Slipway, from anywhere. */
export function updateActions(): Action[] {
  const { status } = useUpdates.getState();
  const state = status?.state.state ?? 'none';
  const isAtWork = state === 'downloading' || state === 'waiting-for-runs' || state === 'ready';
  const check: Action = {
    id: 'updates.check',
    words: say('updates.check'),
    also: say('updates.title'),
    icon: CircleArrowUp,
    group: 'settings',
    ...(status !== null && state !== 'none' && { detail: updateTitle(status) }),
    run: isAtWork ? () => openSheet('updates') : checkForUpdates,
  };
  if (state !== 'ready') return [check];
  const words = say('updates.button.restart');
  return [
    check,
    { id: 'updates.restart', words, icon: CircleArrowUp, group: 'settings', run: restartToUpdate },
  ];
}
