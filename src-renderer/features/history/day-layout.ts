import { type Key, Layout, LayoutInfo, Rect, Size } from 'react-aria-components';

/** Pixels, matching the styles. */
const headingHeight = 28;
/** From this width on a row has one line, below it two, and below the next one three. */
const rowHeights = [
  { from: 720, height: 36 },
  { from: 460, height: 56 },
  { from: 0, height: 84 },
] as const;

interface Day {
  section: LayoutInfo;
  heading: LayoutInfo | null;
  rows: LayoutInfo[];
}

/**
 * Rows of fixed height under sticky headings. Every position is computed at once, which is fast even for thousands:
 * nothing is estimated, so a saved scroll position shows the same rows again.
 */
export class DayLayout extends Layout {
  private places = new Map<Key, LayoutInfo>();
  private days: Day[] = [];
  private contentSize = new Size();

  override update(): void {
    const { collection, size } = this.virtualizer ?? {};
    if (!collection || !size) return;
    const before = this.places;
    this.places = new Map();
    this.days = [];
    const height = rowHeights.find(({ from }) => size.width >= from)?.height ?? 36;
    let top = 0;
    const place = (type: string, key: Key, rect: Rect, parent: Key | null): LayoutInfo => {
      const known = before.get(key);
      const info = known?.rect.equals(rect) ? known : new LayoutInfo(type, key, rect);
      info.parentKey = parent;
      info.allowOverflow = true;
      this.places.set(key, info);
      return info;
    };
    for (const node of collection) {
      const begin = top;
      let heading: LayoutInfo | null = null;
      const rows: LayoutInfo[] = [];
      for (const child of collection.getChildren?.(node.key) ?? []) {
        if (child.type === 'header') {
          // A sticky box stays in the flow of its section: its offset is the beginning of the section.
          heading = place('header', child.key, new Rect(0, 0, size.width, headingHeight), node.key);
          heading.isSticky = true;
          heading.zIndex = 1;
          top += headingHeight;
        } else {
          rows.push(place('item', child.key, new Rect(0, top, size.width, height), node.key));
          top += height;
        }
      }
      const rect = new Rect(0, begin, size.width, top - begin);
      this.days.push({ section: place('section', node.key, rect, null), heading, rows });
    }
    this.contentSize = new Size(size.width, top);
  }

  getVisibleLayoutInfos(rect: Rect): LayoutInfo[] {
    const visible: LayoutInfo[] = [];
    for (const { section, heading, rows } of this.days) {
      const isKept = (info: LayoutInfo) => this.virtualizer?.isPersistedKey(info.key) ?? false;
      const shown = section.rect.intersects(rect)
        ? rows.filter((row) => row.rect.intersects(rect) || isKept(row))
        : rows.filter(isKept);
      if (shown.length === 0 && !section.rect.intersects(rect)) continue;
      visible.push(section, ...(heading === null ? [] : [heading]), ...shown);
    }
    return visible;
  }

  getLayoutInfo(key: Key): LayoutInfo | null {
    return this.places.get(key) ?? null;
  }

  getContentSize(): Size {
    return this.contentSize;
  }
}
