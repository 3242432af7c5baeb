import {
  Check,
  CircleDashed,
  CircleX,
  Clock,
  Hourglass,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import { memo, type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
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
import { type AppBuild, type AppPage, buildsBefore } from '#shared/domain/app-page';
import { presetFor } from '#shared/domain/preset';
import {
  type BuildIcon,
  buildChip,
  buildTesters,
  changeWords,
  expiresWords,
  feedbackWords,
  groupsWords,
  notesCell,
  overBudgetWords,
  testersWords,
} from '#shared/words/app-builds';
import { formatSize } from '#shared/words/format';
import { say } from '#shared/words/say';
import { fullTime } from '#shared/words/time';
import { type AppKey, idOfApp, keepPlace, placeOf, runsOfApp } from '../../store/app-pages';
import {
  openBuildSheet,
  type PublishedBuild,
  publishedBuilds,
  sizeOfBuild,
  useBuildSheets,
} from '../../store/build-sheets';
import { useSnapshots } from '../../store/snapshots';
import { Chip } from '../../ui/chip';
import { platformName, versionAndBuild } from '../../words/package';
import { BuildMenu } from './build-menu';
import './builds-table.css';

/** Pixels, as in the styles. */
const rowHeight = 32;
const headingHeight = 28;
const border = 1;
/** Rows that are visible before the list scrolls. */
const visibleRows = 12;

type ColumnId =
  | 'build'
  | 'state'
  | 'groups'
  | 'testers'
  | 'expires'
  | 'size'
  | 'change'
  | 'notes'
  | 'feedback'
  | 'actions';

interface ColumnShape {
  id: ColumnId;
  width: number | '1fr';
  /** Pixels of the table from which there is room for it. */
  from: number;
  isNumber?: boolean;
}

const columns: readonly ColumnShape[] = [
  { id: 'build', width: 126, from: 0 },
  { id: 'state', width: 168, from: 0 },
  { id: 'groups', width: '1fr', from: 520 },
  { id: 'testers', width: 86, from: 440, isNumber: true },
  { id: 'notes', width: 104, from: 1000 },
  { id: 'expires', width: 96, from: 520 },
  { id: 'size', width: 80, from: 680, isNumber: true },
  { id: 'change', width: 84, from: 760 },
  { id: 'feedback', width: 108, from: 880, isNumber: true },
  { id: 'actions', width: 44, from: 0 },
];

const icons: Record<BuildIcon, LucideIcon> = {
  processing: Hourglass,
  review: Clock,
  settled: Check,
  look: TriangleAlert,
  failed: CircleX,
  over: CircleDashed,
};

interface BuildsTableProps {
  app: AppKey;
  page: AppPage;
  /** Those that are listed. */
  builds: readonly AppBuild[];
  now: number;
}

interface BuildRow {
  id: string;
  build: AppBuild;
  /** The newest run of this build here. */
  runId: string | null;
  /** Bytes. */
  size: number | null;
  /** Of the build before. */
  sizeBefore: number | null;
  /** What testers reported; null if that is not known. */
  feedback: string | null;
  /** Bytes that the app's preset allows. */
  budget: number | null;
  /** Whether the app has builds of several platforms. */
  isMixed: boolean;
}

/** A row a build; only the visible ones are rendered. Enter or a click opens the build. */
export const BuildsTable = memo(function BuildsTable({ app, page, builds, now }: BuildsTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const shown = useColumns(frame);
  const rows = useRows(app, page, builds);
  useKeptPlace(table, app);
  const height = border + headingHeight + Math.min(rows.length, visibleRows) * rowHeight;
  return (
    <div ref={frame} className="builds-frame" style={{ blockSize: `${height}px` }}>
      <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight, headingHeight }}>
        <Table
          ref={table}
          className="builds-table"
          aria-label={say('app-page.builds')}
          onRowAction={(key) => openBuildSheet(app, String(key), 'detail')}
        >
          <TableHeader columns={shown} dependencies={[shown]}>
            {(column) => (
              <Column
                id={column.id}
                className={`builds-column ${column.isNumber ? 'builds-number' : ''}`}
                isRowHeader={column.id === 'build'}
                width={column.width}
                // React Aria's own is wider than the menu.
                minWidth={44}
              >
                <span className={column.id === 'actions' ? 'unseen' : 'builds-words'}>
                  {columnName(column.id)}
                </span>
              </Column>
            )}
          </TableHeader>
          <TableBody items={rows} dependencies={[now, shown, page]}>
            {(row) => (
              <Row
                id={row.id}
                className="builds-row"
                columns={shown}
                textValue={versionAndBuild(row.build)}
              >
                {(column) => (
                  <Cell className={`builds-cell ${column.isNumber ? 'builds-number' : ''}`}>
                    {column.id === 'actions' ? (
                      <BuildMenu app={app} page={page} build={row.build} runId={row.runId} />
                    ) : (
                      contentOf(column.id, row, page, now)
                    )}
                  </Cell>
                )}
              </Row>
            )}
          </TableBody>
        </Table>
      </Virtualizer>
    </div>
  );
});

function columnName(id: ColumnId): string {
  return id === 'notes' || id === 'feedback'
    ? say(`builds.column.${id}`)
    : say(`app-page.column.${id}`);
}

function contentOf(
  column: Exclude<ColumnId, 'actions'>,
  { build, size, sizeBefore, feedback, budget, isMixed }: BuildRow,
  page: AppPage,
  now: number,
): ReactNode {
  switch (column) {
    case 'build': {
      const name = versionAndBuild(build);
      return (
        <b className="builds-words numbers" title={name}>
          <bdi>{name}</bdi>
          {isMixed && <span className="builds-platform"> {platformName(build.platform)}</span>}
        </b>
      );
    }
    case 'state': {
      const { tone, word, icon } = buildChip(build, now);
      return (
        <Chip tone={tone} icon={icons[icon]}>
          {word}
        </Chip>
      );
    }
    case 'groups':
      return <Words quiet>{groupsWords(build, page.groups)}</Words>;
    case 'testers': {
      const testers = buildTesters(build, page.groups);
      return <Words>{testers && testersWords(testers)}</Words>;
    }
    case 'expires': {
      const { expirationDate } = build;
      const title = expirationDate === null ? undefined : fullTime(expirationDate);
      return (
        <Words quiet title={title}>
          {expiresWords(build, now)}
        </Words>
      );
    }
    case 'notes': {
      const notes = notesCell(build, page.app.primaryLocale);
      const problem = notes?.problem ?? null;
      return (
        <>
          <Words quiet tone={problem === null ? 'usual' : 'much'} title={problem ?? undefined}>
            {notes?.words ?? null}
          </Words>
          {problem !== null && <span className="unseen">{problem}</span>}
        </>
      );
    }
    case 'feedback':
      return <Words>{feedback}</Words>;
    case 'size': {
      const isOver = size !== null && budget !== null && size > budget;
      const words = size === null ? null : formatSize(size);
      return (
        <Words
          tone={isOver ? 'much' : 'usual'}
          title={isOver ? overBudgetWords(size, budget) : undefined}
        >
          {words}
        </Words>
      );
    }
    case 'change': {
      const change = changeWords(size, sizeBefore);
      return (
        <Words quiet tone={change?.tone}>
          {change?.words ?? null}
        </Words>
      );
    }
  }
}

interface WordsProps {
  /** Null if it is not known. */
  children: string | null;
  quiet?: boolean;
  tone?: 'usual' | 'none' | 'much' | undefined;
  title?: string | undefined;
}

function Words({ children, quiet = false, tone = 'usual', title }: WordsProps) {
  if (children === null) {
    return (
      <>
        <span className="builds-absent" aria-hidden>
          –
        </span>
        <span className="unseen">{say('app-page.not-known')}</span>
      </>
    );
  }
  return (
    <span
      className={`builds-words numbers builds-${tone} ${quiet ? 'small' : ''}`}
      title={title ?? children}
    >
      {children}
    </span>
  );
}

/** Sizes are compared with the build before, listed or not; one that was published here has its size from the run. */
function useRows(app: AppKey, page: AppPage, builds: readonly AppBuild[]): BuildRow[] {
  const reports = useBuildSheets((state) => state.feedback[idOfApp(app)] ?? null);
  const budget = useSnapshots(
    ({ presets }) => presetFor(presets, app.accountId, app.bundleId)?.sizeBudget ?? null,
  );
  // Only what the table needs of runs: while one is uploaded its snapshot changes ten times a second.
  const published = useSnapshots((state) => publishedBuilds(runsOfApp(state, app, page.app.id)));
  return useMemo(() => {
    const runs = new Map<string, PublishedBuild>(JSON.parse(published));
    const sizeOf = (build: AppBuild | undefined) => sizeOfBuild(build, runs);
    const older = buildsBefore(page.builds);
    const isMixed = page.builds.some(({ platform }) => platform !== page.builds[0]?.platform);
    return builds.map((build) => ({
      id: build.id,
      build,
      runId: runs.get(build.id)?.runId ?? null,
      size: sizeOf(build),
      sizeBefore: sizeOf(older.get(build.id)),
      feedback: feedbackWords(reports, build.id),
      budget,
      isMixed,
    }));
  }, [builds, page, published, reports, budget]);
}

/** The columns that there is room for. */
function useColumns(frame: RefObject<HTMLDivElement | null>): ColumnShape[] {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(entry.contentRect.width);
    });
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  // A list of its own for each set of columns, so that rows are rendered again only when it changes.
  const key = columns.filter(({ from }) => width >= from).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of columns says which ones they are.
  return useMemo(() => {
    const shown = columns.filter(({ from }) => width >= from);
    // One column takes the width that is left.
    const isFixed = shown.every((column) => column.width !== '1fr');
    return shown.map((column) =>
      isFixed && column.id === 'state' ? { ...column, width: '1fr' } : column,
    );
  }, [key]);
}

/** Restores the place in the list where the person left. */
function useKeptPlace(table: RefObject<HTMLTableElement | null>, app: AppKey): void {
  useEffect(() => {
    const rows = table.current;
    if (rows === null) return;
    const { scrollTop, row } = placeOf(app);
    let frame = requestAnimationFrame(() => {
      rows.scrollTop = scrollTop;
      frame = requestAnimationFrame(() => {
        if (row !== null && document.activeElement?.closest('dialog, [role="dialog"]') === null)
          rows.querySelector<HTMLElement>(`[data-key="${CSS.escape(row)}"]`)?.focus();
      });
    });
    const scrolled = () => keepPlace(app, { scrollTop: rows.scrollTop });
    const focused = ({ target }: FocusEvent) => {
      const place = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
      const key = place?.closest<HTMLElement>('[role="row"]')?.dataset.key;
      if (key !== undefined) keepPlace(app, { row: key });
    };
    rows.addEventListener('scrollend', scrolled);
    rows.addEventListener('focusin', focused);
    return () => {
      cancelAnimationFrame(frame);
      rows.removeEventListener('scrollend', scrolled);
      rows.removeEventListener('focusin', focused);
    };
  }, [table, app]);
}
