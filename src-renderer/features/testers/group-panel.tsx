import { RefreshCw, SearchX, UserPlus, Users } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Tester, TesterGroup } from '#shared/domain/tester';
import { say } from '#shared/words/say';
import type { AppKey } from '../../store/app-pages';
import {
  listOfGroup,
  openInvite,
  readRest,
  readTesters,
  removeFromApp,
  removeFromGroup,
  resendInvitations,
  stopReading,
  type TesterList as TesterListState,
  useTesters,
} from '../../store/testers';
import { Button, IconButton } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { CopyButton } from '../../ui/copy-button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { RowMenu } from '../../ui/row-menu';
import { SearchField } from '../../ui/search-field';
import { useStill } from '../../ui/use-still';
import { appleLines } from '../../words/error';
import {
  aboutGroup,
  canResend,
  groupKind,
  groupTitle,
  matchingTesters,
  sortedTesters,
  type TesterSort,
  waitsForBuild,
} from '../../words/tester';
import { LinkSheet, RenameGroupSheet } from './group-sheets';
import { type TesterAct, TesterList } from './tester-list';

interface GroupPanelProps {
  app: AppKey;
  /** Null for all testers of the app. */
  group: TesterGroup | null;
}

/** One group: what it is, and its testers. */
export function GroupPanel({ app, group }: GroupPanelProps) {
  const { accountId, bundleId } = app;
  const groupId = group?.id ?? null;
  const list = useTesters((state) => listOfGroup(state, app, groupId));
  useEffect(() => {
    void readTesters({ accountId, bundleId }, groupId);
    return stopReading;
  }, [accountId, bundleId, groupId]);
  return (
    <section className="card testers-panel" aria-labelledby="testers-panel-title">
      <PanelHead app={app} group={group} />
      {group?.isInternal === false && <LinkLine group={group} />}
      {list.hasBuild === false && (
        <p className="testers-link small">{say('beta-testers.without-build')}</p>
      )}
      <Failed />
      <Listed app={app} group={group} list={list} />
    </section>
  );
}

function PanelHead({ app, group }: GroupPanelProps) {
  const [sheet, setSheet] = useState<'rename' | 'link' | null>(null);
  const name = group === null ? say('beta-testers.all') : groupTitle(group);
  const items = [
    { id: 'rename', name: say('beta-testers.group.rename') },
    ...(group?.isInternal === false ? [{ id: 'link', name: say('beta-testers.link-change') }] : []),
  ];
  return (
    <header className="testers-head">
      <div className="testers-head-words">
        <h2 id="testers-panel-title" title={name}>
          <bdi className="cut-name">{name}</bdi>
        </h2>
        <p className="small">{aboutGroup(group)}</p>
      </div>
      {group !== null && (
        <>
          <Chip hasIcon={false}>{groupKind(group)}</Chip>
          <Button onPress={() => openInvite(app, group.id)}>
            <UserPlus aria-hidden />
            {say('beta-testers.invite')}
          </Button>
          <RowMenu
            label={say('beta-testers.group.actions', { name })}
            items={items}
            onAction={(id) => setSheet(id === 'link' ? 'link' : 'rename')}
          />
          <RenameGroupSheet
            app={app}
            group={group}
            isOpen={sheet === 'rename'}
            onClose={() => setSheet(null)}
          />
          <LinkSheet
            app={app}
            group={group}
            isOpen={sheet === 'link'}
            onClose={() => setSheet(null)}
          />
        </>
      )}
    </header>
  );
}

function LinkLine({ group: { link } }: { group: TesterGroup }) {
  return (
    <p className="testers-link small">
      <b>{say('beta-testers.link')}</b>{' '}
      {link.isOn === null ? (
        say('beta-testers.link-unknown')
      ) : link.isOn ? (
        <>
          {link.address === null ? (
            say('beta-testers.link-on')
          ) : (
            <>
              <code className="selectable testers-words">{link.address}</code>
              <CopyButton text={link.address} isIcon>
                {say('beta-testers.link-copy')}
              </CopyButton>
            </>
          )}
          {link.limit !== null && (
            <span className="numbers">{say('beta-testers.link-limit', { count: link.limit })}</span>
          )}
        </>
      ) : (
        say('beta-testers.link-off')
      )}
    </p>
  );
}

/** Why the last act failed. */
function Failed() {
  const failed = useTesters((state) => state.failed);
  if (failed === null) return null;
  return (
    <div className="testers-error">
      <ErrorNotice
        isAlert
        {...failed}
        quoted={appleLines(failed.apple)}
        quotedFrom={say('accounts.apple-says')}
      />
    </div>
  );
}

interface ListedProps extends GroupPanelProps {
  list: TesterListState;
}

function Listed({ app, group, list }: ListedProps) {
  const [query, setQuery] = useState('');
  const [sort, setSort] = useState<{ by: TesterSort; isDescending: boolean }>({
    by: 'name',
    isDescending: false,
  });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  // While they are read, more come in each second: not under the hand of someone who scrolls.
  const [still, moved] = useStill(list.testers);
  const testers = useDeferredValue(list.isReading && still.length > 0 ? still : list.testers);
  const wanted = useDeferredValue(query);
  const rows = useMemo(
    () => sortedTesters(matchingTesters(testers, wanted), sort.by, sort.isDescending),
    [testers, wanted, sort],
  );
  // Those that left the list, or that the search hides, are not acted on.
  const acted = useMemo(() => rows.filter(({ id }) => selected.has(id)), [rows, selected]);
  const act = (kind: TesterAct, on: readonly Tester[]) => {
    const ids = on.map(({ id }) => id);
    // A selection that took a while stays if the person declines; whoever was removed is out of the list.
    if (kind === 'resend')
      void resendInvitations(app, group?.id ?? null, ids).then((isSent) => {
        if (isSent) setSelected(new Set());
      });
    else if (kind === 'remove-from-app') void removeFromApp(app, group?.id ?? null, ids);
    else if (group !== null) void removeFromGroup(app, group, ids);
  };
  if (list.error !== null && list.testers.length === 0) {
    return (
      <div className="testers-error">
        <ErrorNotice
          {...list.error}
          quoted={appleLines(list.error.apple)}
          quotedFrom={say('accounts.apple-says')}
          actions={
            <Button onPress={() => void readTesters(app, group?.id ?? null)}>
              {say('app-page.try-again')}
            </Button>
          }
        />
      </div>
    );
  }
  return (
    <>
      <div className="testers-tools">
        <SearchField
          label={say('beta-testers.search')}
          placeholder={say('beta-testers.search-placeholder')}
          clearLabel={say('beta-testers.clear-search')}
          value={query}
          onChange={setQuery}
        />
        <Counted app={app} group={group} list={list} shown={rows.length} query={wanted} />
      </div>
      {acted.length > 0 && (
        <SelectionBar
          group={group}
          hasBuild={list.hasBuild}
          selected={acted}
          onAct={act}
          onClear={() => setSelected(new Set())}
        />
      )}
      {rows.length === 0 ? (
        <Nobody app={app} group={group} list={list} query={wanted} onClear={() => setQuery('')} />
      ) : (
        <TesterList
          label={say('beta-testers.list', {
            group: group === null ? say('beta-testers.all') : groupTitle(group),
          })}
          testers={rows}
          selected={selected}
          onSelect={setSelected}
          onScroll={moved}
          sort={sort}
          onSort={setSort}
          isOfGroup={group !== null}
          hasBuild={list.hasBuild}
          onAct={(kind, tester) => act(kind, [tester])}
        />
      )}
    </>
  );
}

interface CountedProps extends ListedProps {
  shown: number;
  query: string;
}

/** How many there are; while they are read, how many of them were. */
function Counted({ app, group, list, shown, query }: CountedProps) {
  const { testers, total, more, isReading, error } = list;
  const done = testers.length;
  const groupId = group?.id ?? null;
  if (isReading)
    return (
      <span className="testers-counted small numbers" aria-live="off">
        {done === 0
          ? say('beta-testers.reading')
          : total === null
            ? say('beta-testers.progress-open', { done })
            : say('beta-testers.progress', { done, total })}
        {more !== null && (
          <Button
            size="small"
            onPress={() => {
              stopReading();
            }}
          >
            {say('beta-testers.stop-reading')}
          </Button>
        )}
      </span>
    );
  return (
    <span className="testers-counted small numbers">
      {more !== null || error !== null ? (
        <>
          {total === null
            ? say('beta-testers.partly-open', { done })
            : say('beta-testers.partly', { done, total })}
          <Button
            size="small"
            onPress={() => void (more === null ? readTesters : readRest)(app, groupId)}
          >
            {say('beta-testers.read-rest')}
          </Button>
        </>
      ) : query.trim() === '' ? (
        say('beta-testers.count', { count: done })
      ) : (
        say('beta-testers.matches', { count: shown, total: done })
      )}
      <IconButton
        label={say('beta-testers.refresh')}
        onPress={() => void readTesters(app, groupId)}
      >
        <RefreshCw aria-hidden />
      </IconButton>
    </span>
  );
}

interface SelectionBarProps {
  group: TesterGroup | null;
  hasBuild: boolean | null;
  selected: readonly Tester[];
  onAct: (kind: TesterAct, on: readonly Tester[]) => void;
  onClear: () => void;
}

/** What can be done with several testers. */
function SelectionBar({ group, hasBuild, selected, onAct, onClear }: SelectionBarProps) {
  const unaccepted = selected.filter(canResend);
  const waiting = unaccepted.filter((tester) => !waitsForBuild(tester, hasBuild));
  return (
    <div className="testers-selection">
      <span className="numbers">{say('beta-testers.selected', { count: selected.length })}</span>
      <span className="grow" />
      {waiting.length > 0 ? (
        <Button size="small" onPress={() => onAct('resend', waiting)}>
          {say('beta-testers.resend-many')}
        </Button>
      ) : (
        unaccepted.length > 0 && (
          <span className="small">{say('beta-testers.resend-without-build')}</span>
        )
      )}
      {group !== null && (
        <Button size="small" onPress={() => onAct('remove', selected)}>
          {say('beta-testers.remove')}
        </Button>
      )}
      <Button size="small" onPress={() => onAct('remove-from-app', selected)}>
        {say('beta-testers.remove-from-app')}
      </Button>
      <Button size="small" kind="ghost" onPress={onClear}>
        {say('beta-testers.clear-selection')}
      </Button>
    </div>
  );
}

interface NobodyProps extends ListedProps {
  query: string;
  onClear: () => void;
}

function Nobody({ app, group, list, query, onClear }: NobodyProps) {
  if (list.isReading) return <div className="testers-loading" aria-hidden />;
  if (query.trim() !== '')
    return (
      <EmptyState icon={<SearchX />} title={say('beta-testers.no-match', { query: query.trim() })}>
        <Button onPress={onClear}>{say('beta-testers.clear-search')}</Button>
      </EmptyState>
    );
  if (group === null)
    return (
      <EmptyState
        icon={<Users />}
        title={say('beta-testers.none-title')}
        text={say('beta-testers.none-all')}
      />
    );
  return (
    <EmptyState
      icon={<Users />}
      title={say('beta-testers.none-title')}
      text={say(group.isInternal ? 'beta-testers.none-internal' : 'beta-testers.none-external')}
    >
      <Button onPress={() => openInvite(app, group.id)}>{say('beta-testers.invite')}</Button>
    </EmptyState>
  );
}
