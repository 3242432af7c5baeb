import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startClock } from './clock';
import { createFaults, readFault, writeFault } from './faults';
import { openPartStorage } from './parts/part-storage';
import { type PracticeOptions, usualPartSize, usualSpeed } from './practice-options';
import { seedWorld } from './seeds/seeds';
import { termsOf } from './seeds/story-terms';
import { openStateFile, type SavedWorld, type StateFile } from './state-file';
import { emptyState } from './world/state';
import type { World } from './world/world';

export interface OpenedWorld {
  world: World;
  /** The story that the world began with. */
  seed: string;
  /** Null when the world is not kept. */
  stateFile: StateFile | null;
}

/** The saved world, unless another story was asked for. */
async function loadWorld(
  stateFile: StateFile | null,
  { seed, startsAnew }: PracticeOptions,
): Promise<SavedWorld | null> {
  if (startsAnew) return null;
  const saved = (await stateFile?.load()) ?? null;
  return saved && (seed === undefined || saved.seed === seed) ? saved : null;
}

/**
 * The trouble to begin with: what was left of a saved world's, else what belongs to the story; and beside
 * it what was asked for now, unless just that is still set.
 */
function beginningFaults(saved: SavedWorld | null, seed: string, asked: readonly string[]) {
  const known = saved?.faults?.filter((text) => readFault(text).kind === 'fault');
  const kept = known ?? termsOf(seed).faults;
  return [...kept, ...asked.filter((text) => !kept.some((other) => isSameTrouble(text, other)))];
}

function isSameTrouble(...texts: [string, string]): boolean {
  const [one, other] = texts.map(readFault);
  if (one?.kind !== 'fault' || other?.kind !== 'fault') return false;
  return one.fault.name === other.fault.name && one.fault.argument === other.fault.argument;
}

/** The folder's own world when it is to be carried on, else a fresh one. */
export async function openWorld(options: PracticeOptions): Promise<OpenedWorld> {
  const current = () => ({
    seed,
    clock: clock.reading(),
    state: world.state,
    faults: faults.list().map(writeFault),
  });
  const stateFile = options.keepState
    ? openStateFile(join(options.folder, 'world.json'), current)
    : null;
  // Whatever a failing disk loses here is kept with the next change, or reckoned again.
  const changed = () => void stateFile?.save().catch(() => undefined);
  const saved = await loadWorld(stateFile, options);
  const seed = saved?.seed ?? options.seed ?? 'everyday';
  const faults = createFaults(beginningFaults(saved, seed, options.faults ?? []), changed);
  const storage = await openPartStorage(join(options.folder, 'received'));
  if (!saved) await storage.clear();
  const clock = startClock(options.speed ?? usualSpeed, saved?.clock);
  const secret = randomBytes(16).toString('hex');
  const begin = { now: clock.now(), today: clock.calendar(), secret };
  const world: World = {
    // A world that was saved before a family existed has none of its rows.
    state: saved
      ? { ...emptyState(secret), ...saved.state }
      : seedWorld(options.seed ?? 'everyday', begin),
    clock,
    faults,
    storage,
    partSize: options.partSize ?? usualPartSize,
    changed,
  };
  await stateFile?.save();
  return { world, seed, stateFile };
}
