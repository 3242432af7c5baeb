import type { Practice } from '../../../src-main/practice/server';
import type { Stage } from '../stage';
import type { Killed, Trial } from '../trial';

/** Each part in turn stalls half sent, while the others are stored; then the publisher is killed. */
export function partsInFlight(parts: number): Trial[] {
  return Array.from({ length: parts }, (_, place) => ({
    name: `part ${place + 1} of ${parts} on its way`,
    isEffect: true,
    faults: [`stall-part:${place + 1}`],
    kill: (stage: Stage) => killWhenOthersAreStored(stage, parts - 1),
  }));
}

async function killWhenOthersAreStored(
  { start, practice }: Stage,
  others: number,
): Promise<Killed> {
  const publisher = start();
  const isAlone = () => practice.faults.peek('stall-part') === null && stored(practice) === others;
  const watch = setInterval(() => isAlone() && publisher.kill(), 5);
  const ending = await publisher.ended;
  clearInterval(watch);
  const complaints = ending.kind === 'killed' ? [] : ['The part never stood still alone.'];
  return { kills: 1, partsInFlight: 1, complaints };
}

function stored({ requests }: Practice): number {
  return requests.filter(({ path, status }) => path.startsWith('/parts/') && status === 200).length;
}
