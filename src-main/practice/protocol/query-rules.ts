import { findType, relationshipNamed, typeNamed } from '../resources/registry';
import type { Identified } from '../resources/resource-type';
import type { Moment } from '../world/state';

/** A list filter: the values it accepts, and the rows that match. */
export interface FilterRule<Row = Identified> {
  /** The allowed values; any text when left out. */
  oneOf?: readonly string[];
  passes(row: Row, values: readonly string[], moment: Moment): boolean;
}

/** Everything that the query of one path may contain. */
export interface QueryRules {
  /** The type in the response. */
  type: string;
  isList: boolean;
  filters: Record<string, FilterRule>;
  requiredFilters: readonly string[];
  /** `exists[name]`: what must exist or not. */
  exists: Record<string, (row: Identified, moment: Moment) => unknown>;
  sorts: Record<string, (row: Identified, moment: Moment) => string | number>;
  includes: readonly string[];
  /** Where an included list may have a higher limit than usual. */
  includeLimits: Record<string, number>;
  /** False for bare lists of ids, which have no fields to select. */
  hasFields: boolean;
  /** Included types whose `fields[...]` a path refuses nevertheless. */
  withoutFields?: readonly string[];
}

export const maxPageSize = 200;
const maxIncluded = 50;

export function includeLimitOf(rules: QueryRules, name: string): number | null {
  const isToMany = rules.includes.includes(name) && relationshipNamed(rules.type, name).isToMany;
  return isToMany ? (rules.includeLimits[name] ?? maxIncluded) : null;
}

/** The types whose `fields[...]` a path accepts: its own, and those that it may include. */
export function fieldTypesOf(rules: QueryRules): string[] {
  if (!rules.hasFields) return [];
  const included = rules.includes.map((name) => relationshipNamed(rules.type, name).type);
  const left = rules.withoutFields ?? [];
  return [rules.type, ...included].filter((name) => !left.includes(name));
}

/** Null when any name is accepted, because the practice team has nothing of the type. */
export function fieldNamesOf(typeName: string): string[] | null {
  if (!findType(typeName)) return null;
  const { attributes, relationships } = typeNamed(typeName);
  return [...Object.keys(attributes), ...Object.keys(relationships)];
}
