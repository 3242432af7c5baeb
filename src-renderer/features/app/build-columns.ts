import { type RefObject, useMemo } from 'react';
import { say } from '#shared/words/say';
import { useWidth } from '../../ui/use-width';

export type ColumnId =
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

export interface ColumnShape {
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
  { id: 'notes', width: 116, from: 1000 },
  { id: 'expires', width: 104, from: 520 },
  { id: 'size', width: 80, from: 680, isNumber: true },
  { id: 'change', width: 96, from: 760 },
  { id: 'feedback', width: 108, from: 880, isNumber: true },
  { id: 'actions', width: 44, from: 0 },
];

export function columnName(id: ColumnId): string {
  return id === 'notes' || id === 'feedback'
    ? say(`builds.column.${id}`)
    : say(`app-page.column.${id}`);
}

/** The columns that there is room for. */
export function useColumns(frame: RefObject<HTMLDivElement | null>): ColumnShape[] {
  const width = useWidth(frame);
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

/** The widths of the columns, for a grid. */
export function templateOf(shown: readonly ColumnShape[]): string {
  // Not shown: for a style.
  return shown.map(({ width }) => (width === '1fr' ? 'minmax(44px, 1fr)' : `${width}px`)).join(' ');
}
