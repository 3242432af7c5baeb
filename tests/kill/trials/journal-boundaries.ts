import { isOfKind, journalLines, kindOf } from '../journal-files';
import type { DeathPoint } from '../publisher-order';
import type { Stage } from '../stage';
import type { Killed, Trial } from '../trial';

/** What these lines tell of has happened already when they are written; the others only tell of reading. */
const outcomes = ['run-started', 'write-answered', 'write-refused', 'part-stored', 'run-done'];

/** What Apple shows in passing: a run may come by when it is over. */
const passing = ['step-told', 'delivery-seen', 'build-states-seen', 'review-seen'];

/** A death after every line of the clean run's journal, and before every line that tells of an effect. */
export function journalBoundaries(lines: readonly string[]): Trial[] {
  const kinds = lines.map(kindOf);
  const after = kinds.map((kind, place) => {
    const nth = kinds.slice(0, place + 1).filter((other) => other === kind).length;
    return { side: 'after', kind, nth } as const;
  });
  const before = after
    .filter((_, place) => outcomes.some((type) => isOfKind(lines[place] ?? '', type)))
    .map((point) => ({ ...point, side: 'before' }) as const);
  return [...after, ...before].map((point) => ({
    name: `${point.side} ${point.kind}, time ${point.nth}`,
    faults: [],
    kill: (stage: Stage) => dieAt(stage, point),
  }));
}

/** Lets one publisher die beside a line, and looks that it died just there. */
export async function dieAt(stage: Stage, point: DeathPoint): Promise<Killed> {
  const ending = await stage.start(point).ended;
  if (ending.kind !== 'killed') {
    const mayPass = passing.some((type) => point.kind.startsWith(type));
    const complaint = `The publisher did not come to ${point.kind}.`;
    return { kills: 0, complaints: mayPass && ending.kind === 'ended' ? [] : [complaint] };
  }
  const last = (await journalLines(stage.home)).at(-1);
  const isOnDisk = last === ending.lastWord.trimEnd();
  const complaint = `Its last line is ${last}, and it died ${point.side} ${ending.lastWord}`;
  return { kills: 1, complaints: isOnDisk === (point.side === 'after') ? [] : [complaint] };
}
