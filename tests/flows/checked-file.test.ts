import { createHash } from 'node:crypto';
import { copyFile, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allInWords } from '#shared/words/say';
import type { PublishRun } from '../../shared/domain/publish-run';
import type { Fetch } from '../../src-main/engine/ports';
import type { RunEvent } from '../../src-main/engine/publish/run-event';
import { journalName, readLines, toLine } from '../../src-main/engine/publish/run-journal';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { until } from './reliability/full-publish';

let stage: Rehearsal;
let packagePath: string;
beforeEach(async () => {
  stage = await rehearse({ practice: { partSize: 64 * 1024 } });
  packagePath = await stage.sample();
});
afterEach(() => stage.end());

const changed = { state: 'failed', error: { code: 'package-changed' } };
const isCompleting = (): boolean => {
  const upload = stage.snapshots.at(-1)?.upload;
  return upload !== null && upload?.partsStored === upload?.parts;
};
const writes = () => stage.practice.requests.filter(({ method }) => method !== 'GET');
const codes = (run: PublishRun) => run.findings.map(({ code }) => code);

async function replaceWith(
  options: Parameters<Rehearsal['sample']>[0] & object,
  target = packagePath,
): Promise<void> {
  await rename(await stage.sample({ ...options, fileName: 'Newer.ipa' }), target);
}

/** A run that has checked its package and could not reach App Store Connect afterwards. */
async function stopBeforeUpload(): Promise<string> {
  await stage.stopServer();
  const { id } = await stage.engine.runs.start(stage.connection, {
    packagePath,
    scope: 'upload-only',
  });
  await expect
    .poll(() => stage.snapshots.at(-1)?.steps[0]?.progress.state, { timeout: 120_000 })
    .toBe('done');
  await stage.engine.runs.pause(id);
  await stage.startServerAgain();
  return id;
}

async function resume(id: string): Promise<PublishRun> {
  await stage.engine.runs.resume(id);
  return stage.engine.runs.settled(id);
}

describe('a run that stopped after its check', () => {
  it('a resumed run sends nothing of another build at its path, and names both builds', async () => {
    const id = await stopBeforeUpload();
    await replaceWith({ version: '1.5.0', build: '43' });
    const run = await resume(id);
    expect(run.status).toMatchObject(changed);
    expect(JSON.stringify(allInWords(run.status))).toMatch(
      /Expected: com.northwind.orbit 1.4.0 \(42\).+Found: com.northwind.orbit 1.5.0 \(43\).+Nothing was sent\./,
    );
    expect(writes()).toEqual([]);
  });

  it('a resumed run checks another file of the same build again before it sends it, and shows its findings', async () => {
    const id = await stopBeforeUpload();
    await replaceWith({ defects: ['symbols-left-over'] });
    const run = await resume(id);
    expect(run.status.state).toBe('done');
    expect(codes(run)).toContain('symbols-left-over');
    expect(JSON.stringify(allInWords(run.steps[0]?.progress))).toContain(
      'The file changed and was checked again: ',
    );
    expect(run.package.size).toBe((await stat(packagePath)).size);
  });

  it('a resumed run stops at a blocker of another file of the same build', async () => {
    const id = await stopBeforeUpload();
    await replaceWith({ defects: ['sdk-too-old'] });
    expect((await resume(id)).status.state).toBe('blocked');
    expect(writes()).toEqual([]);
  });
});

describe('a plan for a file that was opened', () => {
  it('a plan is refused for another file at the same path, even with the same mtime', async () => {
    packagePath = await stage.sample({ sizeMb: 1 });
    await utimes(packagePath, 1_790_000_000, 1_790_000_000);
    const { mark } = await stage.engine.packages.inspect(packagePath);
    const bytes = await readFile(packagePath);
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle);
    await writeFile(packagePath, bytes, { flag: 'r+' });
    await utimes(packagePath, 1_790_000_000, 1_790_000_000);
    await expect(
      stage.engine.runs.start(stage.connection, { packagePath, package: { file: mark } }),
    ).rejects.toMatchObject({ error: { code: 'package-changed' } });
    expect(await stage.engine.runs.list()).toEqual([]);
  });

  it('a plan may contain a checksum, and is then valid for every copy', async () => {
    const copy = join(stage.folder, 'Copy.ipa');
    await copyFile(packagePath, copy);
    const sha256 = createHash('sha256')
      .update(await readFile(copy))
      .digest('hex');
    const plan = { packagePath: copy, scope: 'upload-only' } as const;
    await expect(
      stage.engine.runs.start(stage.connection, {
        ...plan,
        package: { sha256: sha256.replace(/./g, '0') },
      }),
    ).rejects.toMatchObject({ error: { code: 'package-changed' } });
    expect((await stage.publish({ ...plan, package: { sha256 } })).status.state).toBe('done');
  });

  it('a plan does not get what App Store Connect reports about another file', async () => {
    const { mark } = await stage.engine.packages.inspect(packagePath);
    await replaceWith({ version: '1.5.0', build: '43' });
    await expect(
      stage.engine.destinations.read(stage.connection, packagePath, mark),
    ).rejects.toMatchObject({ error: { code: 'package-changed' } });
  });
});

it('using the build of a run is refused when another build is at its path by now', async () => {
  const first = await stage.publish({ packagePath, scope: 'upload-only' });
  expect(first.status.state).toBe('done');
  await replaceWith({ version: '1.5.0', build: '43' });
  await expect(stage.engine.runs.startWithExistingBuild(first.id)).rejects.toMatchObject({
    error: { code: 'package-changed' },
  });
});

describe('a run that stopped in the middle of its upload', () => {
  async function stopInUpload(): Promise<{ id: string; journal: string }> {
    stage.practice.faults.add('stall-part:3');
    packagePath = await stage.sample({ sizeMb: 1 });
    const { id } = await stage.engine.runs.start(stage.connection, {
      packagePath,
      scope: 'upload-only',
    });
    await expect
      .poll(() => stage.snapshots.at(-1)?.upload?.partsStored ?? 0, { timeout: 120_000 })
      .toBeGreaterThan(0);
    const journal = join(await stage.engine.runs.folder(id), journalName);
    await expect
      .poll(async () => (await readFile(journal, 'utf8')).includes('package-hashed'), {
        timeout: 120_000,
      })
      .toBe(true);
    await stage.engine.runs.pause(id);
    stage.practice.faults.clear();
    return { id, journal };
  }

  /** The journal as another program would have left it. */
  async function rewrite(journal: string, change: (event: RunEvent) => RunEvent[]): Promise<void> {
    await stage.engine.close();
    const { events } = readLines(await readFile(journal));
    const lines = events.flatMap(change).map((event) => `${toLine(event)}\n`);
    await writeFile(journal, lines.join(''));
    await stage.reopen();
  }

  it('a run that stopped in the middle of its upload continues with a copy of the same bytes', async () => {
    const { id } = await stopInUpload();
    const copy = join(stage.folder, 'Copy.ipa');
    await copyFile(packagePath, copy);
    await rename(copy, packagePath);
    expect((await resume(id)).status.state).toBe('done');
  });

  it('a run that stopped in the middle of its upload reports that only the contents differ when another file is the same build and size', async () => {
    const { id } = await stopInUpload();
    const { atime, mtime } = await stat(packagePath);
    const bytes = await readFile(packagePath);
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle);
    await writeFile(packagePath, bytes, { flag: 'r+' });
    await utimes(packagePath, atime, mtime);
    const run = await resume(id);
    expect(run.status).toMatchObject(changed);
    expect(JSON.stringify(allInWords(run.status))).toContain('but its contents differ. ');
    expect(writes().filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('nothing is committed when the bytes differ from those that were hashed, whatever the file’s times are', async () => {
    const { id, journal } = await stopInUpload();
    await rewrite(journal, (event) => [
      event.type === 'package-hashed' ? { ...event, sha256: '0'.repeat(64) } : event,
    ]);
    const run = await resume(id);
    expect(run.status).toMatchObject(changed);
    expect(writes().filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('an upload is not committed when the file was replaced after the last byte was sent', async () => {
    await stage.end();
    let isPaused = true;
    let swap = async (): Promise<void> => undefined;
    const watching: Fetch = async (url, init) => {
      const isFile = url.pathname.startsWith('/v1/buildUploadFiles/');
      if (isFile && init.method === 'PATCH' && isPaused)
        return new Promise((_, reject) => {
          init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
        });
      const answer = await fetch(url, init);
      if (isFile) await swap();
      return answer;
    };
    stage = await rehearse({
      practice: { partSize: 64 * 1024 },
      engine: { fetch: watching },
      checksSchemas: false,
    });
    packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, {
      packagePath,
      scope: 'upload-only',
    });
    await until(stage, ({ writes: { open } }) => open === 1 && isCompleting());
    await stage.engine.runs.pause(id);
    isPaused = false;
    let reads = 0;
    swap = async () => {
      reads += 1;
      // First the run asks whether the upload is complete, then which parts are missing: none.
      if (reads !== 2) return;
      // By then the file has been hashed once more, so that nothing else would notice.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await replaceWith({ version: '1.5.0', build: '43' });
    };
    expect((await resume(id)).status).toMatchObject(changed);
    expect(reads).toBe(2);
    expect(writes().filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('a run continues from a journal of before runs were tied to one file', async () => {
    const { id, journal } = await stopInUpload();
    await rewrite(journal, (event) => {
      if (event.type === 'package-checked') return [];
      const {
        file: _,
        changedNs: __,
        ...old
      } = event as RunEvent & {
        file?: unknown;
        changedNs?: unknown;
      };
      return [old as RunEvent];
    });
    expect((await resume(id)).status.state).toBe('done');
  });
});
