import { LayoutGrid } from 'lucide-react';
import { type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import {
  Collection,
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
} from 'react-aria-components';
import { say } from '#shared/words/say';
import { shortMoment, timeWithAge } from '#shared/words/time';
import { type AccountApps, type KnownApp, knownApps, matchingApps } from '../../store/app-list';
import { idOfApp, listOf, readAppList, useAppPages } from '../../store/app-pages';
import { readRehearsedReviews } from '../../store/run-actions';
import { activeAccount, useSnapshots } from '../../store/snapshots';
import { show, useWindow } from '../../store/window';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { EmptyState } from '../../ui/empty-state';
import { IconTile } from '../../ui/icon-tile';
import { WaitingLine } from '../../ui/progress';
import { SearchField } from '../../ui/search-field';
import { useNow } from '../../ui/use-now';
import { isUnreached } from '../../words/account';
import { errorLine } from '../../words/error';
import { keyOf } from '../../words/keys';
import { versionAndBuild } from '../../words/package';
import { runChip } from '../../words/run';
import './apps-list.css';

/** As many rows as render fast without a virtual list. */
const page = 100;

/** Every app that was published from here, has a preset, or is listed by the account in use. */
export function AppsList() {
  const snapshots = useSnapshots();
  const lists = useAppPages((state) => state.lists);
  const account = activeAccount(snapshots);
  const accountId = account?.id ?? null;
  useEffect(() => void readRehearsedReviews(), []);
  useEffect(() => {
    if (accountId !== null) void readAppList(accountId);
  }, [accountId]);
  const { accounts, runs, presets, settings } = snapshots;
  const all = useMemo(
    () => knownApps({ accounts, runs, presets, settings }, (id) => lists[id]?.value ?? []),
    [accounts, runs, presets, settings, lists],
  );
  const query = useDeferredValue(useAppPages((state) => state.listQuery)).trim();
  const found = useMemo(() => matchingApps(all, query), [all, query]);
  const [shown, setShown] = useState(page);
  const listed = useMemo(() => firstRows(found, shown), [found, shown]);
  const isReading = useAppPages((state) => listOf(state, accountId).isReading);
  const left = found.reduce((sum, { apps }) => sum + apps.length, 0) - shown;
  return (
    <>
      <header className="screen-head">
        <h1>{say('activity.apps')}</h1>
        <span className="grow" />
        {all.length > 0 && <AppSearch />}
        <Button onPress={() => show({ name: 'expiry' })}>{say('expiry.calendar')}</Button>
      </header>
      {accountId !== null && <ListState accountId={accountId} name={account?.name ?? ''} />}
      {found.length > 0 && <Rows accounts={listed} isMixed={all.length > 1} />}
      {all.length > 0 && found.length === 0 && (
        <p className="apps-no-match" role="status">
          {say('apps.no-match', { query })}
        </p>
      )}
      {all.length === 0 && !isReading && <NoApps />}
      {left > 0 && (
        <Button onPress={() => setShown(shown + page)}>
          {say('activity.apps.more', { count: Math.min(page, left) })}
        </Button>
      )}
    </>
  );
}

function AppSearch() {
  const query = useAppPages((state) => state.listQuery);
  return (
    <SearchField
      label={say('apps.search')}
      placeholder={say('apps.search.placeholder')}
      clearLabel={say('apps.search.clear')}
      shortcut={keyOf('find')}
      value={query}
      onChange={(listQuery) => useAppPages.setState({ listQuery })}
    />
  );
}

function firstRows(all: readonly AccountApps[], count: number): AccountApps[] {
  let left = count;
  return all.flatMap((account) => {
    const apps = account.apps.slice(0, Math.max(0, left));
    left -= apps.length;
    return apps.length === 0 ? [] : [{ ...account, apps }];
  });
}

/** Whether App Store Connect is being asked for the account's apps, or was not reached. */
function ListState({ accountId, name }: { accountId: string; name: string }) {
  const { value, at, error, isReading } = useAppPages((state) => listOf(state, accountId));
  if (error === null)
    return isReading && value === null ? (
      <WaitingLine>{say('apps.reading', { account: name })}</WaitingLine>
    ) : null;
  const words = () => {
    if (!isUnreached(error.code)) return errorLine(error);
    if (at === null) return say('apps.not-read');
    return say('apps.stale', { moment: shortMoment(new Date(at).toISOString(), Date.now()) });
  };
  return (
    <p className="apps-state small">
      <span>{words()}</span>
      <Button size="small" onPress={() => void readAppList(accountId)}>
        {say('app-page.try-again')}
      </Button>
    </p>
  );
}

interface RowsProps {
  accounts: readonly AccountApps[];
  /** Whether apps of several accounts are listed, so that these need their names. */
  isMixed: boolean;
}

function Rows({ accounts, isMixed }: RowsProps) {
  const list = useRef<HTMLDivElement>(null);
  const now = useNow(30_000);
  useKeptRow(list);
  return (
    <Card className="activity">
      <GridList
        ref={list}
        className="run-list"
        aria-label={say('activity.apps')}
        items={accounts}
        dependencies={[now, isMixed]}
        onAction={(key) => open(accounts, String(key))}
      >
        {(account) => (
          <GridListSection id={account.accountId} aria-label={accountWords(account)}>
            {isMixed && (
              <GridListHeader className="apps-account">{accountWords(account)}</GridListHeader>
            )}
            <Collection items={account.apps.map((app) => ({ ...app, id: idOfApp(app) }))}>
              {(app) => (
                <GridListItem className="run-list-row" textValue={rowLabel(app)}>
                  <AppRow app={app} now={now} />
                </GridListItem>
              )}
            </Collection>
          </GridListSection>
        )}
      </GridList>
    </Card>
  );
}

/** The accessible name of a row. */
function rowLabel({ name, last }: KnownApp): string {
  const status = last === null ? say('apps.no-runs') : runChip(last).word;
  return say('activity.row', { run: name, status });
}

function accountWords({ accountName, isPractice }: AccountApps): string {
  return isPractice ? say('apps.practice-account', { name: accountName }) : accountName;
}

function open(accounts: readonly AccountApps[], key: string): void {
  const app = accounts.flatMap(({ apps }) => apps).find((one) => idOfApp(one) === key);
  if (app === undefined) return;
  const { accountId, bundleId } = app;
  show({ name: 'app', app: { accountId, bundleId } });
}

/** Puts the focus back on the app that was opened last. */
function useKeptRow(list: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const rows = list.current;
    const { listedRow } = useAppPages.getState();
    // The rows are rendered a frame after their list.
    const frame = requestAnimationFrame(() => {
      if (listedRow !== null)
        rows?.querySelector<HTMLElement>(`[data-key="${CSS.escape(listedRow)}"]`)?.focus();
    });
    const keep = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[role="row"]') : null;
      if (row?.dataset.key !== undefined) useAppPages.setState({ listedRow: row.dataset.key });
    };
    rows?.addEventListener('focusin', keep);
    return () => {
      cancelAnimationFrame(frame);
      rows?.removeEventListener('focusin', keep);
    };
  }, [list]);
}

function AppRow({ app, now }: { app: KnownApp; now: number }) {
  const { name, bundleId, last, runs, hasPreset } = app;
  const icon = useWindow((state) => state.icons[bundleId] ?? null);
  const chip = last === null ? null : runChip(last);
  return (
    <div className="app-row">
      <IconTile icon={icon} name={name} size="small" />
      <span className="app-row-name">
        <b>
          <bdi className="cut-name">{name}</bdi>
        </b>
        <code>{bundleId}</code>
      </span>
      <bdi className="numbers">{last !== null && versionAndBuild(last.package)}</bdi>
      <span className="run-row-chip">
        {chip !== null && <Chip tone={chip.tone}>{chip.word}</Chip>}
        {last === null && hasPreset && <Chip hasIcon={false}>{say('app-page.preset')}</Chip>}
      </span>
      <span className="app-row-time small numbers">
        {last === null
          ? say('apps.no-runs')
          : say('activity.apps.last-run', {
              moment: timeWithAge(last.updatedAt, now),
              count: runs,
            })}
      </span>
    </div>
  );
}

function NoApps() {
  return (
    <EmptyState icon={<LayoutGrid />} title={say('apps.empty.title')} text={say('apps.empty.text')}>
      <Button kind="main" onPress={() => show({ name: 'publish' })}>
        {say('activity.empty.act')}
      </Button>
    </EmptyState>
  );
}
