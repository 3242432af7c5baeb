import { useMemo, useRef } from 'react';
import {
  Cell,
  Column,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
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
import { type ColumnShape, useColumns } from './use-columns';
import './expiry-table.css';

/** Pixels, as in the styles. */
const rowHeight = 36;
const headingHeight = 28;
const visibleRows = 14;

type ColumnId = 'ends' | 'app' | 'build' | 'groups' | 'testers' | 'read' | 'actions';

const columns: readonly ColumnShape<ColumnId>[] = [
  { id: 'ends', width: 200, from: 0 },
  { id: 'app', width: '2fr', from: 0 },
  { id: 'build', width: 120, from: 0 },
  { id: 'groups', width: '2fr', from: 640 },
  { id: 'testers', width: 76, from: 700 },
  { id: 'read', width: 110, from: 860 },
  { id: 'actions', width: 44, from: 0 },
];

interface CalendarRow {
  id: string;
  entry: CalendarEntry;
}

/** A row a build; only the visible ones are rendered. Enter opens the app. */
export function CalendarTable({
  entries,
  now,
}: {
  entries: readonly CalendarEntry[];
  now: number;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const shown = useColumns(frame, columns);
  const rows = useMemo(
    () =>
      entries.map(
        (entry): CalendarRow => ({
          id: `${entry.app.accountId} ${entry.build.id}`,
          entry,
        }),
      ),
    [entries],
  );
  const isMixed = new Set(entries.map(({ app }) => app.accountId)).size > 1;
  const height = headingHeight + Math.min(rows.length, visibleRows) * rowHeight + 2;
  return (
    <div ref={frame} className="expiry-frame calendar-frame" style={{ blockSize: `${height}px` }}>
      <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight, headingHeight }}>
        <Table
          className="expiry-table"
          aria-label={say('expiry.calendar')}
          onRowAction={(key) => {
            const row = rows.find(({ id }) => id === key);
            if (row !== undefined) openApp(row.entry);
          }}
        >
          <TableHeader columns={shown} dependencies={[shown]}>
            {(column) => (
              <Column
                id={column.id}
                className="expiry-column"
                isRowHeader={column.id === 'app'}
                width={column.width}
                minWidth={44}
              >
                <span className={column.id === 'actions' ? 'unseen' : 'expiry-words'}>
                  {say(`expiry.calendar.column.${column.id}`)}
                </span>
              </Column>
            )}
          </TableHeader>
          <TableBody items={rows} dependencies={[shown, now, isMixed]}>
            {({ id, entry }) => (
              <Row
                id={id}
                className="expiry-row expiry-row-opens"
                columns={shown}
                textValue={`${entry.app.name} ${versionAndBuild(entry.build)}`}
              >
                {(column) => (
                  <Cell className="expiry-cell">
                    <Content column={column.id} entry={entry} now={now} isMixed={isMixed} />
                  </Cell>
                )}
              </Row>
            )}
          </TableBody>
        </Table>
      </Virtualizer>
    </div>
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
