import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startClock } from './clock';
import { createFaults, readFault, writeFault } from './faults';
import { createNewResources } from './odd/newcomers';
import { createReadLag } from './odd/read-lag';
import { openPartStorage } from './parts/part-storage';
import { defaultPartSize, defaultSpeed, type PracticeOptions } from './practice-options';
import { seedWorld, termsOf } from './seeds/seeds';
import { openStateFile, type SavedWorld, type StateFile } from './state-file';
import { emptyState } from './world/state';
import type { World } from './world/world';

export interface OpenedWorld {
  world: World;
  /** The scenario that the world started with. */
  seed: string;
  /** Null when the world is not saved. */
  stateFile: StateFile | null;
}

/** The saved world, unless another scenario was requested. */
async function loadWorld(
  stateFile: StateFile | null,
  { seed, startsFresh }: PracticeOptions,
): Promise<SavedWorld | null> {
  if (startsFresh) return null;
  const saved = (await stateFile?.load()) ?? null;
  return saved && (seed === undefined || saved.seed === seed) ? saved : null;
}

/**
 * The initial faults: the rest of a saved world's, otherwise the scenario's; plus those requested now, unless already
 * set.
 */
function beginningFaults(saved: SavedWorld | null, seed: string, asked: readonly string[]) {
  const known = saved?.faults?.filter((text) => readFault(text).kind === 'fault');
  const kept = known ?? termsOf(seed).faults;
  return [...kept, ...asked.filter((text) => !kept.some((other) => isSameFault(text, other)))];
}

function isSameFault(...texts: [string, string]): boolean {
  const [one, other] = texts.map(readFault);
  if (one?.kind !== 'fault' || other?.kind !== 'fault') return false;
  return one.fault.name === other.fault.name && one.fault.argument === other.fault.argument;
}

/** The folder's saved world when it is to be resumed, otherwise a new one. */
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
  // Anything that a failing disk loses here is saved with the next change, or recomputed.
  const changed = () => void stateFile?.save().catch(() => undefined);
  const saved = await loadWorld(stateFile, options);
  const seed = saved?.seed ?? options.seed ?? 'everyday';
  const faults = createFaults(beginningFaults(saved, seed, options.faults ?? []), changed);
  const storage = await openPartStorage(join(options.folder, 'received'));
  if (!saved) await storage.clear();
  const clock = startClock(options.speed ?? defaultSpeed, saved?.clock);
  const secret = randomBytes(16).toString('hex');
  const begin = { now: clock.now(), today: clock.calendar(), secret };
  const world: World = {
    // A world saved before a family of resources existed has no rows for it.
    state: saved
      ? { ...emptyState(secret), ...saved.state }
      : seedWorld(options.seed ?? 'everyday', begin),
    clock,
    faults,
    readLag: createReadLag(),
    newcomers: createNewResources(),
    storage,
    partSize: options.partSize ?? defaultPartSize,
    changed,
  };
  await stateFile?.save();
  return { world, seed, stateFile };
}
