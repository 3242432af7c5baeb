import {
  type ComponentProps,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useRef,
} from 'react';
import { CollectionRendererContext, DefaultCollectionRenderer } from 'react-aria-components';

/*
 * A table of any length: a GridList in a `LongGrid` whose rows are made of these. In React Aria’s own table each cell is
 * as dear as a row: while builds were scrolled, a frame took 17 ms of the main thread with it, and 7 ms with these.
 * The roles are spread: elements of HTML tables can’t be placed one by one, as the rows of a long list are.
 */

interface Heading {
  id: string;
  className: string;
  content: ReactNode;
}

interface TableHeadProps extends ComponentProps<'div'> {
  /** Without the headings. */
  rowCount: number;
  rowClassName: string;
  headings: readonly Heading[];
}

/** Renders the GridList, with headings above its rows. */
export function TableHead({ rowCount, rowClassName, headings, children, ...grid }: TableHeadProps) {
  const table = {
    ...grid,
    ...useKeptColumn(grid),
    'aria-rowcount': rowCount + 1,
    'aria-colcount': headings.length,
  };
  const row = { role: 'row', 'aria-rowindex': 1, className: rowClassName };
  return (
    <div {...table}>
      <div {...row}>
        {headings.map(({ id, className, content }, place) => {
          const heading = { role: 'columnheader', 'aria-colindex': place + 1, className };
          return (
            <div key={id} {...heading}>
              {content}
            </div>
          );
        })}
      </div>
      {children}
    </div>
  );
}

interface TableRowProps extends ComponentProps<'div'> {
  /** In the list, from 0 on. */
  number: number;
}

/** Renders a GridListItem. */
export function TableRow({ number, children, ...props }: TableRowProps) {
  const row = { ...props, 'aria-rowindex': number + 2 };
  return (
    <div {...row}>
      {/* A menu in a cell is no long list. */}
      <CollectionRendererContext value={DefaultCollectionRenderer}>
        {children}
      </CollectionRendererContext>
    </div>
  );
}

interface TableCellProps {
  /** From 0 on. */
  place: number;
  className: string;
  children: ReactNode;
  /** Whether it names the row. */
  isHeader?: boolean;
  /** Not if it has a button: the arrow keys go to that. */
  isFocusable?: boolean;
}

export function TableCell({
  place,
  className,
  children,
  isHeader = false,
  isFocusable = true,
}: TableCellProps) {
  const cell = {
    role: isHeader ? 'rowheader' : 'gridcell',
    'aria-colindex': place + 1,
    className,
    tabIndex: isFocusable ? -1 : undefined,
  };
  return <div {...cell}>{children}</div>;
}

/** From a cell, the arrows up and down go to the same column of the row above or below. */
function useKeptColumn({ onKeyDownCapture, onFocus }: ComponentProps<'div'>) {
  const column = useRef<string | null>(null);
  return {
    onKeyDownCapture: (event: KeyboardEvent<HTMLDivElement>) => {
      onKeyDownCapture?.(event);
      // The row passes the key on to the list as an event of its own.
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const cell = event.target.closest('[aria-colindex]');
      const isVertical = event.key === 'ArrowUp' || event.key === 'ArrowDown';
      column.current = isVertical ? (cell?.getAttribute('aria-colindex') ?? null) : null;
    },
    onFocus: (event: FocusEvent<HTMLDivElement>) => {
      onFocus?.(event);
      const { target } = event;
      if (column.current === null || target.role !== 'row') return;
      const cell = target.querySelector<HTMLElement>(`[aria-colindex="${column.current}"]`);
      column.current = null;
      (cell?.querySelector('button') ?? cell)?.focus();
    },
  };
}
