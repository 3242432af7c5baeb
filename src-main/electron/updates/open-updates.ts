import { accessSync, constants } from 'node:fs';
import { app, shell } from 'electron';
import type { EventSender } from '../../app/ipc/send-events';
import type { RunBoard } from '../../app/run-board';
import type { SettingsStore } from '../../app/settings';
import { isManaged, policyFile, wayOf } from '../../app/updates/installation';
import { type BuiltSource, readSource, type UpdateSource } from '../../app/updates/update-source';
import { createUpdates, type Updates } from '../../app/updates/updates';
import { type Logger, type Proxies, systemClock, type ValueStore } from '../../engine/ports';
import { fetchThrough } from '../../engine/proxy/fetch-through';
import { electronInstaller } from './installer';

/** Filled in by the build (`src-main/vite.config.ts`). */
declare const BUILT_UPDATE_SOURCE: BuiltSource;

interface Parts {
  /** The data folder that was named; null for the system's. */
  home: string | null;
  board: RunBoard;
  settings: SettingsStore;
  store: ValueStore;
  proxies: Proxies;
  log: Logger;
  send: EventSender['send'];
  quit: () => void;
}

/** Updates of this copy of Slipway, as it was built and where it is installed. */
export function openUpdates(parts: Parts): Updates {
  const { platform, execPath, env, arch } = process;
  const source = sourceOf(parts.log);
  const way = wayOf({
    platform,
    execPath,
    environment: env,
    hasSource: source !== null,
    isManaged: isManaged(policyFile(platform, env)),
    canWrite,
  });
  return createUpdates({
    way,
    source,
    copy: { version: app.getVersion(), platform, arch },
    fetch: fetchThrough(parts.proxies),
    installer: source === null ? null : electronInstaller({ ...parts, source }),
    board: parts.board,
    store: parts.store,
    clock: systemClock,
    log: parts.log,
    isAutomatic: () => parts.settings.read().checksForUpdates,
    openExternal: (address) => shell.openExternal(address),
    quit: parts.quit,
    changed: (status) => parts.send('updates:changed', status),
  });
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A build with a mistake in it starts all the same, and doesn't update itself. */
function sourceOf(log: Logger): UpdateSource | null {
  try {
    return readSource(BUILT_UPDATE_SOURCE);
  } catch (thrown) {
    log.warn('Updates are not possible: this build names no usable source.', { thrown });
    return null;
  }
}
