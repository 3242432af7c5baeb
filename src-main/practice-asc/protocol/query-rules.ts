import { findType, relationshipNamed, typeNamed } from '../resources/registry';
import type { Identified } from '../resources/resource-type';
import type { Moment } from '../world/state';

/** A filter of a list: which values it takes, and which rows pass. */
export interface FilterRule<Row = Identified> {
  /** The only values there are; any text when not given. */
  oneOf?: readonly string[];
  passes(row: Row, values: readonly string[], moment: Moment): boolean;
}

/** Everything that may be asked of one path, after the `?`. */
export interface QueryRules {
  /** The type that the answer holds. */
  type: string;
  isList: boolean;
  filters: Record<string, FilterRule>;
  requiredFilters: readonly string[];
  /** `exists[name]`: what must be there or not. */
  exists: Record<string, (row: Identified, moment: Moment) => unknown>;
  sorts: Record<string, (row: Identified, moment: Moment) => string | number>;
  includes: readonly string[];
  /** Where an included list may be longer than usual. */
  includeLimits: Record<string, number>;
  /** False for bare lists of ids, which have no fields to choose. */
  hasFields: boolean;
  /** Included types whose `fields[...]` a path does not take all the same. */
  withoutFields?: readonly string[];
}

export const longestPage = 200;
export const longestIncluded = 50;

export function includeLimitOf(rules: QueryRules, name: string): number | null {
  const isToMany = rules.includes.includes(name) && relationshipNamed(rules.type, name).isToMany;
  return isToMany ? (rules.includeLimits[name] ?? longestIncluded) : null;
}

/** The types whose `fields[...]` a path takes: its own, and those that it may include. */
export function fieldTypesOf(rules: QueryRules): string[] {
  if (!rules.hasFields) return [];
  const included = rules.includes.map((name) => relationshipNamed(rules.type, name).type);
  const left = rules.withoutFields ?? [];
  return [rules.type, ...included].filter((name) => !left.includes(name));
}

/** Null when any name goes, because the practice team has nothing of the type. */
export function fieldNamesOf(typeName: string): string[] | null {
  if (!findType(typeName)) return null;
  const { attributes, relationships } = typeNamed(typeName);
  return [...Object.keys(attributes), ...Object.keys(relationships)];
}
