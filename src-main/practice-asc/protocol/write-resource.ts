import type { Identified, Relationship, ResourceType } from '../resources/resource-type';
import type { Moment } from '../world/state';
import type { Query } from './query';

/** What of a query shapes the resources in an answer. */
export type Selection = Pick<Query, 'include' | 'fields' | 'includeLimits'>;

export const everything: Selection = { include: [], fields: new Map(), includeLimits: new Map() };

/** So many of an included list come when no `limit[...]` asks for more. */
const usualIncluded = 10;

export function addressOf(origin: string, type: string, id: string): string {
  return `${origin}/v1/${type}/${id}`;
}

/** The ids of an included relationship that the answer carries, and how many there are. */
export function includedIds(
  relationship: Relationship,
  name: string,
  row: Identified,
  moment: Moment,
  selection: Selection,
): { ids: readonly string[]; total: number; limit: number } {
  const all = relationship.ids(row, moment);
  const limit = selection.includeLimits.get(name) ?? usualIncluded;
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
  // Data only where it was asked for: no data does not mean none.
  if (!selection.include.includes(name)) return relationship.hasLinks ? links : null;
  const { ids, total, limit } = includedIds(relationship, name, row, moment, selection);
  const linkages = ids.map((id) => ({ type: relationship.type, id }));
  if (!relationship.isToMany) return { data: linkages[0] ?? null, ...links };
  return { meta: { paging: { total, limit } }, data: linkages, ...links };
}

/** One resource as JSON:API writes it, trimmed to the fields that were asked for. */
export function writeResource(
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
