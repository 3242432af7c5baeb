import { memo, type RefObject, useEffect, useMemo, useRef } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { type AppBuild, type AppPage, buildsBefore } from '#shared/domain/app-page';
import { presetFor } from '#shared/domain/preset';
import { feedbackWords } from '#shared/words/app-builds';
import { say } from '#shared/words/say';
import { type AppKey, idOfApp, keepPlace, placeOf, runsOfApp } from '../../store/app-pages';
import {
  openBuildSheet,
  type PublishedBuild,
  publishedBuilds,
  sizeOfBuild,
  useBuildSheets,
} from '../../store/build-sheets';
import { useSnapshots } from '../../store/snapshots';
import { LongGrid, numberOfRow } from '../../ui/long-list';
import { TableHead } from '../../ui/long-table';
import { versionAndBuild } from '../../words/package';
import { BuildCells, type BuildRow, ShownContext } from './build-cells';
import { columnName, templateOf, useColumns } from './build-columns';
import './builds-table.css';

/** Pixels, as in the styles. */
const rowHeight = 32;
const headingHeight = 28;
const border = 1;
/** Rows that are visible before the list scrolls. */
const visibleRows = 12;

interface BuildsTableProps {
  app: AppKey;
  page: AppPage;
  /** Those that are listed. */
  builds: readonly AppBuild[];
  now: number;
}

/** A row a build; only the visible ones are rendered. Enter or a click opens the build. */
export const BuildsTable = memo(function BuildsTable({ app, page, builds, now }: BuildsTableProps) {
  const table = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const columns = useColumns(frame);
  const rows = useRows(app, page, builds);
  useKeptPlace(table, app);
  const shown = useMemo(() => ({ app, page, now, columns }), [app, page, now, columns]);
  const height = border + headingHeight + Math.min(rows.length, visibleRows) * rowHeight;
  const headings = columns.map(({ id, isNumber }) => ({
    id,
    // Not shown: names of styles.
    className: `builds-column ${isNumber ? 'builds-number' : ''}`,
    content: <span className={id === 'actions' ? 'unseen' : 'builds-words'}>{columnName(id)}</span>,
  }));
  return (
    <ShownContext value={shown}>
      <div
        ref={frame}
        className="builds-frame"
        style={{ blockSize: `${height}px`, '--builds-columns': templateOf(columns) }}
      >
        <LongGrid rowHeight={rowHeight}>
          <GridList
            ref={table}
            className="builds-table"
            aria-label={say('app-page.builds')}
            items={rows}
            onAction={(key) => openBuildSheet(app, String(key), 'detail')}
            render={(grid) => (
              <TableHead
                {...grid}
                rowCount={rows.length}
                rowClassName="builds-headings"
                headings={headings}
              />
            )}
          >
            {(row) => (
              <GridListItem
                id={row.id}
                className="builds-row"
                textValue={versionAndBuild(row.build)}
                render={(props, item) => (
                  <BuildCells {...props} build={row} number={numberOfRow(item)} />
                )}
              />
            )}
          </GridList>
        </LongGrid>
      </div>
    </ShownContext>
  );
});

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

/** Restores the place in the list where the person left. */
function useKeptPlace(table: RefObject<HTMLElement | null>, app: AppKey): void {
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
