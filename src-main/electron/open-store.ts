import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { ValueStore } from '../app/settings';
import type { Logger } from '../engine/ports';

/** Opens the settings file; an unreadable one is copied aside and replaced by a new one. */
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
