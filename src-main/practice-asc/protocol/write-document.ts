import { findType } from '../resources/registry';
import type { Identified, ResourceType } from '../resources/resource-type';
import type { Moment } from '../world/state';
import { writeCursor } from './cursor';
import type { Query } from './query';
import { includedIds, type Selection, writeResource } from './write-resource';

/** Everything that the rows' included relationships lead to, each once, in order of first sight. */
function writeIncluded(
  type: ResourceType,
  rows: readonly Identified[],
  moment: Moment,
  selection: Selection,
): object[] {
  const written = new Map<string, object>();
  for (const name of selection.include) {
    const relationship = type.relationships[name];
    const target = relationship && findType(relationship.type);
    if (!relationship || !target) continue;
    const plain: Selection = { ...selection, include: [] };
    for (const row of rows) {
      for (const id of includedIds(relationship, name, row, moment, selection).ids) {
        const key = `${target.name}/${id}`;
        const found = written.has(key) ? undefined : target.find(id, moment);
        if (found) written.set(key, writeResource(target, found, moment, plain));
      }
    }
  }
  return [...written.values()];
}

/** The address that was asked, absolute. What an address may not have as it stands, like the brackets of a filter,
 * is escaped: Apple's schemas want it so. */
export function selfOf(moment: Moment, target: string): string {
  return `${moment.origin}${target.replaceAll(/[^\w\-.~:/?#@!$&'()*+,;=%]/g, encodeURIComponent)}`;
}

export function writeOne(
  type: ResourceType,
  row: Identified,
  moment: Moment,
  selection: Selection,
  target: string,
): object {
  const data = writeResource(type, row, moment, selection);
  const links = { self: selfOf(moment, target) };
  if (selection.include.length === 0) return { data, links };
  return { data, included: writeIncluded(type, [row], moment, selection), links };
}

/** The address of another page of the same list: every parameter repeated, and a cursor. */
function pageAddress(moment: Moment, target: string, offset: number | null): string {
  const url = new URL(target, moment.origin);
  url.searchParams.delete('cursor');
  if (offset !== null) url.searchParams.set('cursor', writeCursor(offset));
  return url.toString();
}

/** The links and counts around one page of a list. */
export function writePaging(total: number, query: Query, moment: Moment, target: string) {
  const end = query.offset + query.limit;
  const hasMore = end < total;
  return {
    links: {
      self: selfOf(moment, target),
      first: pageAddress(moment, target, null),
      ...(hasMore ? { next: pageAddress(moment, target, end) } : {}),
    },
    meta: {
      paging: { total, limit: query.limit, ...(hasMore ? { nextCursor: writeCursor(end) } : {}) },
    },
  };
}

export function writeList(
  type: ResourceType,
  rows: readonly Identified[],
  moment: Moment,
  query: Query,
  target: string,
): object {
  const page = rows.slice(query.offset, query.offset + query.limit);
  const data = page.map((row) => writeResource(type, row, moment, query));
  const included =
    query.include.length > 0 ? { included: writeIncluded(type, page, moment, query) } : {};
  return { data, ...included, ...writePaging(rows.length, query, moment, target) };
}
