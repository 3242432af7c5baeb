import { SearchX, TextAlignStart } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { TabPanel, Tabs } from 'react-aria-components';
import { say } from '#shared/words/say';
import { type ActivityEntry, activityOf } from '../../store/activity';
import {
  type ActivityDay,
  type ActivityTab,
  changeList,
  daysOf,
  matching,
  openingTab,
  useActivityView,
} from '../../store/activity-view';
import { readRehearsedReviews, readUnreadable } from '../../store/run-actions';
import { useSnapshots } from '../../store/snapshots';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { useNow } from '../../ui/use-now';
import { ActivityFilters, ActivityHelp, ActivityTabs } from './activity-head';
import { MixedContext } from './activity-row';
import { ActivityTable, markRows } from './activity-table';
import './activity-view.css';

/** Every run on this computer: needs attention, in progress, and all. */
export function ActivityView() {
  const runs = useSnapshots((state) => state.runs);
  const unreadable = useSnapshots((state) => state.unreadable);
  const ready = useSnapshots((state) => state.ready);
  const entries = useMemo(() => activityOf({ runs, unreadable }), [runs, unreadable]);
  useEffect(() => {
    void readUnreadable();
    void readRehearsedReviews();
  }, []);
  if (!ready) return <LoadingRuns />;
  return entries.length === 0 ? <NoRuns /> : <KnownRuns entries={entries} />;
}

function KnownRuns({ entries }: { entries: readonly ActivityEntry[] }) {
  const tab = useActivityView((state) => state.tab) ?? openingTab(entries);
  // The tab that it opened on stays, even after the last run that needs attention is handled.
  useEffect(() => useActivityView.setState({ tab }), [tab]);
  const query = useActivityView((state) => state.query);
  const bundleId = useActivityView((state) => state.bundleId);
  const now = useNow(30_000);
  const found = useMemo(
    () => matching(entries, { tab, query, bundleId }),
    [entries, tab, query, bundleId],
  );
  const days = useDays(found);
  return (
    <Tabs
      className="activity-view"
      selectedKey={tab}
      onSelectionChange={(key) => changeList({ tab: key as ActivityTab })}
    >
      <ActivityFilters entries={entries} />
      <ActivityTabs entries={entries} onMarkSelected={(ids) => markRows(entries, ids)} />
      <TabPanel key={tab} id={tab} className="activity-panel">
        {found.length === 0 ? (
          <NothingHere tab={tab} query={query} isOneApp={bundleId !== null} />
        ) : (
          <MixedContext value={isMixed(entries)}>
            <ActivityTable key={`${tab} ${bundleId ?? ''}`} days={days} now={now} />
          </MixedContext>
        )}
      </TabPanel>
    </Tabs>
  );
}

function useDays(found: readonly ActivityEntry[]): readonly ActivityDay[] {
  const before = useRef<readonly ActivityDay[]>([]);
  const days = useMemo(() => daysOf(found, before.current), [found]);
  useEffect(() => {
    before.current = days;
  });
  return days;
}

function isMixed(entries: readonly ActivityEntry[]): boolean {
  return (
    new Set(entries.flatMap((entry) => ('run' in entry ? [entry.run.environment] : []))).size > 1
  );
}

interface NothingHereProps {
  tab: ActivityTab;
  query: string;
  isOneApp: boolean;
}

function NothingHere({ tab, query, isOneApp }: NothingHereProps) {
  if (query.trim() !== '') {
    return (
      <EmptyState icon={<SearchX />} title={say('activity.no-match', { query: query.trim() })}>
        <Button onPress={() => changeList({ query: '' })}>{say('activity.search.clear')}</Button>
      </EmptyState>
    );
  }
  if (isOneApp) {
    return (
      <EmptyState icon={<SearchX />} title={say('activity.no-match-in-app')}>
        <Button onPress={() => changeList({ bundleId: null })}>
          {say('activity.app.show-all')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<TextAlignStart />}
      title={say(`activity.empty-${tab}.title`)}
      text={say(`activity.empty-${tab}.text`)}
    />
  );
}

function NoRuns() {
  return (
    <>
      <header className="screen-head">
        <h1>{say('activity.title')}</h1>
        <ActivityHelp />
      </header>
      <EmptyState
        icon={<TextAlignStart />}
        title={say('activity.empty.title')}
        text={say('activity.empty.text')}
      >
        <Button kind="main" onPress={() => show({ name: 'publish' })}>
          {say('activity.empty.act')}
        </Button>
      </EmptyState>
    </>
  );
}

/** Placeholder rows at their final height; the styles show nothing before 300 ms. */
function LoadingRuns() {
  return (
    <>
      <header className="screen-head">
        <h1>{say('activity.title')}</h1>
      </header>
      <div className="card activity-loading" aria-hidden>
        {['a', 'b', 'c', 'd', 'e', 'f'].map((name) => (
          <div key={name} className="activity-loading-row" />
        ))}
      </div>
    </>
  );
}
