import { type ReactNode, type Ref, useRef } from 'react';
import { GridList, GridListItem, type GridListProps } from 'react-aria-components';
import { LongGrid, numberOfRow } from '../../ui/long-list';
import { TableCell, TableHead, TableRow } from '../../ui/long-table';
import { type ColumnShape, useColumns } from './use-columns';
import './expiry-table.css';

/** Pixels, as in the styles. */
export const rowHeight = 36;
const headingHeight = 28;

interface BuildGridProps<Row extends { id: string }, Id extends string>
  extends Pick<
    GridListProps<Row>,
    'selectionMode' | 'selectedKeys' | 'onSelectionChange' | 'onAction' | 'escapeKeyBehavior'
  > {
  label: string;
  columns: readonly ColumnShape<Id>[];
  rows: readonly Row[];
  /** Rows that are visible before the list scrolls. */
  visibleRows: number;
  /** The column that names a row. */
  header: Id;
  headingOf: (column: Id) => string;
  /** For type-ahead. */
  textOf: (row: Row) => string;
  contentOf: (column: Id, row: Row) => ReactNode;
  /** What the content of a row depends on, beside the row. */
  dependencies: readonly unknown[];
  rowClassName?: string;
  className?: string;
  ref?: Ref<HTMLDivElement>;
}

/** Builds with what expires, a row each; only the visible rows are rendered. */
export function BuildGrid<Row extends { id: string }, Id extends string>({
  label,
  columns,
  rows,
  visibleRows,
  header,
  headingOf,
  textOf,
  contentOf,
  dependencies,
  rowClassName = '',
  className = '',
  ref,
  ...grid
}: BuildGridProps<Row, Id>) {
  const frame = useRef<HTMLDivElement>(null);
  const shown = useColumns(frame, columns);
  const height = headingHeight + Math.min(rows.length, visibleRows) * rowHeight + 2;
  const template = shown
    // Not shown: a length of CSS.
    .map(({ width }) => (typeof width === 'number' ? `${width}px` : `minmax(44px, ${width})`))
    .join(' ');
  const headings = shown.map(({ id, isNumber, isUnseen }) => ({
    id,
    // Not shown: names of classes.
    className: `expiry-column ${isNumber ? 'expiry-number' : ''}`,
    content: <span className={isUnseen ? 'unseen' : 'expiry-words'}>{headingOf(id)}</span>,
  }));
  return (
    <div
      ref={frame}
      className={`expiry-frame ${className}`}
      style={{ blockSize: `${height}px`, '--expiry-columns': template }}
    >
      <LongGrid rowHeight={rowHeight}>
        <GridList
          {...grid}
          ref={ref}
          className="expiry-table"
          aria-label={label}
          items={rows}
          dependencies={[shown, ...dependencies]}
          render={(table) => (
            <TableHead
              {...table}
              rowCount={rows.length}
              rowClassName="expiry-headings"
              headings={headings}
            />
          )}
        >
          {(row) => (
            <GridListItem
              id={row.id}
              className={`expiry-row ${rowClassName}`}
              textValue={textOf(row)}
              render={(props, item) => (
                <TableRow {...props} number={numberOfRow(item)}>
                  {shown.map(({ id, isNumber, hasButton }, place) => (
                    <TableCell
                      key={id}
                      place={place}
                      className={`expiry-cell ${isNumber ? 'expiry-number' : ''}`}
                      isHeader={id === header}
                      isFocusable={hasButton !== true}
                    >
                      {contentOf(id, row)}
                    </TableCell>
                  ))}
                </TableRow>
              )}
            />
          )}
        </GridList>
      </LongGrid>
    </div>
  );
}
