import { type RefObject, useMemo } from 'react';
import { useWidth } from '../../ui/use-width';

export interface ColumnShape<Id extends string> {
  id: Id;
  width: number | '1fr' | '2fr';
  /** Pixels of the table from which there is room for it. */
  from: number;
  isNumber?: boolean;
  /** Whether its heading is for screen readers alone. */
  isUnseen?: boolean;
  /** Whether its cells have a button, which takes the focus in their place. */
  hasButton?: boolean;
}

/** The columns for which the frame has room. */
export function useColumns<Id extends string>(
  frame: RefObject<HTMLDivElement | null>,
  columns: readonly ColumnShape<Id>[],
): ColumnShape<Id>[] {
  const width = useWidth(frame);
  const count = columns.filter(({ from }) => width >= from).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of columns says which ones they are.
  return useMemo(() => columns.filter(({ from }) => width >= from), [count]);
}
