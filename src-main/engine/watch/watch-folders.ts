import type { WatchedFolder } from '#shared/domain/watched-folder';
import type { Engine } from '../engine';
import { type Clock, type Logger, systemClock, type ValueStore } from '../ports';
import { type Arrival, Arrivals, type FailedArrival } from './arrivals';
import { FolderWatch } from './folder-watch';
import { KnownPackages } from './known-packages';

interface WatchOptions {
  packages: Pick<Engine['packages'], 'inspect'>;
  /** Remembers which files were passed on. */
  store: ValueStore;
  clock?: Clock;
  log: Logger;
  /** Called for one after another. */
  onPackage(arrival: Arrival): Promise<void>;
  onFailed(failed: FailedArrival): void;
  onChanged(folders: WatchedFolder[]): void;
}

/** Folders in which new packages are noticed once they are complete. Window and command watch alike. */
export interface FolderWatcher {
  /** Watches exactly these from now on. */
  set(paths: readonly string[]): Promise<void>;
  list(): WatchedFolder[];
  close(): Promise<void>;
}

export function watchFolders(options: WatchOptions): FolderWatcher {
  const { clock = systemClock, log, store, packages } = options;
  const known = new KnownPackages(store);
  const watches = new Map<string, FolderWatch>();
  const arrivals = new Arrivals({
    clock,
    known,
    inspect: (path) => packages.inspect(path),
    onPackage: options.onPackage,
    onFailed: options.onFailed,
    onWaiting: () => onChanged(),
  });
  const list = (): WatchedFolder[] =>
    [...watches.values()].map((one) => ({
      ...one.snapshot(),
      waiting: arrivals.waitingIn(one.path),
    }));
  const onChanged = (): void => options.onChanged(list());

  const begin = (path: string): FolderWatch =>
    new FolderWatch(path, {
      clock,
      log,
      known,
      onFile: (file) => arrivals.note(file, path),
      onChanged,
    });
  const end = async (path: string): Promise<void> => {
    const watch = watches.get(path);
    watches.delete(path);
    arrivals.forget(path);
    await watch?.close();
  };

  return {
    async set(paths) {
      const gone = [...watches.keys()].filter((path) => !paths.includes(path));
      for (const path of paths) if (!watches.has(path)) watches.set(path, begin(path));
      await Promise.all(gone.map(end));
      onChanged();
    },
    list,
    async close() {
      arrivals.close();
      await Promise.all([...watches.keys()].map(end));
    },
  };
}
