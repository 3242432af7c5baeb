/* The states of an update over a real feed on this computer. Only what replaces the app is stood in for. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UpdateStatus, UpdateWay } from '#shared/domain/update';
import { createRunBoard, type RunBoard } from '../../src-main/app/run-board';
import { downloadLimits, type UpdateInstaller } from '../../src-main/app/updates/download-update';
import { feedLimits } from '../../src-main/app/updates/fetch-feed';
import { createUpdates, type Updates } from '../../src-main/app/updates/updates';
import type { Clock } from '../../src-main/engine/ports';
import { someRun } from '../app/some-run';
import { makeFolder } from '../dev/make-tree';
import { canMount, fillDisk, mountSmallDisk, unmount } from '../helpers/small-disk';
import {
  appImage,
  type ReleaseOptions,
  signedRelease,
  updateKeys,
} from '../helpers/update-release';

const keys = updateKeys();
let server: Server;
let answer: RequestListener;
let asked: { url: string; headers: NodeJS.Dict<string | string[]> }[];
let release: string;
let cache: string;
let address: URL;

beforeEach(async () => {
  release = makeFolder();
  cache = makeFolder();
  asked = [];
  answer = (request, response) => {
    const file = join(release, decodeURIComponent(request.url ?? ''));
    if (existsSync(file)) response.end(readFileSync(file));
    else response.writeHead(404).end();
  };
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
afterEach(async () => {
  opened?.updates.stop();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

/** A clock that a test moves; whoever sleeps is woken by it. */
function movedClock(): Clock & { pass(ms: number): Promise<void> } {
  let now = Date.parse('2026-11-30T09:00:00.000Z');
  const sleepers = new Set<{ until: number; wake: () => void }>();
  return {
    now: () => new Date(now),
    monotonic: () => now,
    sleep: (ms, signal) =>
      new Promise((wake, reject) => {
        const stop = (): void => reject(signal?.reason);
        signal?.addEventListener('abort', stop, { once: true });
        sleepers.add({
          until: now + ms,
          wake() {
            signal?.removeEventListener('abort', stop);
            wake();
          },
        });
      }),
    async pass(ms) {
      now += ms;
      for (const sleeper of sleepers) {
        if (sleeper.until > now) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      await new Promise((done) => setImmediate(done));
    },
  };
}

interface Opened {
  updates: Updates;
  board: RunBoard;
  clock: ReturnType<typeof movedClock>;
  states: UpdateStatus[];
  /** What the installer was asked to do. */
  done: string[];
  disk: Map<string, unknown>;
}

let opened: Opened | null = null;

interface OpenOptions {
  version?: string;
  disk?: Map<string, unknown>;
  way?: UpdateWay;
  isAutomatic?: boolean;
  feed?: URL;
  allowsLoopback?: boolean;
  install?: (restarts: boolean) => void;
  download?: UpdateInstaller['download'];
  room?: number;
  /** What is silent is given up soon. */
  isHurried?: boolean;
}

/** One session of the app. Its downloads go over real HTTP into a real folder. */
function open(options: OpenOptions = {}): Opened {
  opened?.updates.stop();
  const board = createRunBoard();
  const clock = movedClock();
  const states: UpdateStatus[] = [];
  const done: string[] = [];
  const disk = options.disk ?? new Map<string, unknown>();
  const updates = createUpdates({
    way: options.way ?? 'installs',
    source: {
      feed: options.feed ?? address,
      keys: [keys.publicKey],
      page: 'https://slipway.example/download',
      allowsLoopback: options.allowsLoopback ?? true,
    },
    copy: { version: options.version ?? '0.1.0', platform: 'linux', arch: 'x64' },
    fetch,
    installer: {
      folder: cache,
      async download(claims, signal, received) {
        if (options.download !== undefined) return options.download(claims, signal, received);
        const { file } = claims;
        const response = await fetch(new URL(file, address), { signal });
        if (!response.ok || response.body === null) throw new Error(`${response.status}`);
        const path = join(cache, file);
        writeFileSync(path, '');
        for await (const piece of response.body) {
          appendFileSync(path, piece);
          received(readFileSync(path).length);
        }
        return path;
      },
      install: (restarts) => {
        options.install?.(restarts);
        done.push(restarts ? 'restart' : 'install');
      },
      startAgain: () => done.push('start again'),
    },
    board,
    store: { get: (name) => disk.get(name), set: (name, value) => void disk.set(name, value) },
    clock,
    log: { info: () => {}, warn: () => {} },
    isAutomatic: () => options.isAutomatic ?? true,
    openExternal: async (page) => void done.push(page),
    quit: () => done.push('quit'),
    changed: (status) => states.push(status),
    limits: {
      feed: options.isHurried ? { ...feedLimits, idleMs: 400, totalMs: 800 } : feedLimits,
      download: {
        stallMs: options.isHurried ? 400 : downloadLimits.stallMs,
        waitsMs: [1_000, 1_000],
        room: options.room ?? 0,
      },
    },
  });
  opened = { updates, board, clock, states, done, disk };
  return opened;
}

const offerOf = (options: Partial<ReleaseOptions> = {}) =>
  signedRelease({ folder: release, ...options }, keys);
const stateOf = ({ updates }: Opened): string => updates.status().state.state;
const codeOf = ({ updates }: Opened): string | null => {
  const { state } = updates.status();
  return state.state === 'failed' || state.state === 'refused'
    ? `${state.state} ${state.error.code}`
    : null;
};
const becomes = (session: Opened, state: string) =>
  vi.waitFor(() => expect(stateOf(session)).toBe(state), { timeout: 15_000 });

async function ready(options: OpenOptions = {}): Promise<Opened> {
  await offerOf();
  const session = open(options);
  await session.updates.check('person');
  session.updates.download();
  await becomes(session, 'ready');
  return session;
}

const running = someRun({ id: 'one', status: { state: 'running' } });
const ended = someRun({ id: 'one', status: { state: 'interrupted' } });

it('a version is offered, downloaded when asked for, and installed when Slipway restarts', async () => {
  await offerOf({ notes: 'Faster uploads.' });
  const session = open();
  await session.updates.check('person');
  expect(session.updates.status()).toMatchObject({
    isAsked: true,
    checkedAt: '2026-11-30T09:00:00.000Z',
    state: { state: 'available', offer: { version: '0.2.0', notes: 'Faster uploads.' } },
  });
  expect(asked.map(({ url }) => url)).toEqual(['/latest-linux.yml']);
  session.updates.download();
  await becomes(session, 'ready');
  expect(session.done).toEqual([]);
  expect(await session.updates.installAtEnd()).toBe(false);
  session.updates.restart();
  await vi.waitFor(() => expect(session.done).toEqual(['quit']));
  expect(await session.updates.installAtEnd()).toBe(true);
  expect(session.done).toEqual(['quit', 'restart']);

  const next = open({ version: '0.2.0', disk: session.disk });
  next.updates.start();
  expect(next.updates.status()).toMatchObject({ updatedFrom: '0.1.0', state: { state: 'none' } });
  const later = open({ version: '0.2.0', disk: session.disk });
  later.updates.start();
  expect(later.updates.status().updatedFrom).toBeNull();
});

it('nothing that identifies a computer is sent', async () => {
  await offerOf();
  await open().updates.check('person');
  const names = asked.flatMap(({ headers }) => Object.keys(headers));
  expect(names.filter((name) => name.startsWith('x-') || /cookie|id$/.test(name))).toEqual([]);
  expect(asked[0]?.url).toBe('/latest-linux.yml');
});

it('what nobody said yes to is not installed when Slipway quits', async () => {
  const session = await ready();
  expect(await session.updates.installAtEnd()).toBe(false);
  session.updates.installOnQuit(true);
  session.updates.installOnQuit(false);
  expect(await session.updates.installAtEnd()).toBe(false);
  session.updates.installOnQuit(true);
  expect(await session.updates.installAtEnd()).toBe(true);
  expect(session.done).toEqual(['install']);
});

it('a download waits for the end of the runs', async () => {
  await offerOf();
  const session = open();
  session.board.receive(running);
  await session.updates.check('person');
  session.updates.download();
  expect(session.updates.status().state).toMatchObject({
    state: 'waiting-for-runs',
    act: 'download',
  });
  expect(asked).toHaveLength(1);
  session.board.receive(ended);
  await becomes(session, 'ready');
});

it('a run that starts during a download stops it until the run has ended', async () => {
  await offerOf();
  const session = open();
  await session.updates.check('person');
  const serve = answer;
  answer = (_request, response) => response.write('Slip');
  session.updates.download();
  await vi.waitFor(() =>
    expect(session.updates.status().state).toMatchObject({ state: 'downloading', received: 4 }),
  );
  session.board.receive(running);
  expect(stateOf(session)).toBe('waiting-for-runs');
  answer = serve;
  session.board.receive(ended);
  await becomes(session, 'ready');
});

it('a restart waits for the end of the runs, and can be called off', async () => {
  const session = await ready();
  session.board.receive(running);
  session.updates.restart();
  expect(session.updates.status().state).toMatchObject({
    state: 'waiting-for-runs',
    act: 'install',
  });
  session.updates.cancel();
  session.board.receive(ended);
  expect(stateOf(session)).toBe('ready');
  session.board.receive(running);
  session.updates.restart();
  expect(session.done).toEqual([]);
  session.board.receive(ended);
  await vi.waitFor(() => expect(session.done).toEqual(['quit']));
});

it('a version that is skipped is only shown to who asks, and the next one is offered', async () => {
  await offerOf();
  const session = open();
  await session.updates.check('schedule');
  session.updates.skip();
  expect(stateOf(session)).toBe('none');
  await session.updates.check('schedule');
  expect(stateOf(session)).toBe('none');
  await session.updates.check('person');
  expect(stateOf(session)).toBe('available');
  await offerOf({ version: '0.3.0' });
  const next = open({ disk: session.disk });
  await next.updates.check('schedule');
  expect(next.updates.status().state).toMatchObject({ offer: { version: '0.3.0' } });
});

it('a version that is put off is pointed out again a day later', async () => {
  await offerOf();
  const session = open();
  await session.updates.check('schedule');
  session.updates.remindLater();
  await session.updates.check('schedule');
  expect(session.updates.status().state).toMatchObject({ state: 'available', isPutOff: true });
  await session.clock.pass(25 * 3_600_000);
  await session.updates.check('schedule');
  expect(session.updates.status().state).toMatchObject({ state: 'available', isPutOff: false });
});

it('a version for nobody yet is only shown to who asks', async () => {
  await offerOf({ more: 'stagingPercentage: 0' });
  const session = open();
  await session.updates.check('schedule');
  expect(stateOf(session)).toBe('none');
  await session.updates.check('person');
  expect(stateOf(session)).toBe('available');
});

it('about half of all computers get a version for half of them, another half each time', async () => {
  const gets = async (disk: Map<string, unknown>): Promise<boolean> => {
    const session = open({ disk });
    await session.updates.check('schedule');
    return stateOf(session) === 'available';
  };
  const disks = Array.from({ length: 120 }, () => new Map<string, unknown>());
  const of: number[][] = [];
  for (const version of ['0.2.0', '0.3.0']) {
    await offerOf({ version, more: 'stagingPercentage: 50' });
    const chosen: number[] = [];
    for (const [index, disk] of disks.entries()) if (await gets(disk)) chosen.push(index);
    of.push(chosen);
  }
  for (const chosen of of) {
    expect(chosen.length).toBeGreaterThan(30);
    expect(chosen.length).toBeLessThan(90);
  }
  expect(of[0]).not.toEqual(of[1]);
});

it('the feed is asked once a day, and not at all when that is turned off', async () => {
  const session = open();
  session.updates.start();
  expect(asked).toHaveLength(0);
  await offerOf({ version: '0.1.0' });
  await session.clock.pass(30_000);
  await vi.waitFor(() => expect(session.updates.status().checkedAt).not.toBeNull());
  for (let hour = 0; hour < 22; hour += 1) await session.clock.pass(3_600_000);
  expect(asked).toHaveLength(1);
  for (let hour = 0; hour < 3; hour += 1) await session.clock.pass(3_600_000);
  await vi.waitFor(() => expect(asked).toHaveLength(2));

  const off = open({ isAutomatic: false });
  off.updates.start();
  for (let hour = 0; hour < 50; hour += 1) await off.clock.pass(3_600_000);
  expect(asked).toHaveLength(2);
});

it('the daily check keeps quiet about a feed that can’t be reached, and not about a wrong signature', async () => {
  const session = open();
  await session.updates.check('schedule');
  expect(stateOf(session)).toBe('none');
  await signedRelease({ folder: release }, updateKeys());
  await session.updates.check('schedule');
  expect(codeOf(session)).toBe('refused update-signature-wrong');
  expect(session.updates.status().isAsked).toBe(false);
});

it.each(['managed', 'none'] as const)('a copy whose way is %s asks nobody', async (way) => {
  await offerOf();
  const session = open({ way });
  session.updates.start();
  await session.clock.pass(50 * 3_600_000);
  await session.updates.check('person');
  expect(stateOf(session)).toBe('none');
  expect(asked).toHaveLength(0);
});

it('a copy that does not replace itself offers the page, and no download', async () => {
  await offerOf();
  const session = open({ way: 'page' });
  await session.updates.check('person');
  expect(() => session.updates.download()).toThrow(/isn’t possible/);
  await session.updates.openPage();
  expect(session.done).toEqual(['https://slipway.example/download']);
  expect(asked).toHaveLength(1);
});

const feedAnswers: [string, string, RequestListener][] = [
  ['is missing', 'failed update-feed-unreachable', (_, response) => response.writeHead(404).end()],
  ['breaks off', 'failed update-feed-unreachable', (_, response) => response.destroy()],
  ['is silent', 'failed update-feed-slow', () => {}],
  ['drips', 'failed update-feed-slow', (_, response) => drip(response)],
  ['is a sign-in page', 'refused update-feed-unreadable', (_, response) => response.end('<html>')],
  [
    'is huge',
    'refused update-feed-unreadable',
    (_, response) => response.end('#'.repeat(feedLimits.bytes + 1)),
  ],
  [
    'leads to a place without TLS',
    'refused update-feed-insecure',
    (_, response) =>
      response.writeHead(302, { location: 'http://updates.example/latest-linux.yml' }).end(),
  ],
  [
    'leads in circles',
    'failed update-feed-unreachable',
    (request, response) => response.writeHead(302, { location: request.url }).end(),
  ],
];

function drip(response: Parameters<RequestListener>[1]): void {
  const timer = setInterval(() => response.write('#'), 100);
  response.on('close', () => clearInterval(timer));
}

it.each(feedAnswers)('a feed that %s is reported as %s', async (_what, code, listener) => {
  answer = listener;
  const session = open({ isHurried: code.endsWith('-slow') });
  await session.updates.check('person');
  expect(codeOf(session)).toBe(code);
  expect(session.updates.status().isAsked).toBe(true);
});

it('a feed may lead to where its files are stored', async () => {
  await offerOf();
  const serve = answer;
  answer = (request, response) => {
    if (request.url === '/latest-linux.yml')
      response.writeHead(302, { location: '/stored/latest-linux.yml' }).end();
    else {
      request.url = (request.url ?? '').replace('/stored', '');
      serve(request, response);
    }
  };
  const session = open();
  await session.updates.check('person');
  expect(stateOf(session)).toBe('available');
});

it('a feed without TLS is not asked, not even on this computer', async () => {
  await offerOf();
  for (const options of [{ allowsLoopback: false }, { feed: new URL('http://updates.example/') }]) {
    const session = open(options);
    await session.updates.check('person');
    expect(codeOf(session)).toBe('refused update-feed-insecure');
  }
  expect(asked).toHaveLength(0);
});

const file = `/${appImage('0.2.0')}`;

/** Answers requests for the file like this, and the feed as before. */
function serveFile(listener: RequestListener): void {
  const serve = answer;
  answer = (request, response) => (request.url === file ? listener : serve)(request, response);
}

it.each([
  [
    'cut',
    'failed update-download-cut',
    3,
    (response: Parameters<RequestListener>[1]) => {
      response.writeHead(200, { 'content-length': 13 });
      response.write('Slip', () => response.destroy());
    },
  ],
  [
    'stalled',
    'failed update-download-slow',
    3,
    (response: Parameters<RequestListener>[1]) => {
      response.write('Slip');
    },
  ],
  [
    'other bytes',
    'refused update-checksum',
    1,
    (response: Parameters<RequestListener>[1]) => {
      response.end('Slipway 6.6.6');
    },
  ],
] as const)('a download that is %s is %s after %i attempts', async (_what, code, count, send) => {
  await offerOf();
  serveFile((_request, response) => send(response));
  const session = open({ isHurried: code.endsWith('-slow') });
  await session.updates.check('person');
  session.updates.download();
  await vi.waitFor(
    async () => {
      await session.clock.pass(1_000);
      expect(codeOf(session)).toBe(code);
    },
    { timeout: 15_000 },
  );
  expect(asked.filter(({ url }) => url === file)).toHaveLength(count);
  expect(existsSync(join(cache, file))).toBe(code !== 'refused update-checksum');
});

it('a download that was cut once is completed by the next attempt', async () => {
  await offerOf();
  let count = 0;
  serveFile((_request, response) => {
    count += 1;
    if (count > 1) return response.end(readFileSync(join(release, file)));
    response.writeHead(200, { 'content-length': 13 });
    return response.write('Slip', () => response.destroy());
  });
  const session = open();
  await session.updates.check('person');
  session.updates.download();
  await vi.waitFor(
    async () => {
      await session.clock.pass(1_000);
      expect(stateOf(session)).toBe('ready');
    },
    { timeout: 15_000 },
  );
});

it('a download is canceled, and can be begun again', async () => {
  await offerOf();
  const serve = answer;
  serveFile((_request, response) => response.write('Slip'));
  const session = open();
  await session.updates.check('person');
  session.updates.download();
  await becomes(session, 'downloading');
  session.updates.cancel();
  expect(stateOf(session)).toBe('available');
  answer = serve;
  session.updates.download();
  await becomes(session, 'ready');
});

it('a disk without room for the file is named before anything is downloaded', async () => {
  await offerOf();
  const session = open({ room: 1e15 });
  await session.updates.check('person');
  session.updates.download();
  await becomes(session, 'failed');
  expect(codeOf(session)).toBe('failed update-no-space');
  expect(asked.filter(({ url }) => url === file)).toHaveLength(0);
});

it.skipIf(process.platform !== 'linux')(
  'a full disk is named, however deep in an error it is',
  async () => {
    await offerOf();
    const session = open({
      download: async () => {
        const cause = await writeFile('/dev/full', 'Slipway').catch((thrown) => thrown);
        throw new Error('The download failed.', { cause: new AggregateError([cause]) });
      },
    });
    await session.updates.check('person');
    session.updates.download();
    await becomes(session, 'failed');
    expect(codeOf(session)).toBe('failed update-no-space');
  },
);

describe.skipIf(!canMount)('a disk that fills up during a download', () => {
  const size = 400_000;
  beforeEach(() => mountSmallDisk(cache));
  afterEach(() => unmount(cache));

  /** As electron-updater does it: a checksum that fails is reported before a write that does, and the file is gone. */
  function mismatch(): never {
    throw Object.assign(new Error('sha512 checksum mismatch'), { code: 'ERR_CHECKSUM_MISMATCH' });
  }

  it.each([
    ['reported as a wrong checksum', mismatch],
    ['not reported at all', () => join(cache, 'short.AppImage')],
  ])('is named when it is %s', async (_what, end) => {
    await offerOf({ files: { [appImage('0.2.0')]: Buffer.alloc(size, '#') } });
    const session = open({
      download: async () => {
        fillDisk(cache);
        writeFileSync(join(cache, 'short.AppImage'), '');
        return end();
      },
    });
    await session.updates.check('person');
    session.updates.download();
    await becomes(session, 'failed');
    expect(codeOf(session)).toBe('failed update-no-space');
  });

  it('is not named when the bytes are wrong and there is room for all of them', async () => {
    await offerOf({ files: { [appImage('0.2.0')]: Buffer.alloc(size, '#') } });
    const session = open({ download: async () => mismatch() });
    await session.updates.check('person');
    session.updates.download();
    await becomes(session, 'refused');
    expect(codeOf(session)).toBe('refused update-checksum');
  });
});

it('a file that was changed after its download is deleted and not installed', async () => {
  const session = await ready();
  writeFileSync(join(cache, file), 'Slipway 6.6.6');
  session.updates.restart();
  await becomes(session, 'refused');
  expect(codeOf(session)).toBe('refused update-changed');
  expect(session.done).toEqual([]);
  expect(existsSync(join(cache, file))).toBe(false);
  expect(await session.updates.installAtEnd()).toBe(false);
  session.updates.download();
  await becomes(session, 'ready');
});

it('a file that is changed while Slipway quits is not installed, and the next start says so', async () => {
  const session = await ready();
  session.updates.restart();
  await vi.waitFor(() => expect(session.done).toEqual(['quit']));
  writeFileSync(join(cache, file), 'Slipway 6.6.6');
  expect(await session.updates.installAtEnd()).toBe(true);
  expect(session.done).toEqual(['quit', 'start again']);
  const next = open({ disk: session.disk });
  next.updates.start();
  expect(codeOf(next)).toBe('refused update-changed');
});

it('an installer that fails leaves this version, which starts again and says why', async () => {
  const session = await ready({
    install: () => {
      throw Object.assign(new Error('no'), { code: 'EACCES' });
    },
  });
  session.updates.restart();
  await vi.waitFor(() => expect(session.done).toEqual(['quit']));
  expect(await session.updates.installAtEnd()).toBe(true);
  expect(session.done).toEqual(['quit', 'start again']);
  const next = open({ disk: session.disk });
  next.updates.start();
  expect(codeOf(next)).toBe('failed update-not-installed');
  expect(JSON.stringify(next.updates.status().state)).toContain('EACCES');
  const later = open({ disk: session.disk });
  later.updates.start();
  expect(stateOf(later)).toBe('none');
});

it('an installation that never happened is noticed at the next start', async () => {
  const session = await ready();
  session.updates.installOnQuit(true);
  await session.updates.installAtEnd();
  const next = open({ disk: session.disk });
  next.updates.start();
  expect(codeOf(next)).toBe('failed update-not-installed');
});

it('a damaged memory is an empty one', async () => {
  await offerOf();
  const session = open({ disk: new Map([['updates', { skipped: 7, place: [], checkedAt: {} }]]) });
  session.updates.start();
  await session.updates.check('schedule');
  expect(stateOf(session)).toBe('available');
});
