import { type Ref, useMemo } from 'react';
import type { CalendarEntry } from '#shared/domain/expiry-calendar';
import { formatWhole, listed } from '#shared/words/format';
import { say } from '#shared/words/say';
import { dayOf, daysUntil, fullTime, shortMoment } from '#shared/words/time';
import { choosePackage } from '../../store/package-actions';
import { accountById, useSnapshots } from '../../store/snapshots';
import { show } from '../../store/window';
import { Chip } from '../../ui/chip';
import { RowMenu } from '../../ui/row-menu';
import type { Tone } from '../../words/format';
import { versionAndBuild } from '../../words/package';
import { BuildGrid } from './build-grid';
import type { ColumnShape } from './use-columns';
import './expiry-table.css';

/** Before the list scrolls. */
const visibleRows = 14;

type ColumnId = 'ends' | 'app' | 'build' | 'groups' | 'testers' | 'read' | 'actions';

const columns: readonly ColumnShape<ColumnId>[] = [
  { id: 'ends', width: 200, from: 0 },
  { id: 'app', width: '2fr', from: 0 },
  { id: 'build', width: 120, from: 0 },
  { id: 'groups', width: '2fr', from: 640 },
  { id: 'testers', width: 84, from: 700, isNumber: true },
  { id: 'read', width: 110, from: 860 },
  { id: 'actions', width: 44, from: 0, isUnseen: true, hasButton: true },
];

interface CalendarRow {
  id: string;
  entry: CalendarEntry;
}

interface CalendarTableProps {
  entries: readonly CalendarEntry[];
  now: number;
  ref: Ref<HTMLDivElement>;
}

/** The identity of a row. */
export function idOfEntry({ app, build }: CalendarEntry): string {
  return `${app.accountId} ${build.id}`;
}

/** A row a build. Enter opens the app. */
export function CalendarTable({ entries, now, ref }: CalendarTableProps) {
  const rows = useMemo(
    () => entries.map((entry): CalendarRow => ({ id: idOfEntry(entry), entry })),
    [entries],
  );
  const isMixed = new Set(entries.map(({ app }) => app.accountId)).size > 1;
  return (
    <BuildGrid
      ref={ref}
      className="calendar-frame"
      label={say('expiry.calendar')}
      columns={columns}
      rows={rows}
      visibleRows={visibleRows}
      header="app"
      headingOf={(column) => say(`expiry.calendar.column.${column}`)}
      textOf={({ entry }) => `${entry.app.name} ${versionAndBuild(entry.build)}`}
      contentOf={(column, { entry }) => (
        <Content column={column} entry={entry} now={now} isMixed={isMixed} />
      )}
      dependencies={[now, isMixed]}
      rowClassName="expiry-row-opens"
      onAction={(key) => {
        const row = rows.find(({ id }) => id === key);
        if (row !== undefined) openApp(row.entry);
      }}
    />
  );
}

function openApp({ app: { accountId, bundleId } }: CalendarEntry): void {
  show({ name: 'app', app: { accountId, bundleId } });
}

interface ContentProps {
  column: ColumnId;
  entry: CalendarEntry;
  now: number;
  isMixed: boolean;
}

function Content({ column, entry, now, isMixed }: ContentProps) {
  const { app, build } = entry;
  switch (column) {
    case 'ends':
      return <End at={build.endsAt} isLast={build.lastFor.length > 0} now={now} />;
    case 'app':
      return (
        <span className="expiry-words" title={app.name}>
          <b>
            <bdi>{app.name || app.bundleId}</bdi>
          </b>
          {isMixed && <AccountName accountId={app.accountId} />}
        </span>
      );
    case 'build':
      return <span className="expiry-words numbers">{versionAndBuild(build)}</span>;
    case 'groups': {
      const words = groupsWords(entry);
      return words === null ? (
        <span className="expiry-absent">–</span>
      ) : (
        <span className="expiry-words" title={words}>
          {words}
        </span>
      );
    }
    case 'testers':
      return (
        <span className="numbers">{build.testers === null ? '–' : formatWhole(build.testers)}</span>
      );
    case 'read':
      return <span className="expiry-words small numbers">{shortMoment(app.readAt, now)}</span>;
    case 'actions':
      return (
        <RowMenu
          label={say('expiry.calendar.actions', { app: app.name, build: versionAndBuild(build) })}
          items={[
            { id: 'open', name: say('expiry.calendar.open') },
            { id: 'publish', name: say('expiry.calendar.publish') },
          ]}
          onAction={(id) => {
            if (id === 'publish') void choosePackage();
            else openApp(entry);
          }}
        />
      );
  }
}

function AccountName({ accountId }: { accountId: string }) {
  const name = useSnapshots((state) => accountById(state.accounts, accountId)?.name ?? '');
  return (
    <>
      {' '}
      <span className="expiry-platform">{name}</span>
    </>
  );
}

/** What a group loses stands out; a build that others follow only ends. */
function End({ at, isLast, now }: { at: string; isLast: boolean; now: number }) {
  const days = daysUntil(at, now);
  const tone: Tone = !isLast || days >= 14 ? 'quiet' : days < 1 ? 'block' : 'look';
  const left = days === 0 ? say('app-page.expires.today') : say('app-page.expires.in', { days });
  return (
    <span className="calendar-end numbers" title={fullTime(at)}>
      <span>{dayOf(at, now)}</span>
      {tone === 'quiet' ? <span className="small">{left}</span> : <Chip tone={tone}>{left}</Chip>}
    </span>
  );
}

function groupsWords({ build: { groups, lastFor } }: CalendarEntry): string | null {
  if (lastFor.length > 0) return say('expiry.calendar.last-for', { groups: listed(lastFor) });
  return groups === null ? null : listed(groups);
}
