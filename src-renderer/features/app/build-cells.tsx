import {
  Check,
  CircleDashed,
  CircleX,
  Clock,
  Hourglass,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import { type ComponentProps, createContext, type ReactNode, useContext } from 'react';
import type { AppBuild, AppPage } from '#shared/domain/app-page';
import {
  type BuildIcon,
  buildChip,
  buildTesters,
  changeWords,
  expiresWords,
  groupsWords,
  notesCell,
  overBudgetWords,
  testersWords,
} from '#shared/words/app-builds';
import { formatSize } from '#shared/words/format';
import { say } from '#shared/words/say';
import { fullTime } from '#shared/words/time';
import type { AppKey } from '../../store/app-pages';
import { Chip } from '../../ui/chip';
import { TableCell, TableRow } from '../../ui/long-table';
import { platformName, versionAndBuild } from '../../words/package';
import type { ColumnId, ColumnShape } from './build-columns';
import { BuildMenu } from './build-menu';

const icons: Record<BuildIcon, LucideIcon> = {
  processing: Hourglass,
  review: Clock,
  settled: Check,
  look: TriangleAlert,
  failed: CircleX,
  over: CircleDashed,
};

export interface BuildRow {
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

/** What the rows are shown for: a change of it renders those that are visible again, and not the whole list. */
interface Shown {
  app: AppKey;
  page: AppPage;
  now: number;
  columns: readonly ColumnShape[];
}

export const ShownContext = createContext<Shown | null>(null);

interface BuildCellsProps extends ComponentProps<'div'> {
  build: BuildRow;
  /** In the list, from 0 on. */
  number: number;
}

/** One build. */
export function BuildCells({ build: row, ...props }: BuildCellsProps) {
  const shown = useContext(ShownContext);
  if (shown === null) return null;
  const { app, page, now, columns } = shown;
  return (
    <TableRow {...props}>
      {columns.map(({ id, isNumber }, place) =>
        id === 'actions' ? (
          <TableCell key={id} place={place} className="builds-cell" isFocusable={false}>
            <BuildMenu app={app} page={page} build={row.build} runId={row.runId} />
          </TableCell>
        ) : (
          <TableCell
            key={id}
            place={place}
            className={`builds-cell ${isNumber ? 'builds-number' : ''}`}
            isHeader={id === 'build'}
          >
            {contentOf(id, row, page, now)}
          </TableCell>
        ),
      )}
    </TableRow>
  );
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
