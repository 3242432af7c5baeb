import { Plus, SearchX, Users } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { TesterGroup } from '#shared/domain/tester';
import type { AppError } from '#shared/errors';
import { formatWhole } from '#shared/words/format';
import { say } from '#shared/words/say';
import { type AppKey, idOfApp } from '../../store/app-pages';
import { useSnapshots } from '../../store/snapshots';
import {
  chooseGroup,
  chosenGroup,
  closeNewGroup,
  groupsOf,
  openNewGroup,
  readGroups,
  readInvitations,
  useTesters,
} from '../../store/testers';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { EmptyState } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { LongList } from '../../ui/long-list';
import { WaitingLine } from '../../ui/progress';
import { SearchField } from '../../ui/search-field';
import { staleWords } from '../../words/app-page';
import { appleLines } from '../../words/error';
import { groupKind, groupTitle } from '../../words/tester';
import { GroupPanel } from './group-panel';
import { NewGroupSheet } from './group-sheets';
import { InvitationCards } from './invitation-card';
import { InviteSheet } from './invite-sheet';
import './testers-view.css';

/** The groups of an app, and the testers of the chosen one. */
export function TestersView({ app }: { app: AppKey }) {
  const { accountId, bundleId } = app;
  const isKnownAccount = useSnapshots((state) => state.accounts.some(({ id }) => id === accountId));
  const { value, error, isReading, at } = useTesters((state) => groupsOf(state, app));
  useEffect(() => {
    if (isKnownAccount) void readGroups({ accountId, bundleId });
    void readInvitations();
  }, [accountId, bundleId, isKnownAccount]);
  if (value === null) {
    return error === null || isReading ? (
      <WaitingLine>{say('beta-testers.reading-groups')}</WaitingLine>
    ) : (
      <NotRead app={app} error={error} />
    );
  }
  return (
    <>
      <InvitationCards app={app} />
      {error !== null && (
        <p className="testers-stale small">
          {staleWords(error, at)}
          <Button size="small" onPress={() => void readGroups(app)}>
            {say('app-page.try-again')}
          </Button>
        </p>
      )}
      <div className="testers-columns">
        <Groups app={app} groups={value} />
        <ChosenGroup app={app} />
      </div>
      <InviteSheet />
    </>
  );
}

function ChosenGroup({ app }: { app: AppKey }) {
  const group = useTesters((state) => chosenGroup(state, app));
  return <GroupPanel key={group?.id ?? ''} app={app} group={group} />;
}

function NotRead({ app, error }: { app: AppKey; error: AppError }) {
  return (
    <ErrorNotice
      {...error}
      quoted={appleLines(error.apple)}
      quotedFrom={say('accounts.apple-says')}
      actions={<Button onPress={() => void readGroups(app)}>{say('app-page.try-again')}</Button>}
    />
  );
}

/** Pixels, as in the styles. */
const rowHeight = 44;
const visibleRows = 9;
/** Stands for all testers of the app; no group has this ID. */
const everyone = '*';

function Groups({ app, groups }: { app: AppKey; groups: readonly TesterGroup[] }) {
  const [query, setQuery] = useState('');
  const isCreating = useTesters(
    ({ creating }) => creating !== null && idOfApp(creating) === idOfApp(app),
  );
  const shown = useMemo(() => matching(groups, query), [groups, query]);
  return (
    <Section
      id="tester-groups"
      className="testers-groups"
      title={say('beta-testers.groups')}
      aside={<span className="numbers">{formatWhole(groups.length)}</span>}
      actions={
        <Button size="small" onPress={() => openNewGroup(app)}>
          <Plus aria-hidden />
          {say('beta-testers.new-group')}
        </Button>
      }
    >
      {groups.length > visibleRows && (
        <div className="testers-groups-search">
          <SearchField
            label={say('beta-testers.search-groups')}
            placeholder={say('beta-testers.search-groups-placeholder')}
            clearLabel={say('beta-testers.clear-search')}
            value={query}
            onChange={setQuery}
          />
        </div>
      )}
      {groups.length === 0 ? (
        <EmptyState
          icon={<Users />}
          title={say('beta-testers.no-groups-title')}
          text={say('beta-testers.no-groups-text')}
        >
          <Button onPress={() => openNewGroup(app)}>{say('beta-testers.new-group')}</Button>
        </EmptyState>
      ) : shown.length === 0 ? (
        <EmptyState
          icon={<SearchX />}
          title={say('beta-testers.no-group-match', { query: query.trim() })}
        >
          <Button onPress={() => setQuery('')}>{say('beta-testers.clear-search')}</Button>
        </EmptyState>
      ) : (
        <GroupList app={app} groups={shown} hasAll={query.trim() === ''} />
      )}
      <p className="testers-groups-foot small">{say('beta-testers.group.delete-hint')}</p>
      <NewGroupSheet app={app} groups={groups} isOpen={isCreating} onClose={closeNewGroup} />
    </Section>
  );
}

function matching(groups: readonly TesterGroup[], query: string): readonly TesterGroup[] {
  const wanted = query.trim().toLowerCase();
  return wanted === ''
    ? groups
    : groups.filter((group) => groupTitle(group).toLowerCase().includes(wanted));
}

interface GroupListProps {
  app: AppKey;
  groups: readonly TesterGroup[];
  hasAll: boolean;
}

interface GroupRow {
  id: string;
  group: TesterGroup | null;
}

/** Only the visible rows are rendered. The arrow keys choose. */
function GroupList({ app, groups, hasAll }: GroupListProps) {
  const chosen = useTesters((state) => chosenGroup(state, app)?.id ?? everyone);
  const rows = useMemo<GroupRow[]>(
    () => [
      ...(hasAll ? [{ id: everyone, group: null }] : []),
      ...groups.map((group) => ({ id: group.id, group })),
    ],
    [groups, hasAll],
  );
  // The line above the list is part of it.
  const height = Math.min(rows.length, visibleRows) * rowHeight + 1;
  return (
    <div className="testers-groups-frame" style={{ blockSize: `${height}px` }}>
      <LongList rowHeight={rowHeight}>
        <ListBox
          className="testers-group-list"
          aria-label={say('beta-testers.groups')}
          items={rows}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={[chosen]}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : [...keys];
            if (id !== undefined) chooseGroup(app, id === everyone ? null : String(id));
          }}
        >
          {({ id, group }) => (
            <ListBoxItem
              id={id}
              className="testers-group"
              textValue={group === null ? say('beta-testers.all') : groupTitle(group)}
            >
              {group === null ? (
                <b className="testers-words">{say('beta-testers.all')}</b>
              ) : (
                <GroupWords group={group} />
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </LongList>
    </div>
  );
}

function GroupWords({ group }: { group: TesterGroup }) {
  const facts = [
    group.testerCount === null
      ? null
      : say('beta-testers.group-count', { count: group.testerCount }),
    group.hasAccessToAllBuilds ? say('beta-testers.automatic') : null,
    group.link.isOn ? say('beta-testers.public-link-on') : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <span className="testers-group-head">
        <b className="testers-words" title={groupTitle(group)}>
          <bdi>{groupTitle(group)}</bdi>
        </b>
        <Chip hasIcon={false}>{groupKind(group)}</Chip>
      </span>
      <span className="small numbers testers-words">{facts.join(' · ') || '–'}</span>
    </>
  );
}
