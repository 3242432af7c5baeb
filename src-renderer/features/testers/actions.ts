import { UserPlus, Users } from 'lucide-react';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { changeView, useAppPages, viewOf } from '../../store/app-pages';
import { chosenGroup, openInvite, openNewGroup, useTesters } from '../../store/testers';
import { useWindow } from '../../store/window';

/** What the Testers tab offers, on the page of an app. */
export function testerActions(): Action[] {
  const { screen } = useWindow.getState();
  if (screen.name !== 'app') return [];
  const { app } = screen;
  const isHere = viewOf(useAppPages.getState(), app).tab === 'testers';
  const group = chosenGroup(useTesters.getState(), app);
  const invite: Action = {
    id: 'testers.invite',
    words: say('beta-testers.invite'),
    icon: UserPlus,
    group: 'actions',
    isHere,
    reason: group === null ? say('beta-testers.invite-needs-group') : null,
    run: () => {
      if (group !== null) openInvite(app, group.id);
    },
  };
  const create: Action = {
    id: 'testers.new-group',
    words: say('beta-testers.new-group'),
    icon: Users,
    group: 'actions',
    isHere,
    run: () => {
      changeView(app, { tab: 'testers' });
      openNewGroup(app);
    },
  };
  return isHere ? [invite, create] : [create];
}
