import { CalendarClock, ChevronLeft, RefreshCw } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import {
  type CalendarApp,
  type CalendarEntry,
  calendarEntries,
} from '#shared/domain/expiry-calendar';
import { formatWhole } from '#shared/words/format';
import { say } from '#shared/words/say';
import { daysUntil, monthOf } from '#shared/words/time';
import {
  chooseOnlyLast,
  exportCalendar,
  openCalendar,
  readCalendar,
  useExpiryCalendar,
} from '../../store/expiry-calendar';
import { show } from '../../store/window';
import { Button, IconButton } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { WaitingLine } from '../../ui/progress';
import { Segmented } from '../../ui/segmented';
import { useNow } from '../../ui/use-now';
import { errorLine } from '../../words/error';
import { rowHeight } from './build-grid';
import { CalendarTable, idOfEntry } from './calendar-table';
import './calendar-view.css';

/** When the builds of all apps end, the nearest first. */
export function CalendarView() {
  const apps = useExpiryCalendar((state) => state.apps);
  const isReading = useExpiryCalendar((state) => state.isReading);
  useEffect(() => void openCalendar(), []);
  return (
    <>
      <CalendarHead hasBuilds={apps !== null && apps.length > 0} />
      <p className="small">{say('expiry.calendar.intro')}</p>
      <NotRead />
      {apps === null ? (
        <WaitingLine>{say('expiry.calendar.reading')}</WaitingLine>
      ) : (
        <Ends apps={apps} isReading={isReading} />
      )}
    </>
  );
}

function CalendarHead({ hasBuilds }: { hasBuilds: boolean }) {
  const onlyLast = useExpiryCalendar((state) => state.onlyLast);
  const isReading = useExpiryCalendar((state) => state.isReading);
  return (
    <header className="screen-head calendar-head">
      <IconButton label={say('expiry.calendar.back')} onPress={() => show({ name: 'apps' })}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <h1>{say('expiry.calendar')}</h1>
      <span className="grow" />
      <div className="calendar-acts">
        {hasBuilds && (
          <>
            <Segmented
              label={say('expiry.calendar.which')}
              value={onlyLast ? 'last' : 'every'}
              options={(['last', 'every'] as const).map((value) => ({
                value,
                label: say(`expiry.calendar.${value}`),
              }))}
              onChange={(value) => chooseOnlyLast(value === 'last')}
            />
            <Button onPress={exportCalendar}>{say('expiry.calendar.export')}</Button>
          </>
        )}
        <Button onPress={() => void readCalendar('all')}>{say('expiry.calendar.read-all')}</Button>
        <IconButton
          label={say(isReading ? 'expiry.calendar.reading' : 'expiry.calendar.refresh')}
          onPress={() => void readCalendar('known')}
        >
          <RefreshCw aria-hidden />
        </IconButton>
      </div>
    </header>
  );
}

function NotRead() {
  const failed = useExpiryCalendar((state) => state.failed);
  const error = useExpiryCalendar((state) => state.error);
  if (error === null) return null;
  const count = failed === 0 ? [] : [say('expiry.calendar.failed', { count: failed })];
  return (
    <p className="calendar-failed small" role="status">
      {[...count, errorLine(error)].join(' ')}
    </p>
  );
}

/** Days before the end from which a build is counted at the top. */
const soonDays = 14;

function Ends({ apps, isReading }: { apps: readonly CalendarApp[]; isReading: boolean }) {
  const onlyLast = useExpiryCalendar((state) => state.onlyLast);
  const now = useNow(60_000);
  const entries = useMemo(() => calendarEntries(apps, now), [apps, now]);
  const last = entries.filter(({ build }) => build.lastFor.length > 0);
  const shown = onlyLast ? last : entries;
  if (entries.length === 0)
    return isReading ? (
      <WaitingLine>{say('expiry.calendar.reading')}</WaitingLine>
    ) : (
      <EmptyState
        icon={<CalendarClock />}
        title={say('expiry.calendar.none.title')}
        text={say('expiry.calendar.none.text')}
      />
    );
  const soon = last.filter(({ build }) => daysUntil(build.endsAt, now) < soonDays).length;
  return (
    <Card className="calendar-card">
      <p className="calendar-soon">{say('expiry.calendar.soon', { count: soon })}</p>
      {shown.length === 0 ? (
        <p className="calendar-none small">{say('expiry.calendar.none-last')}</p>
      ) : (
        <ByMonth entries={shown} now={now} />
      )}
    </Card>
  );
}

/** The table, with the months that it has above it: each goes to the first build that expires in it. */
function ByMonth({ entries, now }: { entries: readonly CalendarEntry[]; now: number }) {
  const table = useRef<HTMLDivElement>(null);
  const months = useMemo(() => monthsOf(entries), [entries]);
  return (
    <>
      {months.length > 1 && (
        <ul className="calendar-months" aria-label={say('expiry.calendar.months')}>
          {months.map(({ name, count, first, row }) => (
            <li key={name}>
              <Button
                kind="ghost"
                size="small"
                label={say('expiry.calendar.month', { month: name, count })}
                onPress={() => focusRow(table.current, row, first)}
              >
                {name} <span className="calendar-month-count numbers">{formatWhole(count)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <CalendarTable ref={table} entries={entries} now={now} />
    </>
  );
}

interface Month {
  name: string;
  count: number;
  /** Its first build: the number of the row, and its key. */
  row: number;
  first: string;
}

/** Entries are in the order of their ends. */
function monthsOf(entries: readonly CalendarEntry[]): Month[] {
  const months: Month[] = [];
  for (const [row, entry] of entries.entries()) {
    const name = monthOf(entry.build.endsAt);
    const last = months.at(-1);
    if (last?.name === name) last.count += 1;
    else months.push({ name, count: 1, row, first: idOfEntry(entry) });
  }
  return months;
}

/** The row is rendered a frame after it is scrolled into view. */
function focusRow(table: HTMLElement | null, row: number, key: string): void {
  if (table === null) return;
  table.scrollTop = row * rowHeight;
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      table.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus(),
    ),
  );
}
