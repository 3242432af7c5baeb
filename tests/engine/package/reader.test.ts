import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { OpenedPackage } from '#shared/domain/opened-package';
import { inWords } from '#shared/words/say';
import { inspectPackage } from '../../../src-main/engine/package/inspect-package';
import { PackageReader } from '../../../src-main/engine/package/reader/package-reader';
import { type Child, forkProcess, type StartProcess } from '../../../src-main/processes/children';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { errorOf } from './support/errors';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();
const entry = pathToFileURL(join(import.meta.dirname, '../../../dist/main/package-reader.js'));
const today = new Date('2026-11-22T09:30:00Z');
const open: PackageReader[] = [];

afterEach(() => {
  for (const reader of open.splice(0)) reader.close();
});

/** A reader of the built program; `more` are Node options for its processes. */
function reader(...more: string[]): PackageReader & { started: Child[]; ends: Promise<void>[] } {
  const started: Child[] = [];
  const ends: Promise<void>[] = [];
  const start: StartProcess = (file, flags) => {
    const made = forkProcess(file, [...flags, ...more]);
    started.push(made);
    ends.push(new Promise((resolve) => made.onExit(() => resolve())));
    return made;
  };
  const made = Object.assign(new PackageReader({ entry, start }), { started, ends });
  open.push(made);
  return made;
}

const withBug = (name: string): string[] => [
  '--import',
  pathToFileURL(join(import.meta.dirname, 'support/parser-bugs', `${name}.mjs`)).href,
];

async function sample(name: string): Promise<string> {
  return (await writeSamplePackage(at(name), { now: today })).file;
}

describe('a package that is read in a separate process', () => {
  test('a package read in a separate process gives the same result as one read in this process', async () => {
    const file = await sample('same.ipa');
    const opened = await reader().inspect(file, { today });
    expect(opened).toEqual(await inspectPackage(file, { today }));
    expect(OpenedPackage.parse(opened)).toEqual(opened);
  });

  test('the reading process returns facts and icon', async () => {
    const { info, icon } = await reader().facts(await sample('facts.ipa'));
    expect(info.bundleId).toBe('com.northwind.orbit');
    expect(Buffer.from(icon ?? []).toString('latin1', 1, 4)).toBe('PNG');
  });

  test('an error in the reading process keeps its code and message', async () => {
    await writeFile(at('text.ipa'), 'no package');
    const error = await errorOf(reader().inspect(at('text.ipa')));
    expect(error.code).toBe('package-not-a-zip');
    expect(inWords(error.detail)).toContain('“text.ipa”');
  });

  test('packages share a reading process in sequence, but not concurrently', async () => {
    const file = await sample('shared.ipa');
    const shared = reader();
    shared.prepare();
    for (let time = 0; time < 3; time += 1) await shared.facts(file);
    expect(shared.started).toHaveLength(1);
    const all = await Promise.all(Array.from({ length: 5 }, () => shared.facts(file)));
    expect(all).toHaveLength(5);
    expect(shared.started).toHaveLength(2);
  });

  test('the reading process writes nothing anywhere', async () => {
    // Node itself refuses every write; threads are only allowed for the memory watchdog.
    const strict = reader('--experimental-permission', '--allow-fs-read=*', '--allow-worker');
    const file = await sample('strict.ipa');
    const before = await readdir(at());
    expect((await strict.inspect(file, { today })).findings).toEqual([]);
    expect(await readdir(at())).toEqual(before);
  });
});

describe('a package that crashes its reader', () => {
  test.each([
    ['hangs', /longer than 20 s to read/],
    ['fills-buffers', /more than 268 MB/],
    // On a busy machine garbage collection alone uses up the time.
    ['fills-heap', /more than 268 MB|20 s/],
    ['ends', /ended unexpectedly/],
  ])('a package whose reader %s is refused, and the next one is read', async (bug, words) => {
    const file = await sample('hostile.ipa');
    const error = await errorOf(reader(...withBug(bug)).inspect(file));
    expect(error).toMatchObject({ code: 'package-unsafe', retryable: false });
    expect(inWords(error.detail)).toMatch(words);
    expect((await reader().inspect(file, { today })).info.bundleId).toBe('com.northwind.orbit');
  });

  test('a crashed reader leaves no process behind', async () => {
    const hostile = reader(...withBug('hangs'));
    await errorOf(hostile.facts(await sample('gone.ipa')));
    // A slow computer gets a second attempt before the package is blamed.
    expect(hostile.ends).toHaveLength(2);
    await Promise.all(hostile.ends);
  });

  test('reading a package that hangs its reader can be aborted', async () => {
    const stop = new AbortController();
    const hostile = reader(...withBug('hangs'));
    const reading = hostile.inspect(await sample('given-up.ipa'), { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('not wanted any more')), 300);
    await expect(reading).rejects.toThrow('not wanted any more');
  });

  test('a package is not blamed when its reader does not start', async () => {
    const error = await errorOf(reader(...withBug('never-ready')).facts(at('x.ipa')));
    expect(error.code).toBe('unexpected');
  });
});
