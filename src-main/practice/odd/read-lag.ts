import type { Fault } from '../faults';
import type { Answer } from '../protocol/api-error';
import type { Moment } from '../world/state';
import { type RowChange, stateBefore } from './row-changes';

/** A write that reads do not show yet. */
interface Unseen {
  changes: readonly RowChange[];
  /** The number of reads left before it shows; null when it depends on time. */
  readsLeft: number | null;
  /** The wall time in milliseconds from which reads show it. */
  until: number;
}

type Read = (moment: Moment) => Answer | Promise<Answer>;

/** Makes reads lag behind writes. Writes always see the current world. */
export interface ReadLag {
  /** Hides a write for as many reads or seconds as the fault asks for. */
  hide(changes: readonly RowChange[], fault: Fault): void;
  /** Answers a read from the world before the writes that are still hidden. */
  answer(read: Read, moment: Moment): Promise<Answer>;
  clear(): void;
}

/** Each error entry has a random id, so refusals with the same status count as equal. */
function isSame(one: Answer, other: Answer): boolean {
  if (one.status !== other.status) return false;
  return one.status >= 400 || JSON.stringify(one.document) === JSON.stringify(other.document);
}

/** The same moment, and the tables that are read in it. */
function watched(moment: Moment): { moment: Moment; tables: Set<string> } {
  const tables = new Set<string>();
  const state = new Proxy(moment.state, {
    get(target, table, receiver) {
      tables.add(String(table));
      return Reflect.get(target, table, receiver);
    },
  });
  return { moment: { ...moment, state }, tables };
}

/** A read counts for a write only if it would show the write, were it not hidden. */
async function countRead(read: Read, moment: Moment, hidden: readonly Unseen[]): Promise<void> {
  const counted = hidden.filter(({ readsLeft }) => readsLeft !== null);
  if (counted.length === 0) return;
  const { moment: seen, tables } = watched(moment);
  const current = await read(seen);
  // Most reads never touch what a write changed: those need no second answer.
  const isLookedAt = ({ table }: RowChange) => tables.has(table.split('/')[0] ?? '');
  for (const write of counted.filter(({ changes }) => changes.some(isLookedAt))) {
    const without = await read({ ...moment, state: stateBefore(moment.state, write.changes) });
    if (!isSame(current, without)) write.readsLeft = (write.readsLeft ?? 0) - 1;
  }
}

export function createReadLag(): ReadLag {
  let unseen: Unseen[] = [];
  return {
    hide(changes, { argument }) {
      const count = Number.parseInt(argument ?? '1', 10);
      const isSeconds = argument?.endsWith('s') === true;
      unseen.push({
        changes,
        readsLeft: isSeconds ? null : count,
        until: isSeconds ? Date.now() + count * 1000 : Number.POSITIVE_INFINITY,
      });
    },
    async answer(read, moment) {
      unseen = unseen.filter(({ readsLeft, until }) => readsLeft !== 0 && Date.now() < until);
      if (unseen.length === 0) return read(moment);
      const hidden = [...unseen];
      const changes = hidden.flatMap((write) => write.changes);
      const answer = await read({ ...moment, state: stateBefore(moment.state, changes) });
      await countRead(read, moment, hidden);
      return answer;
    },
    clear() {
      unseen = [];
    },
  };
}
