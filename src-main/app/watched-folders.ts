import { homedir } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import {
  mostWatchedFolders,
  type WatchedFolder,
  type WatchNews,
} from '#shared/domain/watched-folder';
import { fail, toAppError } from '#shared/errors';
import { message, type Text } from '#shared/words/message';
import { packageName } from '#shared/words/names';
import type { Engine } from '../engine/engine';
import { type Clock, type Logger, systemClock, type ValueStore } from '../engine/ports';
import { armedAccount } from '../engine/presets/armed-plan';
import type { Arrival, FailedArrival } from '../engine/watch/arrivals';
import { watchFolders } from '../engine/watch/watch-folders';
import type { ArmedRuns } from './armed-runs';
import type { EventSender } from './ipc/send-events';
import type { SettingsStore } from './settings';

interface Parts {
  engine: Engine;
  settings: SettingsStore;
  /** Remembers which files were passed on. */
  store: ValueStore;
  armedRuns: Pick<ArmedRuns, 'start'>;
  send: EventSender['send'];
  /** Shows what arrived within a moment, one or many, outside the window. */
  notify(news: readonly WatchNews[]): void;
  log: Logger;
  clock?: Clock;
}

/** The watched folders of this computer, and what arrived in them. */
export interface WatchedFolders {
  /** Watches the folders of the settings. */
  start(): Promise<void>;
  list(): WatchedFolder[];
  /** Throws `watch-folder-refused`. */
  add(path: string): Promise<WatchedFolder[]>;
  remove(path: string): Promise<WatchedFolder[]>;
  /** What arrived since this was asked last. */
  take(): WatchNews[];
  close(): Promise<void>;
}

/** What arrives so soon after something else is said together with what else arrives, in milliseconds. */
const gatheringMs = 2_000;

/**
 * New packages of watched folders: published here if their preset is armed for that, whether there is a window or not,
 * and else kept until the window opens them as a plan.
 */
export function createWatchedFolders(parts: Parts): WatchedFolders {
  const { engine, settings, armedRuns, log, clock = systemClock } = parts;
  let news: WatchNews[] = [];
  let unsaid: WatchNews[] = [];
  let isSaying = false;
  const closing = new AbortController();
  /** One after another, so that two of them never ask at the same time. */
  let publishing: Promise<void> = Promise.resolve();

  /** The first at once; a thousand copied packages are a few notices and not a thousand. */
  const sayArrivals = async (): Promise<void> => {
    isSaying = true;
    while (unsaid.length > 0 && !closing.signal.aborted) {
      const said = unsaid;
      unsaid = [];
      parts.send('watch:arrived', {});
      parts.notify(said);
      await clock.sleep(gatheringMs, closing.signal).catch(() => undefined);
    }
    isSaying = false;
  };
  const tell = (one: WatchNews): void => {
    news.push(one);
    unsaid.push(one);
    if (!isSaying) void sayArrivals();
  };
  const publish = async (accountId: string, arrival: Arrival): Promise<void> => {
    const { path, opened } = arrival;
    try {
      const run = await armedRuns.start(accountId, path, opened.mark, 'watchFolder');
      if (run === null) tell(readyNews(arrival, message('watch.declined')));
      else tell({ ...readyNews(arrival, null), what: 'published', runId: run.id });
    } catch (thrown) {
      const { code, detail } = toAppError(thrown);
      log.info('A package of a watched folder was left to a person.', { code });
      tell(readyNews(arrival, detail));
    }
  };
  const watcher = watchFolders({
    packages: engine.packages,
    store: parts.store,
    log,
    clock,
    async onPackage(arrival) {
      const accountId = armedAccount(engine, arrival.opened, 'watchFolder');
      if (accountId === null) return tell(readyNews(arrival, null));
      // Not waited for: a question must not keep other packages from being noticed.
      publishing = publishing.then(() => publish(accountId, arrival));
    },
    onFailed: (failed) => tell(failedNews(failed)),
    onChanged: (folders) => parts.send('watch:changed', folders),
  });
  const watch = async (paths: readonly string[]): Promise<WatchedFolder[]> => {
    const { watchedFolders } = settings.write({ watchedFolders: [...paths] });
    await watcher.set(watchedFolders);
    return watcher.list();
  };

  return {
    start: () => watcher.set(settings.read().watchedFolders),
    list: () => watcher.list(),
    add(path) {
      const { watchedFolders } = settings.read();
      const folder = resolve(path);
      refuse(folder, watchedFolders);
      return watch([...watchedFolders, folder]);
    },
    remove: (path) => watch(settings.read().watchedFolders.filter((one) => one !== path)),
    take() {
      const taken = news;
      news = [];
      return taken;
    },
    close() {
      closing.abort();
      return watcher.close();
    },
  };
}

function refuse(folder: string, watched: readonly string[]): void {
  const name = { folder: basename(folder) || folder };
  if (watched.includes(folder))
    fail('watch-folder-refused', message('error.watch-folder-refused.twice', name));
  if (watched.length >= mostWatchedFolders)
    fail(
      'watch-folder-refused',
      message('error.watch-folder-refused.too-many', { count: watched.length }),
    );
  const home = homedir();
  if (folder === dirname(folder) || folder === home || folder === dirname(home))
    fail('watch-folder-refused', message('error.watch-folder-refused.too-wide', name));
}

function readyNews({ path, folder, opened }: Arrival, why: Text | null): WatchNews {
  const build = packageName(opened.info);
  return { path, folder: basename(folder), build, what: 'ready', runId: null, why };
}

function failedNews({ path, folder, error, isIncomplete }: FailedArrival): WatchNews {
  return {
    path,
    folder: basename(folder),
    build: null,
    what: isIncomplete ? 'incomplete' : 'unusable',
    runId: null,
    why: error.detail,
  };
}
