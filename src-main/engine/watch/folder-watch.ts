import { opendir, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { packageLikeName } from '#shared/domain/package-file';
import type { WatchedFolder } from '#shared/domain/watched-folder';
import { diskCode } from '#shared/errors';
import type { Clock, Logger } from '../ports';
import { identityAt } from '../storage/file-identity';
import type { KnownPackages } from './known-packages';
import { isOnNetwork } from './network-folder';

/** Between two looks at whether the folder is still there, in milliseconds. */
export const beatMs = 2_000;
/** Between two looks at each file where the system reports no changes. */
const pollMs = 3_000;
/** Exporters put a package into a folder of its date, which is in one of the app. */
const depth = 3;

interface Parts {
  clock: Clock;
  log: Logger;
  known: KnownPackages;
  /** A package appeared or changed; it may be incomplete. */
  onFile(path: string): void;
  onChanged(): void;
}

type Look = { is: 'there'; id: string; path: string } | { is: 'missing' | 'unreadable' };

/**
 * Watches one folder, also while it comes and goes. Packages that are there at the beginning are only known; after the
 * folder was gone, those are new that changed since it was seen last, so that a drive with old builds brings none.
 */
export class FolderWatch {
  state: WatchedFolder['state'] = 'starting';
  private readonly earlier = new Set<string>();
  private readonly stopped = new AbortController();
  private watcher: { id: string; own: FSWatcher } | null = null;
  /** When the folder was seen last, milliseconds since 1970. */
  private seenAt: number;
  private isCrowded = false;
  /** Folders that appeared in it: what was put into one before it was watched would be missed. */
  private readonly fresh = new Set<string>();
  private readonly ended: Promise<void>;

  constructor(
    readonly path: string,
    private readonly parts: Parts,
  ) {
    this.seenAt = parts.clock.now().getTime();
    this.ended = this.follow();
  }

  snapshot(): Omit<WatchedFolder, 'waiting'> {
    const { path, state, earlier } = this;
    return { path, name: basename(path) || path, state, earlier: earlier.size };
  }

  async close(): Promise<void> {
    this.stopped.abort();
    await this.ended;
    await this.stop();
  }

  private async follow(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      await this.beat().catch((thrown: unknown) =>
        this.parts.log.warn('A watched folder could not be looked at.', { thrown }),
      );
      await this.parts.clock.sleep(beatMs, this.stopped.signal).catch(() => undefined);
    }
  }

  private async beat(): Promise<void> {
    const found = await lookAt(this.path);
    if (this.stopped.signal.aborted) return;
    if (found.is !== 'there') {
      await this.stop();
      return this.become(found.is);
    }
    if (this.watcher?.id !== found.id) {
      await this.stop();
      await this.start(found.path, found.id);
    }
    this.seenAt = this.parts.clock.now().getTime();
    await this.lookIntoFresh();
  }

  private async start(path: string, id: string): Promise<void> {
    const isPolled = this.isCrowded || (await isOnNetwork(path));
    const own = watch(path, {
      depth,
      followSymlinks: false,
      ignored: (inner, stats) => inner.length > path.length && isIgnored(inner, stats),
      ignorePermissionErrors: true,
      atomic: false,
      usePolling: isPolled,
      interval: pollMs,
    });
    this.watcher = { id, own };
    const atFirst: string[] = [];
    let isReady = false;
    const note = (file: string): void => {
      if (this.watcher?.own !== own) return;
      if (isReady) this.parts.onFile(file);
      else atFirst.push(file);
    };
    own.on('add', note).on('change', note);
    own.on('addDir', (folder) => isReady && this.fresh.add(folder));
    own.on('error', (thrown) => this.fail(thrown));
    await new Promise<void>((resolve) => {
      own.once('ready', resolve);
      this.stopped.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    isReady = true;
    await this.takeKnown(atFirst);
    this.become(isPolled ? 'polling' : 'watching');
  }

  private async takeKnown(files: readonly string[]): Promise<void> {
    const since = BigInt(this.seenAt) * 1_000_000n;
    for (const path of files) {
      const file = await identityAt(path).catch(() => null);
      if (file === null) continue;
      const isKnown = this.parts.known.has(file);
      if (!isKnown && BigInt(file.changedNs ?? 0) >= since) this.parts.onFile(path);
      // One that was passed on while this was watched before is no news.
      else if (!isKnown || this.state === 'starting') {
        this.parts.known.see(file);
        this.earlier.add(path);
      }
    }
  }

  private async lookIntoFresh(): Promise<void> {
    for (const folder of this.fresh) {
      this.fresh.delete(folder);
      const names = await readdir(folder).catch(() => []);
      for (const name of names) if (isPackageName(name)) this.parts.onFile(join(folder, name));
    }
  }

  private fail(thrown: unknown): void {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    this.parts.log.warn('Something in a watched folder could not be watched.', { code });
    if (this.isCrowded || !tooMany.has(code)) return;
    // The next look at the folder begins again, with polling.
    this.isCrowded = true;
    if (this.watcher !== null) this.watcher.id = '';
  }

  private async stop(): Promise<void> {
    const { watcher } = this;
    this.watcher = null;
    this.fresh.clear();
    await watcher?.own.close();
  }

  private become(state: WatchedFolder['state']): void {
    if (this.state === state) return;
    this.state = state;
    this.parts.onChanged();
  }
}

/** The system watches no more files for this program, or for this person. */
const tooMany: ReadonlySet<string> = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

async function lookAt(folder: string): Promise<Look> {
  try {
    const path = await realpath(folder);
    const { dev, ino } = await stat(path, { bigint: true });
    // Whether it may be read shows only by reading it.
    await (await opendir(path)).close();
    return { is: 'there', id: `${dev}:${ino}`, path };
  } catch (thrown) {
    const code = diskCode(thrown);
    return { is: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable' };
  }
}

/** A file that is not hidden: macOS puts a hidden one beside each file on drives that lack its attributes. */
function isPackageName(name: string): boolean {
  return !name.startsWith('.') && packageLikeName.test(name);
}

/** Folders that hold a great many files, or a download that is not complete. */
const otherFolders = /^(?:\.|node_modules$)|\.(?:app|xcarchive|download|framework|dSYM)$/i;

function isIgnored(path: string, stats: { isDirectory(): boolean } | undefined): boolean {
  if (stats === undefined) return false;
  const name = basename(path);
  return stats.isDirectory() ? otherFolders.test(name) : !isPackageName(name);
}
