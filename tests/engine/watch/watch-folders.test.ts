import {
  appendFile,
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { WatchedFolder } from '#shared/domain/watched-folder';
import { inspectPackage } from '../../../src-main/engine/package/inspect-package';
import type { ValueStore } from '../../../src-main/engine/ports';
import type { Arrival, FailedArrival } from '../../../src-main/engine/watch/arrivals';
import { typeOfMount } from '../../../src-main/engine/watch/network-folder';
import { type FolderWatcher, watchFolders } from '../../../src-main/engine/watch/watch-folders';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { hurriedClock } from '../../helpers/hurried-clock';

let sample: Buffer;
let outside: string;
let folder: string;
let values: Map<string, unknown>;
let arrived: Arrival[];
let failed: FailedArrival[];
let readings: string[];
let folders: WatchedFolder[];
let watcher: FolderWatcher | null;

beforeAll(async () => {
  const own = await mkdtemp(join(tmpdir(), 'slipway-watch-'));
  sample = await readFile((await writeSamplePackage(join(own, 'Sample.ipa'), {})).file);
  await rm(own, { recursive: true });
});

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'slipway-watch-'));
  folder = join(outside, 'Exports');
  await mkdir(folder);
  values = new Map();
  watcher = null;
  begin();
});

afterEach(async () => {
  await watcher?.close();
  await rm(outside, { recursive: true, force: true });
});

/** As at a start of Slipway: only the store remains. */
function begin(): void {
  arrived = [];
  failed = [];
  readings = [];
  folders = [];
}

async function read(path: string): Promise<OpenedPackage> {
  readings.push(path);
  return inspectPackage(path);
}

async function watch(factor = 40): Promise<void> {
  const store: ValueStore = {
    get: (name) => values.get(name),
    set: (name, value) => void values.set(name, value),
  };
  watcher = watchFolders({
    packages: { inspect: read },
    store,
    clock: hurriedClock(factor),
    log: { info: () => undefined, warn: () => undefined },
    onPackage: async (arrival) => void arrived.push(arrival),
    onFailed: (one) => void failed.push(one),
    onChanged: (all) => {
      folders = all;
    },
  });
  await watcher.set([folder]);
  await state('watching');
}

const state = (wanted: WatchedFolder['state']) => expect.poll(() => folders[0]?.state).toBe(wanted);
const names = () => arrived.map(({ opened }) => opened.fileName);
const arrive = (...wanted: string[]) => expect.poll(names).toEqual(wanted);

/** Resolves once this many readings of a file were made, so that nothing is timed. */
const wasRead = (times: number) => expect.poll(() => readings.length).toBeGreaterThanOrEqual(times);

/** A package that comes after everything else: once it is there, nothing is left that could still come. */
async function nothingElse(...before: string[]): Promise<void> {
  await writeFile(join(folder, 'Last.ipa'), sample);
  await arrive(...before, 'Last.ipa');
}

describe('a package that is copied into a watched folder', () => {
  it('a package that is written in slow pieces is passed on once, after its last byte', async () => {
    await watch();
    const file = await open(join(folder, 'Slow.ipa'), 'w');
    const piece = Math.ceil(sample.length / 4);
    for (let at = 0; at < 4; at += 1) {
      const before = readings.length;
      await file.write(sample, at * piece, Math.min(piece, sample.length - at * piece));
      // A pause in which it was tried several times: it stands still and is not complete.
      if (at < 3) await wasRead(before + 2);
      if (at < 3) expect(names()).toEqual([]);
    }
    await file.close();
    await arrive('Slow.ipa');
    expect(arrived[0]?.folder).toBe(folder);
    expect(arrived[0]?.opened.mark.size).toBe(sample.length);
    await nothingElse('Slow.ipa');
  });

  it('a copy that reserves its whole size first is passed on after its last byte', async () => {
    await watch();
    const file = await open(join(folder, 'Reserved.ipa'), 'w');
    await file.truncate(sample.length);
    // Its end comes first, as from a download in parts: the end record is there and the rest is not.
    const half = Math.floor(sample.length / 2);
    await file.write(sample, half, sample.length - half, half);
    await wasRead(3);
    expect(names()).toEqual([]);
    await file.write(sample, 0, half, 0);
    await file.close();
    await arrive('Reserved.ipa');
  });

  it('a package that gets its name when it is complete is passed on under that name', async () => {
    await watch();
    await writeFile(join(folder, 'Orbit.ipa.tmp'), sample);
    await rename(join(folder, 'Orbit.ipa.tmp'), join(folder, 'Orbit.ipa'));
    await arrive('Orbit.ipa');
    await rename(join(folder, 'Orbit.ipa'), join(folder, 'Renamed.ipa'));
    await nothingElse('Orbit.ipa');
  });

  it('a package that replaces another one is passed on as well', async () => {
    await watch();
    const path = join(folder, 'Orbit.ipa');
    await writeFile(path, sample);
    await arrive('Orbit.ipa');
    await writeFile(join(outside, 'next'), sample);
    await rename(join(outside, 'next'), path);
    await arrive('Orbit.ipa', 'Orbit.ipa');
  });

  it('several packages are passed on in the order in which they came', async () => {
    await watch();
    for (const name of ['C.ipa', 'A.ipa', 'B.ipa']) {
      await writeFile(join(folder, name), sample);
      await wasNoticed();
    }
    await arrive('C.ipa', 'A.ipa', 'B.ipa');
  });

  it('a package in a dated folder that is moved in is passed on, and one in a deeper folder is not', async () => {
    await watch();
    const dated = join(outside, '2026-11-30 14.02');
    await mkdir(join(dated, 'Apps', 'Orbit', 'too', 'deep'), { recursive: true });
    await writeFile(join(dated, 'Orbit.ipa'), sample);
    await writeFile(join(dated, 'Apps', 'Orbit', 'too', 'deep', 'Deep.ipa'), sample);
    await rename(dated, join(folder, '2026-11-30 14.02'));
    await arrive('Orbit.ipa');
    await nothingElse('Orbit.ipa');
  });

  it('a package in a folder that was made just before is passed on', async () => {
    await watch();
    const inner = join(folder, 'Today');
    await mkdir(inner);
    await writeFile(join(inner, 'Orbit.ipa'), sample);
    await arrive('Orbit.ipa');
  });

  it('a link to a package is opened as that package, and a link to a folder is not followed', async () => {
    await watch();
    const elsewhere = join(outside, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, 'Orbit.ipa'), sample);
    await symlink(elsewhere, join(folder, 'folder'));
    await symlink(folder, join(folder, 'circle'));
    await symlink(join(elsewhere, 'Orbit.ipa'), join(folder, 'Linked.ipa'));
    await arrive('Linked.ipa');
    await nothingElse('Linked.ipa');
  });

  it('hidden files, other files and unfinished downloads are left alone', async () => {
    await watch();
    await writeFile(join(folder, '._Orbit.ipa'), sample);
    await writeFile(join(folder, 'Orbit.ipa.crdownload'), sample);
    await writeFile(join(folder, 'notes.txt'), 'No package.');
    await mkdir(join(folder, 'Orbit.ipa.download'));
    await writeFile(join(folder, 'Orbit.ipa.download', 'Orbit.ipa'), sample);
    await nothingElse();
    expect(readings).toEqual([join(folder, 'Last.ipa')]);
  });
});

/** Long enough for the system to report one file before the next one is written. */
async function wasNoticed(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 30));
}

describe('a file that is no complete package', () => {
  it('a file that stays incomplete is given up with a reason, and taken up again when it changes', async () => {
    await watch(2_000);
    const path = join(folder, 'Half.ipa');
    await writeFile(path, sample.subarray(0, sample.length / 2));
    await expect.poll(() => failed).toMatchObject([{ path, folder, isIncomplete: true }]);
    expect(failed[0]?.error.code).toBe('package-truncated');
    await appendFile(path, sample.subarray(sample.length / 2));
    await arrive('Half.ipa');
    expect(failed).toHaveLength(1);
  });

  it('a file that is waited for is listed until it is complete', async () => {
    await watch();
    const path = join(folder, 'Half.ipa');
    await writeFile(path, sample.subarray(0, sample.length / 2));
    const waiting = () => folders[0]?.waiting.map(({ fileName }) => fileName);
    await expect.poll(waiting).toEqual(['Half.ipa']);
    await appendFile(path, sample.subarray(sample.length / 2));
    await arrive('Half.ipa');
    await expect.poll(waiting).toEqual([]);
  });

  it('a complete file that contains no app is refused once', async () => {
    await watch();
    // An empty zip.
    const path = join(folder, 'Empty.ipa');
    await writeFile(path, Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'));
    await expect.poll(() => failed).toMatchObject([{ path, isIncomplete: false }]);
    await nothingElse();
    expect(failed).toHaveLength(1);
  });

  it('a file that is deleted before it was read is forgotten', async () => {
    await watch();
    await writeFile(join(folder, 'Gone.ipa'), sample.subarray(0, 1000));
    await wasRead(1);
    await rm(join(folder, 'Gone.ipa'));
    await nothingElse();
    expect(failed).toEqual([]);
  });
});

describe('what was there before', () => {
  it('packages that were there before watching began are counted and not passed on', async () => {
    await writeFile(join(folder, 'Old.ipa'), sample);
    await wasNoticed();
    await watch();
    expect(folders).toMatchObject([{ name: 'Exports', earlier: 1 }]);
    await nothingElse();
  });

  it('after a restart no package is passed on again, whatever the name of its file is by then', async () => {
    await watch();
    await writeFile(join(folder, 'Orbit.ipa'), sample);
    await arrive('Orbit.ipa');
    await watcher?.close();
    begin();
    await watch();
    await rename(join(folder, 'Orbit.ipa'), join(outside, 'Orbit.ipa'));
    await rename(join(outside, 'Orbit.ipa'), join(folder, 'Back.ipa'));
    await nothingElse();
    expect((values.get('passedOn') as string[]).length).toBe(2);
  });

  it('a copy that continues after a restart is passed on when it is complete', async () => {
    const path = join(folder, 'Slow.ipa');
    await writeFile(path, sample.subarray(0, 1000));
    await wasNoticed();
    await watch();
    await appendFile(path, sample.subarray(1000));
    await arrive('Slow.ipa');
  });

  it('so many packages are remembered that five hundred restarts do not grow the file', async () => {
    values.set(
      'passedOn',
      Array.from({ length: 500 }, (_, index) => `${index}:1:1`),
    );
    await watch();
    await nothingElse();
    const kept = values.get('passedOn') as string[];
    expect(kept).toHaveLength(500);
    expect(kept[0]).toBe('1:1:1');
  });
});

describe('a folder that comes and goes', () => {
  it('a folder that was removed is missing, and watched again when it is back', async () => {
    await writeFile(join(folder, 'Old.ipa'), sample);
    const past = new Date(Date.now() - 3_600_000);
    await utimes(join(folder, 'Old.ipa'), past, past);
    await wasNoticed();
    await watch();
    await rename(folder, join(outside, 'away'));
    await state('missing');
    await rename(join(outside, 'away'), folder);
    await state('watching');
    await nothingElse();
  });

  it('an exporter that makes the folder again with its package in it is noticed', async () => {
    await watch();
    const next = join(outside, 'next');
    await mkdir(next);
    await wasNoticed();
    await writeFile(join(next, 'Orbit.ipa'), sample);
    await rm(folder, { recursive: true });
    await rename(next, folder);
    await arrive('Orbit.ipa');
  });

  it('another drive at the same place brings no package that is old', async () => {
    const other = join(outside, 'other');
    await mkdir(other);
    await copyFile(await written(join(outside, 'Old.ipa')), join(other, 'Old.ipa'));
    await wasNoticed();
    await watch();
    await rename(folder, join(outside, 'away'));
    await state('missing');
    await rename(other, folder);
    await state('watching');
    await nothingElse();
  });

  it('a file where the folder should be counts as missing', async () => {
    await watch();
    await rename(folder, join(outside, 'away'));
    await writeFile(folder, 'No folder.');
    await state('missing');
  });

  it('a folder that is no longer to be watched passes nothing on', async () => {
    await watch();
    await watcher?.set([]);
    await writeFile(join(folder, 'Orbit.ipa'), sample);
    await watcher?.set([join(outside, 'Another')]);
    await state('missing');
    expect(names()).toEqual([]);
  });
});

async function written(path: string): Promise<string> {
  await writeFile(path, sample);
  return path;
}

describe('a folder with a great many files', () => {
  it('ten thousand other files and a thousand packages are no trouble', async () => {
    const some = Array.from({ length: 10_000 }, (_, index) => index);
    for (const index of some) await writeFile(join(folder, `log-${index}.txt`), '');
    for (const index of some.slice(0, 1_000)) await writeFile(join(folder, `${index}.ipa`), '');
    await wasNoticed();
    await watch();
    expect(folders[0]?.earlier).toBe(1_000);
    await nothingElse();
    expect(readings).toHaveLength(1);
  });
});

describe('a network drive', () => {
  it('the type of the longest mount point counts', () => {
    const mounts = [
      '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
      '//anna@build-server/builds on /Volumes/builds (smbfs, nodev, nosuid, mounted by anna)',
      'nas:/export (old) on /Volumes/builds/nfs (nfs)',
    ].join('\n');
    expect(typeOfMount(mounts, '/Volumes/builds/ios')).toBe('smbfs');
    expect(typeOfMount(mounts, '/Volumes/builds/nfs')).toBe('nfs');
    expect(typeOfMount(mounts, '/Volumes/builds-2')).toBe('apfs');
  });
});
