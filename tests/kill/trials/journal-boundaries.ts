import { journalLines, kindOf } from '../journal-files';
import type { DeathPoint } from '../publisher-order';
import type { Stage } from '../stage';
import type { Killed, Trial } from '../trial';

/** What these lines record has happened already when they are written; most others only record reads. */
const outcomes = ['run-started', 'part-stored', 'run-done'];
const answers = ['write-answered', 'write-refused'];

/** Transient states of Apple: a run may arrive when they are over. */
const passing = ['step-reported', 'delivery-seen', 'build-states-seen', 'review-seen'];

/** A kill after every line of the clean run's journal, and before every line that records an effect. */
export function journalBoundaries(lines: readonly string[]): Trial[] {
  const kinds = lines.map(kindOf);
  const effects = tellOfEffects(kinds);
  const points = kinds.flatMap((kind, place) => {
    const nth = kinds.slice(0, place + 1).filter((other) => other === kind).length;
    const isEffect = effects[place] ?? false;
    const mayComeBefore = isEffect && !isOneOf(kind, ['write-intended']);
    const sides = mayComeBefore ? (['after', 'before'] as const) : (['after'] as const);
    return sides.map((side) => ({ point: { side, kind, nth }, isEffect }));
  });
  return points.map(({ point, isEffect }) => ({
    name: `${point.side} ${point.kind}, time ${point.nth}`,
    isEffect,
    faults: [],
    kill: (stage: Stage) => dieAt(stage, point),
  }));
}

/** An intent, its answer and what the journal learns between them, such as an ID, belong to one write. */
function tellOfEffects(kinds: readonly string[]): boolean[] {
  let isOpen = false;
  return kinds.map((kind) => {
    const wasOpen = isOpen;
    isOpen = isOneOf(kind, ['write-intended']) || (isOpen && !isOneOf(kind, answers));
    return isOpen || wasOpen || isOneOf(kind, outcomes);
  });
}

function isOneOf(kind: string, types: readonly string[]): boolean {
  return types.some((type) => kind.split(' ')[0] === type);
}

/** Lets one publisher die at a line, and verifies that it died there. */
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
