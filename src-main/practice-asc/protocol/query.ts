export interface SortOrder {
  name: string;
  isDescending: boolean;
}

/** A query that a path takes. */
export interface Query {
  filters: ReadonlyMap<string, readonly string[]>;
  exists: ReadonlyMap<string, boolean>;
  sort: readonly SortOrder[];
  include: readonly string[];
  /** Fields asked for, by type; a type that is not named shows all. */
  fields: ReadonlyMap<string, readonly string[]>;
  limit: number;
  includeLimits: ReadonlyMap<string, number>;
  /** How many rows come before this page. */
  offset: number;
}

/** A query while it is being read. */
export interface Draft {
  filters: Map<string, string[]>;
  exists: Map<string, boolean>;
  sort: SortOrder[];
  include: string[];
  fields: Map<string, string[]>;
  limit: number;
  includeLimits: Map<string, number>;
  offset: number;
}
