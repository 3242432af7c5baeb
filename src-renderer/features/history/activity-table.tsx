import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import {
  Collection,
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
  type Selection,
  Virtualizer,
} from 'react-aria-components';
import { say } from '#shared/words/say';
import { dayTitle } from '#shared/words/time';
import { type ActivityEntry, canBeHandled } from '../../store/activity';
import { type ActivityDay, useActivityView } from '../../store/activity-view';
import { markHandled, revealRun } from '../../store/run-actions';
import { show, showToast } from '../../store/window';
import { numberedRow, UncountedRows } from '../../ui/long-list';
import { activityLabel } from '../../words/activity';
import { ActivityRow, NowContext } from './activity-row';
import { DayLayout } from './day-layout';
import './activity-table.css';

interface ActivityTableProps {
  days: readonly ActivityDay[];
  now: number;
}

/** Runs grouped by day; only the visible rows are rendered. */
export function ActivityTable({ days, now }: ActivityTableProps) {
  const list = useRef<HTMLDivElement>(null);
  const selected = useActivityView((state) => state.selected);
  const { onAction, held } = useOpening(days);
  useKeptPlace(list);
  useRowKeys(list, days);
  return (
    <NowContext value={now}>
      <div className="card activity-list" onPointerDownCapture={held} role="presentation">
        <Virtualizer layout={DayLayout}>
          <UncountedRows>
            <GridList
              ref={list}
              className="activity-rows"
              aria-label={say('activity.rows')}
              items={days}
              dependencies={[now]}
              selectionMode="multiple"
              selectedKeys={selected}
              onSelectionChange={(keys) => select(keys, days)}
              onAction={(key) => onAction(String(key))}
              onScroll={(event) =>
                useActivityView.setState({ scrollTop: event.currentTarget.scrollTop })
              }
              disallowTypeAhead
            >
              {(day) => (
                <GridListSection
                  id={day.key}
                  className="activity-day"
                  aria-label={nameOf(day, now)}
                >
                  <DayHeading dayKey={day.key} now={now} />
                  <Collection items={day.entries}>{row}</Collection>
                </GridListSection>
              )}
            </GridList>
          </UncountedRows>
        </Virtualizer>
      </div>
    </NowContext>
  );
}

function row(entry: ActivityEntry): ReactNode {
  return (
    <GridListItem
      id={entry.id}
      className="activity-item"
      textValue={activityLabel(entry)}
      render={numberedRow}
    >
      <ActivityRow entry={entry} />
    </GridListItem>
  );
}

function DayHeading({ dayKey, now }: { dayKey: string; now: number }) {
  const { title, aside } = dayTitle(dayKey, now);
  return (
    <GridListHeader className="activity-heading">
      {title} <span>{aside}</span>
    </GridListHeader>
  );
}

function nameOf(day: ActivityDay, now: number): string {
  const { title, aside } = dayTitle(day.key, now);
  return `${title} ${aside}`.trim();
}

function select(keys: Selection, days: readonly ActivityDay[]): void {
  const selected = keys === 'all' ? entriesOf(days).map(({ id }) => id) : [...keys].map(String);
  useActivityView.setState({ selected: new Set(selected) });
}

/** A click opens a run; with Shift, Command or Control held it starts a selection instead. */
function useOpening(days: readonly ActivityDay[]) {
  const press = useRef<{ adds: boolean; extends: boolean; from: string | null } | null>(null);
  return {
    held: (event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }) => {
      press.current = {
        adds: event.ctrlKey || event.metaKey,
        extends: event.shiftKey,
        from: useActivityView.getState().row,
      };
    },
    onAction: (id: string) => {
      const by = press.current;
      press.current = null;
      if (by?.extends) useActivityView.setState({ selected: between(days, by.from ?? id, id) });
      else if (by?.adds) useActivityView.setState({ selected: new Set([id]) });
      else openEntry(entriesOf(days).find((entry) => entry.id === id));
    },
  };
}

function between(days: readonly ActivityDay[], from: string, to: string): ReadonlySet<string> {
  const ids = entriesOf(days).map(({ id }) => id);
  const ends = [ids.indexOf(from), ids.indexOf(to)].filter((place) => place >= 0);
  return new Set(ids.slice(Math.min(...ends), Math.max(...ends) + 1));
}

function openEntry(entry: ActivityEntry | undefined): void {
  if (entry === undefined) return;
  if ('run' in entry) show({ name: 'run', runId: entry.id });
  else void revealRun(entry.id);
}

function entriesOf(days: readonly ActivityDay[]): readonly ActivityEntry[] {
  return days.flatMap(({ entries }) => entries);
}

/** Frames until the rows at the restored position are rendered; a row that is not visible by then is skipped. */
const patience = 20;

/** Restores where the person left: the same rows in view, the focus on the same row. */
function useKeptPlace(list: RefObject<HTMLDivElement | null>): void {
  useLayoutEffect(() => {
    const { scrollTop, row: id } = useActivityView.getState();
    let frame = 0;
    const seek = (framesLeft: number) => {
      const rows = list.current;
      // Its height is known a frame later.
      if (rows && framesLeft > patience - 2 && scrollTop > 0) rows.scrollTop = scrollTop;
      const found = id === null ? null : rows?.querySelector<HTMLElement>(rowSelector(id));
      if (found) found.focus({ preventScroll: true });
      else if (framesLeft > 0) frame = requestAnimationFrame(() => seek(framesLeft - 1));
    };
    if (scrollTop > 0 || id !== null) frame = requestAnimationFrame(() => seek(patience));
    return () => cancelAnimationFrame(frame);
  }, [list]);
  useEffect(() => {
    const rows = list.current;
    const keep = ({ target }: FocusEvent) => {
      const id = keyOf(target);
      if (id !== null) useActivityView.setState({ row: id });
    };
    rows?.addEventListener('focusin', keep);
    return () => rows?.removeEventListener('focusin', keep);
  }, [list]);
}

/** E marks the selected rows, or the focused one; Enter opens the focused row even if others are selected. */
function useRowKeys(list: RefObject<HTMLDivElement | null>, days: readonly ActivityDay[]): void {
  const latest = useRef(days);
  latest.current = days;
  useEffect(() => {
    const rows = list.current;
    const onKeyDown = (event: KeyboardEvent) => {
      const id = keyOf(event.target);
      if (id === null || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const { selected } = useActivityView.getState();
      const entries = entriesOf(latest.current);
      if (event.key.toLowerCase() === 'e') markRows(entries, selected.size > 0 ? selected : [id]);
      else if (event.key === 'Enter' && selected.size > 0 && isRow(event.target))
        openEntry(entries.find((entry) => entry.id === id));
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    rows?.addEventListener('keydown', onKeyDown);
    return () => rows?.removeEventListener('keydown', onKeyDown);
  }, [list]);
}

/** Marks those that need attention as handled; if none does, reopens the handled ones. */
export function markRows(entries: readonly ActivityEntry[], ids: Iterable<string>): void {
  const wanted = new Set(ids);
  const rows = entries.filter(({ id }) => wanted.has(id));
  const needed = rows.filter(canBeHandled);
  const handled = rows.filter((entry) => 'run' in entry && entry.attention?.state === 'handled');
  const chosen = needed.length > 0 ? needed : handled;
  if (chosen.length === 0)
    return showToast(say('activity.nothing-to-handle', { count: rows.length }));
  useActivityView.setState({ selected: new Set() });
  void markHandled(
    chosen.map(({ id }) => id),
    needed.length > 0,
  );
}

const rowSelector = (id: string): string => `[role="row"][data-key="${CSS.escape(id)}"]`;

function keyOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[role="row"][data-key]')?.dataset.key ?? null;
}

function isRow(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('[role="row"]');
}
