import { Search, X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { Button as AriaButton, Input, SearchField, Tab, TabList } from 'react-aria-components';
import { formatWhole } from '#shared/words/format';
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
import {
  allApps,
  clearSearchLabel,
  handleSelectedAct,
  orderWords,
  searchWords,
  selectedWords,
  tabWords,
} from '../../words/activity';

const everyApp = '*';
const isMac = (): boolean => document.documentElement.dataset.platform === 'mac';

/** The title, the search and the app filter. */
export function ActivityFilters({ entries }: { entries: readonly ActivityEntry[] }) {
  const bundleId = useActivityView((state) => state.bundleId);
  const apps = useMemo(() => appsIn(entries), [entries]);
  const options = [
    { id: everyApp, name: allApps },
    ...apps.map((app) => ({ id: app.bundleId, name: app.name })),
  ];
  return (
    <header className="screen-head activity-head">
      <h1>Activity</h1>
      <span className="grow" />
      <RunSearch />
      <Select
        label="App"
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
    const hear = (event: KeyboardEvent) => {
      const held = isMac() ? event.metaKey : event.ctrlKey;
      if (!held || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'f') return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
  return (
    <SearchField
      className="run-search"
      aria-label={searchWords.label}
      value={query}
      onChange={(next) => changeList({ query: next })}
    >
      <Search aria-hidden />
      <Input
        ref={input}
        className="run-search-input"
        placeholder={searchWords.placeholder}
        autoComplete="off"
        spellCheck={false}
      />
      {query === '' ? (
        <kbd aria-hidden>{isMac() ? '⌘F' : 'Ctrl+F'}</kbd>
      ) : (
        <AriaButton className="run-search-clear" aria-label={clearSearchLabel}>
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
      <TabList className="activity-tabs" aria-label="Runs shown">
        {activityTabs.map((tab) => (
          <Tab key={tab} id={tab} className="activity-tab">
            {tabWords[tab]}{' '}
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
        <span className="small activity-order">{orderWords}</span>
      ) : (
        <>
          <span className="small numbers">{selectedWords(selected.size)}</span>
          {markable > 0 && (
            <Button size="small" onPress={() => onMarkSelected(selected)}>
              {handleSelectedAct(markable)}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
