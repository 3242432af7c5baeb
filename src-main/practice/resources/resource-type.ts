import type { Moment } from '../world/state';

export interface Identified {
  id: string;
}

/** A relationship from one resource to others. */
export interface Relationship<Row = Identified> {
  /** The type that it points to. */
  type: string;
  isToMany: boolean;
  /**
   * Whether responses carry its two links, also where no route serves them, as Apple's do. A few relationships have
   * none: they only show when included.
   */
  hasLinks: boolean;
  /** Ids of the rows that it points to, in order; at most one for a to-one. */
  ids(row: Row, moment: Moment): readonly string[];
  /** How many there are, for a relationship that is never included and still has its total. */
  total?(row: Row): number;
}

type Attribute<Row> = (row: Row, moment: Moment) => unknown;

/** One type of resource: how its rows are found and read. The keys are the names that clients see. */
export interface ResourceType<Row = Identified> {
  name: string;
  /** Finds a row that is visible at that moment. */
  find(id: string, moment: Moment): Row | undefined;
  attributes: Record<string, Attribute<Row>>;
  relationships: Record<string, Relationship<Row>>;
}

/** Erases the row's type, so that one serializer serves all: the type's functions only get its own rows. */
export function resourceType<Row extends Identified>(type: ResourceType<Row>): ResourceType {
  return type as unknown as ResourceType;
}

export function toOne<Row>(
  type: string,
  read: (row: Row, moment: Moment) => string | null | undefined,
  hasLinks = true,
): Relationship<Row> {
  const ids = (row: Row, moment: Moment) => {
    const id = read(row, moment);
    return id ? [id] : [];
  };
  return { type, isToMany: false, hasLinks, ids };
}

export function toMany<Row>(
  type: string,
  ids: (row: Row, moment: Moment) => readonly string[],
  hasLinks = true,
): Relationship<Row> {
  return { type, isToMany: true, hasLinks, ids };
}

/** A relationship to a type that the practice team has none of: it may be included, and is empty. */
export function emptyOne<Row>(type: string, hasLinks = true): Relationship<Row> {
  return { type, isToMany: false, hasLinks, ids: () => [] };
}

/** A relationship to resources that are only counted. */
export function countedMany<Row>(type: string, total: (row: Row) => number): Relationship<Row> {
  return { type, isToMany: true, hasLinks: true, ids: () => [], total };
}

export function emptyMany<Row>(type: string, hasLinks = true): Relationship<Row> {
  return { type, isToMany: true, hasLinks, ids: () => [] };
}

/** Relationships that may be named in `fields`, and that lead to no type known here. */
export function namedOnly<Row>(...names: string[]): Record<string, Relationship<Row>> {
  return Object.fromEntries(names.map((name) => [name, emptyMany<Row>(name)]));
}

/** Attributes named like the row's own fields. */
export function ownFields<Row extends object>(
  ...names: (keyof Row & string)[]
): Record<string, Attribute<Row>> {
  return Object.fromEntries(names.map((name) => [name, (row: Row) => row[name]]));
}

/** The same for fields that a row may lack. */
export function fieldsOrNull<Row extends object>(
  ...names: (keyof Row & string)[]
): Record<string, Attribute<Row>> {
  return Object.fromEntries(names.map((name) => [name, (row: Row) => row[name] ?? null]));
}

/** Attributes that exist, and that the practice team never has. */
export function absentFields<Row>(...names: string[]): Record<string, Attribute<Row>> {
  return Object.fromEntries(names.map((name) => [name, () => null]));
}

export function idsWhere<Row extends Identified>(
  rows: readonly Row[],
  fits: (row: Row) => boolean,
): string[] {
  return rows.filter(fits).map((row) => row.id);
}
