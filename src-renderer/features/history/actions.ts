import { Inbox, ListFilter, Search } from 'lucide-react';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { type ActivityTab, activityTabs, changeList } from '../../store/activity-view';
import { show, useWindow } from '../../store/window';
import { focusSearchField } from '../../ui/focus-search';

/** The lists of Activity, from anywhere; its search on its own screen. */
export function activityActions(): Action[] {
  const isHere = useWindow.getState().screen.name === 'activity';
  const tabs = activityTabs.map((tab) => tabAction(tab, isHere));
  if (!isHere) return tabs;
  return [
    {
      id: 'find',
      words: say('shortcuts.search-runs'),
      icon: Search,
      group: 'actions',
      isHere,
      run: focusSearchField,
    },
    ...tabs,
  ];
}

function tabAction(tab: ActivityTab, isHere: boolean): Action {
  return {
    id: `activity.${tab}`,
    words: say('palette.show-runs', { tab: say(`activity.tab.${tab}`) }),
    icon: tab === 'attention' ? Inbox : ListFilter,
    group: 'actions',
    isHere,
    run: () => {
      changeList({ tab, query: '' });
      show({ name: 'activity' });
    },
  };
}
