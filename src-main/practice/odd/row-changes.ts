import { signingOf } from '../world/signing';
import type { Moment, WorldState } from '../world/state';

interface Row {
  id: string;
}

type Rows = readonly Row[];

/** One row before and after a write. */
export interface RowChange {
  /** The row's table: `builds`, or `signing/devices`. */
  table: string;
  id: string;
  /** A copy of it, and its position among the others; null when the write created it. */
  before: { row: Row; place: number } | null;
  /** Whether it still exists. */
  isThere: boolean;
}

/** A copy of all rows, by table. */
type RowCopies = ReadonlyMap<string, Rows>;

function tablesOf({ signing, ...others }: WorldState): [string, Row[]][] {
  const tables = Object.entries(others).filter(([, rows]) => Array.isArray(rows));
  const ofSigning = Object.entries(signing ?? {}).map(([name, rows]) => [`signing/${name}`, rows]);
  return [...tables, ...ofSigning] as [string, Row[]][];
}

/** The same world with different rows in some tables. */
function withTables(state: WorldState, tables: ReadonlyMap<string, Rows>): WorldState {
  const copy: Record<string, unknown> = {
    ...state,
    signing: state.signing && { ...state.signing },
  };
  for (const [table, rows] of tables) {
    const [first = '', second] = table.split('/');
    if (second === undefined) copy[first] = rows;
    else (copy[first] as Record<string, Rows>)[second] = rows;
  }
  return copy as unknown as WorldState;
}

/** Copies every row before a write. */
export function copyRows(moment: Moment): RowCopies {
  // Created now, so that it does not look like part of the write.
  signingOf(moment);
  return new Map(tablesOf(moment.state).map(([table, rows]) => [table, structuredClone(rows)]));
}

/** The rows that a write changed since they were copied. */
export function changesSince(copies: RowCopies, state: WorldState): RowChange[] {
  return tablesOf(state).flatMap(([table, rows]) => {
    const now = new Map(rows.map((row) => [row.id, row]));
    const before = new Map((copies.get(table) ?? []).map((row, place) => [row.id, { row, place }]));
    const ids = [...new Set([...before.keys(), ...now.keys()])];
    const isSame = (id: string) =>
      JSON.stringify(before.get(id)?.row) === JSON.stringify(now.get(id));
    return ids
      .filter((id) => !isSame(id))
      .map((id) => ({ table, id, before: before.get(id) ?? null, isThere: now.has(id) }));
  });
}

/** The world before some writes, oldest first, made their changes. It shares all other rows. */
export function stateBefore(state: WorldState, changes: readonly RowChange[]): WorldState {
  const oldest = new Map<string, RowChange>();
  for (const change of changes) {
    const key = `${change.table} ${change.id}`;
    if (!oldest.has(key)) oldest.set(key, change);
  }
  const tables = new Map<string, Row[]>();
  const current = new Map(tablesOf(state));
  for (const { table, id, before } of oldest.values()) {
    const rows = tables.get(table) ?? [...(current.get(table) ?? [])];
    const place = rows.findIndex((row) => row.id === id);
    if (place >= 0) rows.splice(place, 1, ...(before ? [before.row] : []));
    else if (before) rows.splice(before.place, 0, before.row);
    tables.set(table, rows);
  }
  return withTables(state, tables);
}

/** Reverts the changes of a write. Rows that still exist remain the same objects. */
export function undo(changes: readonly RowChange[], state: WorldState): void {
  const tables = new Map(tablesOf(state));
  for (const { table, id, before } of changes) {
    const rows = tables.get(table) ?? [];
    const place = rows.findIndex((row) => row.id === id);
    const row = rows[place];
    if (before === null) rows.splice(place, 1);
    else if (row === undefined) rows.splice(before.place, 0, before.row);
    else {
      for (const name of Object.keys(row)) delete (row as unknown as Record<string, unknown>)[name];
      Object.assign(row, before.row);
    }
  }
}
