import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startClock } from './clock';
import { createFaults } from './faults';
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

/** The folder's own world when it is to be carried on, else a fresh one. */
export async function openWorld(options: PracticeOptions): Promise<OpenedWorld> {
  const faults = createFaults(options.faults ?? []);
  const storage = await openPartStorage(join(options.folder, 'received'));
  const current = () => ({ seed, clock: clock.reading(), state: world.state });
  const stateFile = options.keepState
    ? openStateFile(join(options.folder, 'world.json'), current)
    : null;
  const saved = await loadWorld(stateFile, options);
  if (!saved) await storage.clear();
  const seed = saved?.seed ?? options.seed ?? 'everyday';
  for (const fault of termsOf(seed).faults) faults.add(fault);
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
    // Whatever a failing disk loses here is reckoned again when somebody asks for it.
    changed: () => void stateFile?.save().catch(() => undefined),
  };
  await stateFile?.save();
  return { world, seed, stateFile };
}
