import {
  type ComponentProps,
  createContext,
  type ReactElement,
  useContext,
  useMemo,
  useState,
} from 'react';
import {
  type CollectionRenderer,
  CollectionRendererContext,
  DefaultCollectionRenderer,
  type GridListItemRenderProps,
  type Key,
  Virtualizer,
} from 'react-aria-components';
import { RowLayout } from './row-layout';

interface LongListProps {
  /** Pixels, as in the styles. */
  rowHeight: number;
  /** A ListBox, or a GridList in a `LongGrid`. */
  children: ReactElement;
}

/** A list of any length, whose visible rows alone are rendered. */
export function LongList({ rowHeight, children }: LongListProps) {
  const [layout] = useState(() => new RowLayout(rowHeight));
  return <Virtualizer layout={layout}>{children}</Virtualizer>;
}

/** The same for a GridList. Its items are rendered by `numberedRow`. */
export function LongGrid({ rowHeight, children }: LongListProps) {
  return (
    <LongList rowHeight={rowHeight}>
      <UncountedRows>{children}</UncountedRows>
    </LongList>
  );
}

const RowsContext = createContext(DefaultCollectionRenderer);

/**
 * In a virtualized list each row of React Aria’s looks for its number among all rows, at each change: with ten thousand
 * of them that takes a third of a frame. `numberedRow` reads the number instead.
 */
export function UncountedRows({ children }: Pick<LongListProps, 'children'>) {
  const renderer = useContext(CollectionRendererContext);
  const rows = useMemo(() => ({ ...renderer, isVirtualized: false }), [renderer]);
  const list = useMemo(() => ({ ...renderer, CollectionRoot: UncountedRoot }), [renderer]);
  return (
    <RowsContext value={rows}>
      <CollectionRendererContext value={list}>{children}</CollectionRendererContext>
    </RowsContext>
  );
}

/** The list itself knows that it is virtualized, and its rows don’t. */
function UncountedRoot(props: ComponentProps<CollectionRenderer['CollectionRoot']>) {
  const rows = useContext(RowsContext);
  return (
    <CollectionRendererContext value={rows}>
      <rows.CollectionRoot {...props} />
    </CollectionRendererContext>
  );
}

/** The number of an item in its list, from 0 on. In a list of sections their headings are rows, too. */
export function numberOfRow({ id, state: { collection } }: GridListItemRenderProps): number {
  const item = id === undefined ? null : collection.getItem(id);
  if (item === null) return 0;
  return item.parentKey == null ? item.index : (numbersIn(collection).get(item.key) ?? 0);
}

type Rows = GridListItemRenderProps['state']['collection'];

const numbers = new WeakMap<Rows, ReadonlyMap<Key, number>>();

/** In a section an item has its number there, and not in the list. */
function numbersIn(rows: Rows): ReadonlyMap<Key, number> {
  const known = numbers.get(rows);
  if (known !== undefined) return known;
  const keys = [...rows.getKeys()].filter((key) => rows.getItem(key)?.type !== 'section');
  const counted = new Map(keys.map((key, number) => [key, number]));
  numbers.set(rows, counted);
  return counted;
}

/** Renders an item of a `LongGrid`, with its number for screen readers. */
export function numberedRow(
  row: ComponentProps<'div'>,
  item: GridListItemRenderProps,
): ReactElement {
  const numbered = { ...row, 'aria-rowindex': numberOfRow(item) + 1 };
  return <div {...numbered} />;
}
