import { PackageOpen, SearchX } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { AppBuild, AppPage } from '#shared/domain/app-page';
import type { AppError } from '#shared/errors';
import {
  type BuildFilter,
  buildFilters,
  buildText,
  canBeTested,
  filterOf,
} from '#shared/words/app-builds';
import { formatWhole } from '#shared/words/format';
import { say } from '#shared/words/say';
import {
  type AppKey,
  type AppView,
  changeView,
  pageOf,
  readAppPage,
  readOlderBuilds,
  useAppPages,
  viewOf,
} from '../../store/app-pages';
import { readFeedback } from '../../store/build-sheets';
import { openExpiry } from '../../store/expiry';
import { useSnapshots } from '../../store/snapshots';
import { show } from '../../store/window';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { MenuButton } from '../../ui/menu-button';
import { SearchField } from '../../ui/search-field';
import { Select } from '../../ui/select';
import { useNow } from '../../ui/use-now';
import { isFixedAtAccounts, staleWords } from '../../words/app-page';
import { appleLines } from '../../words/error';
import { OpenBuildSheet } from './build-sheet';
import { BuildsTable } from './builds-table';
import './builds-card.css';

/** Builds that are listed until someone asks for older ones. */
const newest = 8;
const everyVersion = '*';

/** The app's builds at Apple, whoever uploaded them. */
export function BuildsCard({ app }: { app: AppKey }) {
  const { value, at, error, isReading } = useAppPages((state) => pageOf(state, app));
  const isDeleted = useSnapshots(
    ({ ready, accounts }) => ready && !accounts.some(({ id }) => id === app.accountId),
  );
  const appId = value?.app.id ?? null;
  // The reports are read after the page itself, so that the builds are there first.
  useEffect(() => {
    if (appId !== null && at !== null) void readFeedback(app, appId);
  }, [app, appId, at]);
  if (value === null) {
    if (isDeleted) return <DeletedAccount />;
    return error === null || isReading ? <LoadingBuilds /> : <NotRead app={app} error={error} />;
  }
  return (
    <Section
      id="app-builds"
      title={say('app-page.builds')}
      aside={<Counted page={value} />}
      actions={value.builds.length > 0 && <Filters app={app} page={value} />}
    >
      {error !== null && <Stale app={app} error={error} at={at} />}
      {value.builds.length === 0 ? (
        <EmptyState
          icon={<PackageOpen />}
          title={say('app-page.builds.none.title')}
          text={say('app-page.builds.none.text')}
        />
      ) : (
        <KnownBuilds app={app} page={value} />
      )}
      <OpenBuildSheet app={app} page={value} />
    </Section>
  );
}

/** How many can be tested, or how many there are while the older ones were not read. */
function Counted({ page: { builds, olderBuilds } }: { page: AppPage }) {
  if (olderBuilds === null || builds.length === 0) return null;
  if (olderBuilds > 0)
    return <>{say('app-page.builds.count', { count: builds.length + olderBuilds })}</>;
  return <>{say('app-page.builds.testable', { count: builds.filter(canBeTested).length })}</>;
}

/** How many of the builds that were read stand where; a choice of one that has none is kept until it is taken back. */
function StateFilter({ app, page }: { app: AppKey; page: AppPage }) {
  const { state } = useAppPages((pages) => viewOf(pages, app));
  const counts = useMemo(() => {
    const found = new Map<BuildFilter, number>([['all', page.builds.length]]);
    for (const one of page.builds.map(filterOf)) found.set(one, (found.get(one) ?? 0) + 1);
    return found;
  }, [page.builds]);
  const shown = buildFilters.filter((one) => one === 'all' || one === state || counts.has(one));
  if (shown.length <= 2 && state === 'all') return null;
  return (
    <ToggleButtonGroup
      className="builds-states"
      aria-label={say('builds.filter')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[state]}
      onSelectionChange={(keys) => {
        const [chosen] = [...keys];
        changeView(app, { state: chosen as BuildFilter });
        // More of them may be among the builds that were not read yet.
        if (chosen !== 'all') void readOlderBuilds(app);
      }}
    >
      {shown.map((one) => (
        <ToggleButton key={one} id={one} className="builds-state">
          {say(`builds.filter.${one}`)}{' '}
          <span className="builds-state-count numbers">{formatWhole(counts.get(one) ?? 0)}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function Filters({ app, page }: { app: AppKey; page: AppPage }) {
  const { query, version } = useAppPages((state) => viewOf(state, app));
  const versions = [...new Set(page.builds.flatMap((build) => build.version ?? []))];
  const change = (wanted: Partial<AppView>) => {
    changeView(app, wanted);
    // What is looked for may be among the builds that were not read yet.
    void readOlderBuilds(app);
  };
  return (
    <span className="builds-filters">
      <SearchField
        label={say('app-page.builds.find')}
        placeholder={say('app-page.builds.find')}
        clearLabel={say('app-page.builds.clear')}
        value={query}
        onChange={(next) => change({ query: next })}
      />
      <Select
        label={say('app-page.builds.version')}
        value={version ?? everyVersion}
        options={[
          { id: everyVersion, name: say('app-page.builds.every-version') },
          ...versions.map((one) => ({ id: one, name: one })),
        ]}
        onChange={(id) => change({ version: id === everyVersion ? null : id })}
      />
      <MenuButton
        label={say('expiry.more')}
        items={[{ id: 'expire', name: say('expiry.open') }]}
        onAction={() => void openExpiry(app)}
      />
    </span>
  );
}

function KnownBuilds({ app, page }: { app: AppKey; page: AppPage }) {
  const view = useAppPages((state) => viewOf(state, app));
  const now = useNow(60_000);
  const { query, version, state, showsOlder } = view;
  const isFiltered = query.trim() !== '' || version !== null || state !== 'all';
  // Not for each step through the rows: the table is built again for another list.
  const listed = useMemo(() => {
    const found = matching(page, { query, version, state }, now);
    return isFiltered || showsOlder ? found : found.slice(0, newest);
  }, [page, query, version, state, isFiltered, showsOlder, now]);
  const filter = <StateFilter app={app} page={page} />;
  if (listed.length === 0)
    return (
      <>
        {filter}
        <NoMatch app={app} view={view} />
      </>
    );
  return (
    <>
      {filter}
      <BuildsTable app={app} page={page} builds={listed} now={now} />
      {!isFiltered && <Older app={app} page={page} showsOlder={showsOlder} />}
    </>
  );
}

type Wanted = Pick<AppView, 'query' | 'version' | 'state'>;

function matching(page: AppPage, { query, version, state }: Wanted, now: number): AppBuild[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return page.builds.filter((build) => {
    if (version !== null && build.version !== version) return false;
    if (state !== 'all' && filterOf(build) !== state) return false;
    if (words.length === 0) return true;
    const text = texts.get(build) ?? buildText(build, page.groups, now).toLowerCase();
    texts.set(build, text);
    return words.every((word) => text.includes(word));
  });
}

/** Thousands of them are searched at each letter. A page that is read again has builds of its own. */
const texts = new WeakMap<AppBuild, string>();

interface OlderProps {
  app: AppKey;
  page: AppPage;
  showsOlder: boolean;
}

/** Reads and shows the builds that are not listed; back to the newest ones. */
function Older({ app, page, showsOlder }: OlderProps) {
  const isReading = useAppPages((state) => pageOf(state, app).isReading);
  const more = page.builds.length - newest;
  if (more <= 0 && page.olderBuilds === 0) return null;
  if (showsOlder && page.olderBuilds !== 0 && isReading)
    return <p className="builds-foot small">{say('app-page.builds.reading-older')}</p>;
  const toggle = () => {
    changeView(app, { showsOlder: !showsOlder });
    if (!showsOlder) void readOlderBuilds(app);
  };
  return (
    <p className="builds-foot small">
      <button type="button" className="link-button" onClick={toggle}>
        {showsOlder
          ? say('app-page.builds.newest-only')
          : page.olderBuilds === null
            ? say('app-page.builds.older-unknown')
            : say('app-page.builds.older', { count: more + page.olderBuilds })}
      </button>
    </p>
  );
}

function NoMatch({ app, view: { query, version } }: { app: AppKey; view: AppView }) {
  const isReading = useAppPages((state) => pageOf(state, app).isReading);
  if (isReading) return <p className="builds-foot small">{say('app-page.builds.reading-older')}</p>;
  const title =
    query.trim() === ''
      ? say(version === null ? 'builds.no-match-state' : 'app-page.builds.no-match-version')
      : say('app-page.builds.no-match', { query: query.trim() });
  return (
    <EmptyState icon={<SearchX />} title={title}>
      <Button onPress={() => changeView(app, { query: '', version: null, state: 'all' })}>
        {say('app-page.builds.clear')}
      </Button>
    </EmptyState>
  );
}

interface StaleProps {
  app: AppKey;
  error: AppError;
  at: number | null;
}

/** The values are those of the last answer. */
function Stale({ app, error, at }: StaleProps) {
  return (
    <p className="builds-stale small">
      <span>{staleWords(error, at)}</span>
      <ErrorActs app={app} error={error} size="small" />
    </p>
  );
}

function NotRead({ app, error }: { app: AppKey; error: AppError }) {
  return (
    <ErrorNotice
      title={error.title}
      detail={error.detail}
      whatToDo={error.whatToDo}
      code={error.code}
      quoted={appleLines(error.apple)}
      quotedFrom={say('app-page.open')}
      actions={<ErrorActs app={app} error={error} />}
    />
  );
}

interface ErrorActsProps {
  app: AppKey;
  error: AppError;
  size?: 'usual' | 'small';
}

function ErrorActs({ app, error, size = 'usual' }: ErrorActsProps) {
  return (
    <>
      {isFixedAtAccounts(error) && (
        <Button size={size} onPress={() => show({ name: 'accounts' })}>
          {say('app-page.open-accounts')}
        </Button>
      )}
      <Button size={size} onPress={() => void readAppPage(app)}>
        {say('app-page.try-again')}
      </Button>
    </>
  );
}

function DeletedAccount() {
  return (
    <ErrorNotice
      tone="look"
      title={say('app-page.deleted.title')}
      detail=""
      whatToDo={say('app-page.deleted.fix')}
      actions={
        <Button onPress={() => show({ name: 'accounts' })}>{say('app-page.open-accounts')}</Button>
      }
    />
  );
}

/** Placeholder rows at their final height; the styles show nothing before 300 ms. */
function LoadingBuilds() {
  return (
    <div className="card builds-loading" aria-hidden>
      {Array.from({ length: newest + 1 }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing else.
        <div key={place} className="builds-loading-row" />
      ))}
    </div>
  );
}
