import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PracticeState } from '#shared/domain/practice';
import type { PublishRun } from '#shared/domain/publish-run';
import { createEngine } from '../../src-main/engine/create-engine';
import type { Engine } from '../../src-main/engine/engine';
import { openPracticeSession, type PracticeSession } from '../../src-main/practice-host/session';
import { type Child, forkProcess } from '../../src-main/processes/children';
import { writeSamplePackage } from '../../src-main/sample-package/write-sample-package';
import { secretsInMemory, uploadWorker } from '../helpers/rehearsal';

/** The real process from the build, over real HTTP, with a session and an engine wired as in the app. */
interface Stage {
  practice: PracticeSession;
  engine: Engine;
  states: PracticeState[];
  /** Every started process, oldest first. */
  processes: Started[];
  /** Resolves with the address once the account is registered. */
  running: Promise<string>;
}

/** A process, and when it has exited. */
type Started = Child & { ended: Promise<void> };

let folder: string;
let stage: Stage;
const runs = new Map<string, PublishRun>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-sleep-'));
  runs.clear();
});
afterEach(async () => {
  await stage.engine.close();
  stage.practice.stop();
  await Promise.all(stage.processes.map(({ ended }) => ended));
  await rm(folder, { recursive: true, force: true });
});

const practiceEntry = pathToFileURL(join(import.meta.dirname, '../../dist/main/practice.js'));

function startProcess(entry = practiceEntry): Started {
  const child = forkProcess(entry, []);
  return { ...child, ended: new Promise((resolve) => child.onExit(() => resolve())) };
}

interface Wishes {
  idleMs?: number;
  /** Replaces the next start of the process. */
  startAgain?: () => Started;
}

function open({ idleMs = 200, startAgain = () => startProcess() }: Wishes = {}): Stage {
  const processes: Started[] = [];
  const states: PracticeState[] = [];
  const engine = createEngine({
    home: join(folder, 'home'),
    secrets: secretsInMemory(),
    uploadWorker,
    practiceHost: { whileServing: (apiUrl, send) => practice.whileServing(apiUrl, send) },
    onRunChanged: (run) => runs.set(run.id, run),
  });
  let resolve = (_url: string): void => {};
  const running = new Promise<string>((known) => {
    resolve = known;
  });
  const practice = openPracticeSession({
    launch: () => {
      const child = processes.length === 0 ? startProcess() : startAgain();
      processes.push(child);
      return child;
    },
    options: { folder: join(folder, 'practice'), speed: 6000 },
    attach: (connection) => engine.accounts.attachPractice(connection),
    changed: (state) => {
      states.push(state);
      if (state.state === 'running') resolve(state.url);
    },
    watched: () => undefined,
    isAtWork: () => [...runs.values()].some(({ status }) => status.state === 'running'),
    idleMs,
    visitorMs: idleMs,
    log: { info: () => undefined, warn: () => undefined },
  });
  stage = { practice, engine, states, processes, running };
  return stage;
}

const lastEnded = ({ processes }: Stage): Promise<void> =>
  processes.at(-1)?.ended ?? expect.fail('nothing was started');

async function plan() {
  const { file } = await writeSamplePackage(join(folder, 'Orbit Notes.ipa'), {});
  return { packagePath: file, notes: [], groups: [], submitForBetaReview: false };
}

async function publish({ engine }: Stage): Promise<PublishRun> {
  const { id } = await engine.runs.start(
    await engine.accounts.connection('practice'),
    await plan(),
  );
  return engine.runs.settled(id);
}

it('the practice process ends when idle, and a request brings it back at its address with its world', async () => {
  const sleeping = open();
  const url = await sleeping.running;
  const first = await publish(sleeping);
  expect(first.status.state).toBe('done');
  await lastEnded(sleeping);
  const before = sleeping.processes.length;
  await expect(fetch(url)).rejects.toThrow();

  const connection = await sleeping.engine.accounts.connection('practice');
  const { file } = await writeSamplePackage(join(folder, 'again.ipa'), {});
  const seen = await sleeping.engine.destinations.read(connection, file);
  expect(sleeping.processes).toHaveLength(before + 1);
  expect(connection.apiUrl).toBe(url);
  expect((await fetch(url)).status).toBe(401);
  expect(seen.findings.map(({ code }) => code)).toContain('build-already-used');
  expect(sleeping.states.map(({ state }) => state)).toEqual(['starting', 'running']);
});

it('the practice process stays awake during a run, and wakes for the next one', async () => {
  const sleeping = open({ idleMs: 700 });
  await sleeping.running;
  await lastEnded(sleeping);
  expect((await publish(sleeping)).status.state).toBe('done');
  expect(sleeping.processes).toHaveLength(2);
});

it('the practice process keeps its request list and its faults while it sleeps', async () => {
  const sleeping = open();
  await sleeping.running;
  const fault = { name: 'slow-commit', argument: '1', times: null };
  await sleeping.practice.act({ kind: 'set-fault', fault });
  await lastEnded(sleeping);
  await sleeping.practice.act({ kind: 'advance-clock', minutes: 5 });
  const { world } = await sleeping.practice.read();
  expect(sleeping.processes).toHaveLength(2);
  expect(world.faults).toMatchObject([{ name: 'slow-commit' }]);
  // What a key's test asks: its apps, and the users, which only an Admin may read.
  expect(world.requests.map(({ path }) => path.split('?')[0])).toEqual(['/v1/users', '/v1/apps']);
  expect(world.arrived).toBe(2);
});

it('a run that waits for the practice process can be paused', async () => {
  const silent = join(folder, 'silent.mjs');
  await writeFile(
    silent,
    'process.on("message", ({ kind }) => kind === "close" && process.exit(0));',
  );
  const sleeping = open({ startAgain: () => startProcess(pathToFileURL(silent)) });
  await sleeping.running;
  await lastEnded(sleeping);
  const connection = await sleeping.engine.accounts.connection('practice');
  const { id } = await sleeping.engine.runs.start(connection, await plan());
  await expect.poll(() => sleeping.processes.length).toBe(2);
  expect((await sleeping.engine.runs.pause(id)).status.state).toBe('paused');
});

it('the practice process reports a new address when another program took its port, and sends nothing there', async () => {
  const sleeping = open();
  const url = await sleeping.running;
  await lastEnded(sleeping);
  const heard: unknown[] = [];
  const other = createServer((request) => heard.push(request.url));
  other.listen(Number(new URL(url).port), '127.0.0.1');
  await once(other, 'listening');
  const connection = await sleeping.engine.accounts.connection('practice');
  const { packagePath } = await plan();
  await expect(sleeping.engine.destinations.read(connection, packagePath)).rejects.toMatchObject({
    error: { code: 'practice-unavailable' },
  });
  await expect.poll(() => sleeping.states.length).toBe(3);
  const moved = await sleeping.engine.accounts.connection('practice');
  expect(moved.apiUrl).not.toBe(url);
  await sleeping.engine.destinations.read(moved, packagePath);
  expect(heard).toEqual([]);
  other.close();
});
