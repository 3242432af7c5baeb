import { Search, X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { Button as AriaButton, Input, SearchField, Tab, TabList } from 'react-aria-components';
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
import { Button } from '../../ui/button';
import { Select } from '../../ui/select';

const everyApp = '*';
const isMac = (): boolean => document.documentElement.dataset.platform === 'mac';

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

function RunSearch() {
  const query = useActivityView((state) => state.query);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const held = isMac() ? event.metaKey : event.ctrlKey;
      if (!held || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'f') return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <SearchField
      className="run-search"
      aria-label={say('activity.search')}
      value={query}
      onChange={(next) => changeList({ query: next })}
    >
      <Search aria-hidden />
      <Input
        ref={input}
        className="run-search-input"
        placeholder={say('activity.search.placeholder')}
        autoComplete="off"
        spellCheck={false}
      />
      {query === '' ? (
        <kbd aria-hidden>{isMac() ? '⌘F' : 'Ctrl+F'}</kbd>
      ) : (
        <AriaButton className="run-search-clear" aria-label={say('activity.search.clear')}>
          <X aria-hidden />
        </AriaButton>
      )}
    </SearchField>
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
