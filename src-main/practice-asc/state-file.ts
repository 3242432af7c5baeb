import { readFile, rename, writeFile } from 'node:fs/promises';
import type { ClockReading } from './clock';
import type { WorldState } from './world/state';

const fileVersion = 1;

export interface SavedWorld {
  version: number;
  seed: string;
  clock: ClockReading;
  state: WorldState;
  /** The trouble that was set, as faults are written; absent in a world that an older Slipway saved. */
  faults?: string[];
}

export interface StateFile {
  /** Null when there is none, or none that can be read; an unreadable one is set aside. */
  load(): Promise<SavedWorld | null>;
  /** Resolves when a write that began after this call is on disk under its name. */
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
    // Falls through: a torn or foreign file must not keep the server from starting.
  }
  await rename(path, `${path}.unreadable`);
  return null;
}

/** `current` gives the world as it is when a write begins; many saves at once become one write. */
export function openStateFile(path: string, current: () => Omit<SavedWorld, 'version'>): StateFile {
  let running: Promise<void> | null = null;
  let following: Promise<void> | null = null;

  async function write(): Promise<void> {
    const beside = `${path}.new`;
    await writeFile(beside, JSON.stringify({ version: fileVersion, ...current() }));
    await rename(beside, path);
  }

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
