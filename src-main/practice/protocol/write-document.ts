import { findType } from '../resources/registry';
import type { Identified, Relationship, ResourceType } from '../resources/resource-type';
import type { Moment } from '../world/state';
import type { Query } from './query';
import { writeCursor } from './readers';

/** Everything that the rows' included relationships point to, each once, in order of appearance. */
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

/**
 * The requested address, absolute. Characters that a URL may not contain, like the brackets of a filter, are escaped,
 * as Apple's schemas require.
 */
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

/** The parts of a query that shape the resources in a response. */
type Selection = Pick<Query, 'include' | 'fields' | 'includeLimits'>;

export const everything: Selection = { include: [], fields: new Map(), includeLimits: new Map() };

/** The size of an included list when no `limit[...]` asks for more. */
const defaultIncluded = 10;

export function addressOf(origin: string, type: string, id: string): string {
  return `${origin}/v1/${type}/${id}`;
}

/** The ids of an included relationship in the response, and their total number. */
function includedIds(
  relationship: Relationship,
  name: string,
  row: Identified,
  moment: Moment,
  selection: Selection,
): { ids: readonly string[]; total: number; limit: number } {
  const all = relationship.ids(row, moment);
  const limit = selection.includeLimits.get(name) ?? defaultIncluded;
  return { ids: all.slice(0, limit), total: all.length, limit };
}

function writeRelationship(
  type: ResourceType,
  name: string,
  row: Identified,
  moment: Moment,
  selection: Selection,
): object | null {
  const relationship = type.relationships[name] as Relationship;
  const address = addressOf(moment.origin, type.name, row.id);
  const links = relationship.hasLinks
    ? { links: { self: `${address}/relationships/${name}`, related: `${address}/${name}` } }
    : {};
  const counted = relationship.total?.(row);
  if (counted !== undefined)
    return { meta: { paging: { total: counted, limit: defaultIncluded } }, ...links };
  // Data only where it was requested: missing data does not mean none.
  if (!selection.include.includes(name)) return relationship.hasLinks ? links : null;
  const { ids, total, limit } = includedIds(relationship, name, row, moment, selection);
  const linkages = ids.map((id) => ({ type: relationship.type, id }));
  if (!relationship.isToMany) return { data: linkages[0] ?? null, ...links };
  return { meta: { paging: { total, limit } }, data: linkages, ...links };
}

/** One resource as JSON:API, with only the requested fields. */
function writeResource(
  type: ResourceType,
  row: Identified,
  moment: Moment,
  selection: Selection,
): object {
  const wanted = selection.fields.get(type.name);
  const isWanted = (name: string) => wanted === undefined || wanted.includes(name);
  const attributes: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(type.attributes)) {
    if (isWanted(name)) attributes[name] = read(row, moment);
  }
  const relationships: Record<string, object> = {};
  for (const name of Object.keys(type.relationships)) {
    const written = isWanted(name) ? writeRelationship(type, name, row, moment, selection) : null;
    if (written) relationships[name] = written;
  }
  return {
    type: type.name,
    id: row.id,
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(Object.keys(relationships).length > 0 ? { relationships } : {}),
    links: { self: addressOf(moment.origin, type.name, row.id) },
  };
}
