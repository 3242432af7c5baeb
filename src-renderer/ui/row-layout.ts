import { type Key, Layout, LayoutInfo, Rect, Size } from 'react-aria-components';

/**
 * Rows of one height, placed by their number. React Aria’s ListLayout builds all rows above the visible ones whenever
 * more of the list is seen: with ten thousand rows most of a frame.
 */
export class RowLayout extends Layout {
  private keys: Key[] = [];
  private places = new Map<Key, LayoutInfo>();
  private placed: unknown = null;
  private width = 0;

  /** In pixels. */
  constructor(private readonly rowHeight: number) {
    super();
  }

  override update(): void {
    const { collection, size } = this.virtualizer ?? {};
    if (!collection || !size) return;
    if (collection === this.placed && size.width === this.width) return;
    const isWider = size.width !== this.width;
    this.placed = collection;
    this.width = size.width;
    this.keys = Array.from(collection, ({ key }) => key);
    // A row that stays where it was keeps its place, and with it its styles.
    const before = isWider ? new Map<Key, LayoutInfo>() : this.places;
    this.places = new Map();
    this.keys.forEach((key, number) => {
      const known = before.get(key);
      if (known?.rect.y === number * this.rowHeight) this.places.set(key, known);
    });
  }

  getVisibleLayoutInfos(rect: Rect): LayoutInfo[] {
    const from = Math.max(0, Math.floor(rect.y / this.rowHeight));
    // Always as many: a row that leaves makes room for the one that comes, whose elements are then used again.
    const count = Math.ceil(rect.height / this.rowHeight) + 1;
    const visible = this.keys.slice(from, from + count);
    const kept = [...(this.virtualizer?.persistedKeys ?? [])];
    const isAbove = (key: Key) => this.numberOf(key) < from;
    const others = kept.filter((key) => !visible.includes(key) && this.numberOf(key) >= 0);
    const shown = [...others.filter(isAbove), ...visible, ...others.filter((key) => !isAbove(key))];
    return shown.flatMap((key) => this.getLayoutInfo(key) ?? []);
  }

  getLayoutInfo(key: Key): LayoutInfo | null {
    const known = this.places.get(key);
    if (known) return known;
    const number = this.numberOf(key);
    if (number < 0) return null;
    const rect = new Rect(0, number * this.rowHeight, this.width, this.rowHeight);
    const info = new LayoutInfo('item', key, rect);
    info.allowOverflow = true;
    this.places.set(key, info);
    return info;
  }

  getContentSize(): Size {
    return new Size(this.width, this.keys.length * this.rowHeight);
  }

  /** -1 if there is no such row. */
  private numberOf(key: Key): number {
    const number = this.virtualizer?.collection.getItem(key)?.index ?? -1;
    return this.keys[number] === key ? number : -1;
  }
}
