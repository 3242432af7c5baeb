import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { Logger, ValueStore } from '../engine/ports';
import { whileFileLocked } from '../engine/storage/file-lock';

interface OpenedStore {
  store: ValueStore;
  /** The path of the copy of an unreadable file; null if the file could be read. */
  putAside: string | null;
}

/** Opens a settings file; an unreadable one is copied aside and replaced by a new one. */
export function openStore(folder: string, name: string, log: Logger): OpenedStore {
  const options = { name, cwd: folder, configFileMode: 0o600 };
  try {
    return { store: valuesOf(new Store<Record<string, unknown>>(options)), putAside: null };
  } catch (thrown) {
    const path = putAside(folder, name);
    log.warn('A settings file could not be read; a copy was put aside.', { name, path, thrown });
    const store = new Store<Record<string, unknown>>({ ...options, clearInvalidConfig: true });
    return { store: valuesOf(store), putAside: path };
  }
}

function putAside(folder: string, name: string): string {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const copy = join(folder, `${name}.damaged-${stamp}.json`);
  copyFileSync(join(folder, `${name}.json`), copy);
  return copy;
}

function valuesOf(store: Store<Record<string, unknown>>): ValueStore {
  return {
    alone: (work) => whileFileLocked(store.path, work),
    get: (name) => store.get(name),
    set: (name, value) => store.set(name, value),
  };
}
