import { chmod, mkdir, readFile, rename } from 'node:fs/promises';
import { replaceFile } from '../files/replace-file';
import type { ClockReading } from './clock';
import type { WorldState } from './world/state';

const fileVersion = 1;

export interface SavedWorld {
  version: number;
  seed: string;
  clock: ClockReading;
  state: WorldState;
  /** The faults that were set, as they are written; missing in a world that an older Slipway saved. */
  faults?: string[];
}

export interface StateFile {
  /** Null when there is none, or none that can be read; an unreadable one is set aside. */
  load(): Promise<SavedWorld | null>;
  /** Resolves when a write that began after this call is on disk under its final name. */
  save(): Promise<void>;
}

async function readSaved(path: string): Promise<SavedWorld | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return null;
  }
  try {
    const saved = JSON.parse(text) as SavedWorld;
    if (saved.version === fileVersion && Array.isArray(saved.state.builds)) return saved;
  } catch {
    // Falls through: a damaged or unknown file must not keep the server from starting.
  }
  await rename(path, `${path}.unreadable`);
  return null;
}

/** `current` returns the world when a write begins; concurrent saves become one write. */
export function openStateFile(path: string, current: () => Omit<SavedWorld, 'version'>): StateFile {
  let running: Promise<void> | null = null;
  let following: Promise<void> | null = null;

  const write = (): Promise<void> =>
    replaceFile(path, JSON.stringify({ version: fileVersion, ...current() }), `${path}.new`);

  function begin(): Promise<void> {
    const writing = write().finally(() => {
      if (running === writing) running = null;
    });
    running = writing;
    return writing;
  }

  return {
    load: () => readSaved(path),
    save() {
      if (!running) return begin();
      following ??= running
        .catch(() => undefined)
        .then(() => {
          following = null;
          return begin();
        });
      return following;
    },
  };
}

/** File mode of the practice world: only its owner reads it. */
export const ownFile = { mode: 0o600 } as const;

/** Creates a folder that only its owner may enter; an existing folder keeps its mode. */
export async function makeOwnFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** The same for a folder inside the world, which an older Slipway may have left open to others. */
export async function closeOwnFolder(folder: string): Promise<void> {
  await makeOwnFolder(folder);
  await chmod(folder, 0o700);
}
