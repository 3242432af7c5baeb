import { seededRandom } from './seeded-random';
import type { Trial } from './trial';

/** How many of a group's trials run. */
export interface Share {
  /** One in this many. */
  oneIn: number;
  /** Those at a line that records an effect run anyway. */
  keepsEffects: boolean;
}

export const everyTrial: Share = { oneIn: 1, keepsEffects: true };

/** Which trials of a group run: the same ones with the same seed, others with another. */
export function choose(trials: readonly Trial[], share: Share, seed: number): Trial[] {
  const isKept = ({ isEffect }: Trial) => share.keepsEffects && isEffect;
  const random = seededRandom(seed);
  const drawn = trials
    .filter((trial) => !isKept(trial))
    .map((trial) => ({ trial, rank: random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ trial }) => trial);
  const chosen = new Set(drawn.slice(0, Math.ceil(drawn.length / share.oneIn)));
  return trials.filter((trial) => isKept(trial) || chosen.has(trial));
}
