import { seededRandom } from '../seeded-random';
import type { Stage } from '../stage';
import type { Killed, Trial } from '../trial';
import { lostAnswer, writes } from '../writes-taken';

/** A run may be killed this many times in a row before it is left alone. */
const mostInARow = 4;
/** One in this many runs also loses the response to a write. */
const losesEvery = 4;

interface RandomPoints {
  seed: number;
  /** How many at most; some end before they can be killed. */
  runs: number;
  /** How long a publisher may live at most: a clean run's time. */
  longestMs: number;
}

/** Runs whose publishers are killed from outside, each after any time that a clean run may take. */
export function randomPoints({ seed, runs, longestMs }: RandomPoints): Trial[] {
  return Array.from({ length: runs }, (_, place) => {
    const random = seededRandom(seed + place);
    const write = writes[Math.floor(random() * writes.length)] ?? '';
    const faults = place % losesEvery === 0 ? [lostAnswer(write)] : [];
    return {
      name: `random run ${place + 1}${faults.length > 0 ? `, the answer to ${write} lost` : ''}`,
      isEffect: true,
      faults,
      kill: (stage: Stage) => killAtRandom(stage, () => random() * longestMs),
    };
  });
}

async function killAtRandom(stage: Stage, nextDelay: () => number): Promise<Killed> {
  for (let kills = 0; kills < mostInARow; kills += 1) {
    const publisher = stage.start();
    const timer = setTimeout(publisher.kill, nextDelay());
    const ending = await publisher.ended;
    clearTimeout(timer);
    if (ending.kind === 'broke') return { kills, complaints: [ending.words] };
    if (ending.kind === 'ended') return { kills, complaints: [] };
  }
  return { kills: mostInARow, complaints: [] };
}
