import { useMemo } from 'react';
import { Tab, TabList } from 'react-aria-components';
import { formatWhole } from '#shared/words/format';
import { say } from '#shared/words/say';
import { type ActivityEntry, canBeHandled } from '../../store/activity';
import {
  activityTabs,
  appsIn,
  changeList,
  countTabs,
  useActivityView,
} from '../../store/activity-view';
import { openHelp } from '../../store/help';
import { Button } from '../../ui/button';
import { HelpButton } from '../../ui/help-button';
import { SearchField } from '../../ui/search-field';
import { Select } from '../../ui/select';
import { keyOf } from '../../words/keys';

const everyApp = '*';

/** The title, the search and the app filter. */
export function ActivityFilters({ entries }: { entries: readonly ActivityEntry[] }) {
  const bundleId = useActivityView((state) => state.bundleId);
  const apps = useMemo(() => appsIn(entries), [entries]);
  const options = [
    { id: everyApp, name: say('activity.app.all') },
    ...apps.map((app) => ({ id: app.bundleId, name: app.name })),
  ];
  return (
    <header className="screen-head activity-head">
      <h1>{say('activity.title')}</h1>
      <ActivityHelp />
      <span className="grow" />
      <RunSearch />
      <Select
        label={say('activity.app')}
        value={bundleId ?? everyApp}
        options={options}
        onChange={(id) => changeList({ bundleId: id === everyApp ? null : id })}
      />
    </header>
  );
}

export function ActivityHelp() {
  return (
    <HelpButton
      topic={say('activity.title')}
      onPress={() => openHelp({ page: 'first-publish', at: 'afterwards' })}
    />
  );
}

function RunSearch() {
  const query = useActivityView((state) => state.query);
  return (
    <SearchField
      label={say('activity.search')}
      placeholder={say('activity.search.placeholder')}
      clearLabel={say('activity.search.clear')}
      shortcut={keyOf('find')}
      value={query}
      onChange={(next) => changeList({ query: next })}
    />
  );
}

interface ActivityTabsProps {
  entries: readonly ActivityEntry[];
  onMarkSelected: (ids: ReadonlySet<string>) => void;
}

/** The tabs with their counts; on the right, the actions for the selected rows. */
export function ActivityTabs({ entries, onMarkSelected }: ActivityTabsProps) {
  const selected = useActivityView((state) => state.selected);
  const counts = useMemo(() => countTabs(entries), [entries]);
  const markable = entries.filter((entry) => selected.has(entry.id) && canBeHandled(entry)).length;
  return (
    <div className="activity-tabs-row">
      <TabList className="activity-tabs" aria-label={say('activity.tabs')}>
        {activityTabs.map((tab) => (
          <Tab key={tab} id={tab} className="activity-tab">
            {say(`activity.tab.${tab}`)}{' '}
            <span
              className={`numbers ${tab === 'attention' && counts.attention > 0 ? 'tab-count-needed' : 'tab-count'}`}
            >
              {formatWhole(counts[tab])}
            </span>
          </Tab>
        ))}
      </TabList>
      <span className="grow" />
      {selected.size === 0 ? (
        <span className="small activity-order">{say('activity.order')}</span>
      ) : (
        <>
          <span className="small numbers">
            {say('activity.selected', { count: selected.size })}
          </span>
          {markable > 0 && (
            <Button size="small" onPress={() => onMarkSelected(selected)}>
              {say('activity.handle-selected', { count: markable })}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
