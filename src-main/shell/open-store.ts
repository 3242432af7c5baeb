import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { Logger } from '../engine/ports';

/** A small file of values that are read and written whole. */
export interface ValueStore {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

/** Opens the settings file; one that cannot be read is copied aside and begun anew. */
export function openStore(folder: string, log: Logger): ValueStore {
  const options = { name: 'settings', cwd: folder };
  try {
    return valuesOf(new Store<Record<string, unknown>>(options));
  } catch (thrown) {
    log.warn('The settings could not be read; a copy was put aside.', { thrown });
    putAside(folder);
    return valuesOf(new Store<Record<string, unknown>>({ ...options, clearInvalidConfig: true }));
  }
}

function putAside(folder: string): void {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  copyFileSync(join(folder, 'settings.json'), join(folder, `settings.damaged-${stamp}.json`));
}

function valuesOf(store: Store<Record<string, unknown>>): ValueStore {
  return {
    get: (name) => store.get(name),
    set: (name, value) => store.set(name, value),
  };
}
