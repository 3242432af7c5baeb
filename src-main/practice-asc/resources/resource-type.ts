import type { Moment } from '../world/state';

export interface Identified {
  id: string;
}

/** How one resource points at others. */
export interface Relationship<Row = Identified> {
  /** The type that it points at. */
  type: string;
  isToMany: boolean;
  /** A few relationships have no address of their own: they only show when included. */
  hasLinks: boolean;
  /** Ids of the rows that it points at, in order; at most one when it is not to-many. */
  ids(row: Row, moment: Moment): readonly string[];
}

type Attribute<Row> = (row: Row, moment: Moment) => unknown;

/** One type of resource: how its rows are found and read. The keys are the names that clients see. */
export interface ResourceType<Row = Identified> {
  name: string;
  /** Finds a row that can be seen at that moment. */
  find(id: string, moment: Moment): Row | undefined;
  attributes: Record<string, Attribute<Row>>;
  relationships: Record<string, Relationship<Row>>;
}

/** Forgets the row's own type, so that one serialiser serves all: the type's functions only get its own rows. */
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

/** A relationship to something that the practice team has none of: it may be included, and is empty. */
export function emptyOne<Row>(type: string): Relationship<Row> {
  return { type, isToMany: false, hasLinks: false, ids: () => [] };
}

export function emptyMany<Row>(type: string): Relationship<Row> {
  return { type, isToMany: true, hasLinks: false, ids: () => [] };
}

/** Relationships whose names may be asked for in `fields`, and that lead nowhere. */
export function namedOnly<Row>(...names: string[]): Record<string, Relationship<Row>> {
  return Object.fromEntries(names.map((name) => [name, emptyMany<Row>(name)]));
}

/** Attributes that read like the row's own fields. */
export function ownFields<Row extends object>(
  ...names: (keyof Row & string)[]
): Record<string, Attribute<Row>> {
  return Object.fromEntries(names.map((name) => [name, (row: Row) => row[name]]));
}

/** The same of fields that a row may lack. */
export function fieldsOrNull<Row extends object>(
  ...names: (keyof Row & string)[]
): Record<string, Attribute<Row>> {
  return Object.fromEntries(names.map((name) => [name, (row: Row) => row[name] ?? null]));
}

/** Attributes that exist and that the practice team never fills. */
export function absentFields<Row>(...names: string[]): Record<string, Attribute<Row>> {
  return Object.fromEntries(names.map((name) => [name, () => null]));
}

export function idsWhere<Row extends Identified>(
  rows: readonly Row[],
  fits: (row: Row) => boolean,
): string[] {
  return rows.filter(fits).map((row) => row.id);
}
