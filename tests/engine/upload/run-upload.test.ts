import { appendFile, utimes } from 'node:fs/promises';
import { afterEach, expect, it } from 'vitest';
import { allInWords } from '#shared/words/say';
import type { PublishRun } from '../../../shared/domain/publish-run';
import type { EngineOptions } from '../../../src-main/engine/engine';
import type { Fetch, UploadLimits } from '../../../src-main/engine/ports';
import { type ConnectionSwitch, openConnectionSwitch } from '../../helpers/connection-switch';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';

const sizeMb = 3;
const partSize = 128 * 1024;
let stage: Rehearsal;
afterEach(() => stage.end());

/** Upload limits that a test changes during an upload. */
function limitsToTurn(bytesPerSecond: number | null = null) {
  const listeners = new Set<() => void>();
  let isPaused = false;
  const limits: UploadLimits = {
    bytesPerSecond: () => bytesPerSecond,
    wait: () => (isPaused ? { reason: 'saving', sentence: 'This computer is on battery.' } : null),
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const wait = (wish: boolean): void => {
    isPaused = wish;
    for (const listener of listeners) listener();
  };
  return { limits, wait };
}

/** The server's own responses, with other URLs or times in them. */
function rewriting(change: (text: string) => string): Fetch {
  return async (url, init) => {
    const answer = await fetch(url, init);
    const { status, headers } = answer;
    const text = await answer.text();
    return new Response(status === 204 ? null : change(text), { status, headers });
  };
}

async function begin(engine: Partial<EngineOptions> = {}, ...faults: string[]): Promise<void> {
  stage = await rehearse({ practice: { partSize, faults }, engine });
}

async function startUpload(): Promise<string> {
  const packagePath = await stage.sample({ sizeMb });
  const plan = { packagePath, scope: 'upload-only' } as const;
  return (await stage.engine.runs.start(stage.connection, plan)).id;
}

const now = (): PublishRun | undefined => stage.snapshots.at(-1);
const stored = (): number => now()?.upload?.partsStored ?? 0;
const puts = () => stage.practice.requests.filter(({ method }) => method === 'PUT');
const reads = () =>
  stage.practice.requests.filter(
    ({ method, path }) => method === 'GET' && path.startsWith('/v1/buildUploadFiles'),
  );
const commits = () =>
  stage.practice.requests.filter(
    ({ method, path }) => method === 'PATCH' && path.startsWith('/v1/buildUploadFiles'),
  );

async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { timeout: 30_000 }).toBe(true);
}

it('part URLs that expire midway are requested again, and no part is sent twice', async () => {
  await begin({ uploadLimits: limitsToTurn(1_500_000).limits }, 'expired-operations:1');
  const run = await stage.engine.runs.settled(await startUpload());
  expect(run.status.state).toBe('done');
  expect(reads().length).toBeGreaterThan(1);
  expect(puts().filter(({ status }) => status === 200)).toHaveLength(run.upload?.parts ?? 0);
});

it('a part for a host that is not allowed is refused before a byte is sent', async () => {
  await begin({
    fetch: rewriting((text) => text.replaceAll(/127\.0\.0\.1(?=:\d+\/parts\/)/g, '127.0.0.2')),
  });
  const run = await stage.engine.runs.settled(await startUpload());
  expect(allInWords(run.status)).toMatchObject({
    state: 'failed',
    error: { code: 'part-list-refused', detail: expect.stringContaining('127.0.0.2') },
  });
  expect(puts()).toEqual([]);
});

it('part URLs that are valid only for a moment are requested as often as needed', async () => {
  const soon = () => JSON.stringify(new Date(Date.now() + 2_500).toISOString());
  await begin({
    uploadLimits: limitsToTurn(400_000).limits,
    fetch: rewriting((text) => text.replaceAll(/(?<="expiration":)"[^"]*"/g, soon)),
  });
  const run = await stage.engine.runs.settled(await startUpload());
  expect(run.status.state).toBe('done');
  expect(reads().length).toBeGreaterThan(2);
  expect(puts()).toHaveLength(run.upload?.parts ?? 0);
});

it('a run without a connection says so, and continues automatically when it is back', async () => {
  let gate: ConnectionSwitch | null = null;
  const { limits } = limitsToTurn(1_500_000);
  await begin({
    uploadLimits: limits,
    // The storage is behind its own connection.
    fetch: rewriting((text) => text.replaceAll(stage.practice.url, gate?.url ?? '')),
  });
  gate = await openConnectionSwitch(stage.practice.url);
  const id = await startUpload();
  await until(() => stored() > 3);
  await gate.goDown();
  await until(() => now()?.wait?.reason === 'offline');
  const since = now()?.wait?.since;
  stage.engine.runs.tryNow(id);
  const many = stage.snapshots.length;
  await until(() => stage.snapshots.length > many + 1);
  expect(now()?.wait).toMatchObject({ reason: 'offline', since });
  await gate.comeBack();
  const run = await stage.engine.runs.settled(id);
  expect(run).toMatchObject({ status: { state: 'done' }, wait: null });
  const ranges = puts().filter(({ status }) => status === 200);
  expect(new Set(ranges.map(({ path }) => path)).size).toBe(run.upload?.parts);
  await gate.goDown();
});

it('nothing is sent while the user has paused uploads, and the run says why', async () => {
  const { limits, wait } = limitsToTurn(1_500_000);
  await begin({ uploadLimits: limits });
  const id = await startUpload();
  await until(() => stored() > 3);
  wait(true);
  expect(now()?.wait).toMatchObject({ reason: 'saving', until: null });
  await new Promise((resolve) => setTimeout(resolve, 400));
  const before = puts().length;
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(puts()).toHaveLength(before);
  wait(false);
  expect(now()?.wait).toBeNull();
  expect((await stage.engine.runs.settled(id)).status.state).toBe('done');
});

it('a package that changes during the upload is never committed', async () => {
  await begin({ uploadLimits: limitsToTurn(1_500_000).limits });
  const id = await startUpload();
  await until(() => stored() > 3);
  await appendFile(now()?.plan.packagePath ?? '', 'x');
  const run = await stage.engine.runs.settled(id);
  expect(allInWords(run.status)).toMatchObject({
    state: 'failed',
    error: {
      code: 'package-changed',
      detail: expect.stringMatching(
        /Expected: .+ Found: .+ uploaded, but the upload is not complete/,
      ),
    },
  });
  expect(commits()).toHaveLength(0);
});

it('an upload continues for a package that is only touched, since its SHA-256 is the same', async () => {
  await begin({ uploadLimits: limitsToTurn(1_500_000).limits });
  const id = await startUpload();
  await until(() => stored() > 3);
  await utimes(now()?.plan.packagePath ?? '', new Date(), new Date());
  const run = await stage.engine.runs.settled(id);
  expect(run.status).toMatchObject({ state: 'done' });
  expect(commits()).toHaveLength(1);
});

it('a stopped run sends only the parts that the server lacks', async () => {
  await begin({ uploadLimits: limitsToTurn(1_500_000).limits });
  const id = await startUpload();
  await until(() => stored() > 3);
  const paused = await stage.engine.runs.pause(id);
  const before = puts().filter(({ status }) => status === 200).length;
  expect(before).toBeGreaterThanOrEqual(paused.upload?.partsStored ?? 0);
  await stage.engine.runs.resume(id);
  const run = await stage.engine.runs.settled(id);
  expect(run.status.state).toBe('done');
  expect(puts().filter(({ status }) => status === 200)).toHaveLength(run.upload?.parts ?? 0);
});
