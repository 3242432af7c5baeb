import { Inbox, ListFilter, Search } from 'lucide-react';
import { say } from '#shared/words/say';
import type { Action } from '../../store/actions';
import { type ActivityTab, activityTabs, changeList } from '../../store/activity-view';
import { show, useWindow } from '../../store/window';
import { focusSearchField } from '../../ui/focus-places';

/** The lists of Activity, from anywhere; its search and that of Apps on their own screens. */
export function activityActions(): Action[] {
  const { name } = useWindow.getState().screen;
  const tabs = activityTabs.map((tab) => tabAction(tab, name === 'activity'));
  if (name === 'activity') return [findAction(say('shortcuts.search-runs')), ...tabs];
  return name === 'apps' ? [findAction(say('apps.search')), ...tabs] : tabs;
}

function findAction(words: string): Action {
  return { id: 'find', words, icon: Search, group: 'actions', isHere: true, run: focusSearchField };
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
