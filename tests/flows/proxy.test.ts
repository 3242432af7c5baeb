import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine } from '../../src-main/engine/create-engine';
import type { ProxyRoute } from '../../src-main/engine/ports';
import { hurriedClock } from '../helpers/hurried-clock';
import { type ProxyOptions, startProxy, type TestProxy } from '../helpers/proxy';
import { type Rehearsal, rehearse, secretsInMemory, uploadWorker } from '../helpers/rehearsal';
import { saying } from '../helpers/saying';
import { expectEverythingOnce, fullPlan, heldUp, parts, until } from './reliability/full-publish';

let stage: Rehearsal;
let proxies: TestProxy[];
beforeEach(async () => {
  proxies = [];
  stage = await rehearse({ practice: { partSize: 64 * 1024 } });
});
afterEach(async () => {
  await stage.end();
  await Promise.all(proxies.map((proxy) => proxy.goDown()));
});

const megabyte = 1_000_000;
async function openProxy(options: ProxyOptions = {}): Promise<TestProxy> {
  const proxy = await startProxy(options);
  proxies.push(proxy);
  return proxy;
}

async function closedProxy(): Promise<TestProxy> {
  const proxy = await openProxy();
  await proxy.goDown();
  return proxy;
}

/** The engine as the app creates it, on a computer whose settings give these routes for every address. */
function behind(...routes: ProxyRoute[]): Promise<void> {
  return behindAny(routes);
}

/** The same with settings that change. */
async function behindAny(routes: readonly ProxyRoute[]): Promise<void> {
  await stage.engine.close();
  stage.engine = createEngine({
    home: stage.home,
    secrets: secretsInMemory(),
    uploadWorker,
    clock: hurriedClock(20),
    onRunChanged: (run) => stage.snapshots.push(run),
    proxies: { routesFor: async () => [...routes] },
  });
}

const practiceHost = (): string => new URL(stage.practice.url).host;
const sentThrough = (proxy: TestProxy): number =>
  proxy.sent.reduce((sum, chunk) => sum + chunk.length, 0);

async function readDestination(): Promise<unknown> {
  return stage.engine.destinations.read(stage.connection, await stage.sample());
}

describe('behind a proxy', () => {
  it('a run sends every request and every part through the proxy', async () => {
    const proxy = await openProxy({ leadsTo: practiceHost() });
    await behind(proxy.url);
    // Nothing listens there: every response comes from the proxy.
    const { host: nowhere } = await closedProxy();
    const connection = { ...stage.connection, apiUrl: `http://${nowhere}` };
    const packagePath = await stage.sample({ sizeMb: 2 });
    const { id } = await stage.engine.runs.start(connection, { packagePath, ...fullPlan });
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
    expect(proxy.asked.map(({ target }) => target)).toContain(nowhere);
    expect(sentThrough(proxy)).toBeGreaterThan(2 * megabyte);
  });

  it('the proxy alone gets its name and password, and never the key’s token', async () => {
    const proxy = await openProxy({ wants: 'ada:s3cret' });
    await behind(proxy.url.replace('//', '//ada:s3cret@'));
    const run = await stage.publish({ packagePath: await stage.sample(), ...fullPlan });
    await expectEverythingOnce(stage, run);
    for (const { headers } of proxy.asked) expect(headers.authorization).toBeUndefined();
    const sent = Buffer.concat(proxy.sent).toString('latin1');
    expect(sent).toMatch(/^authorization: Bearer /im);
    expect(sent).not.toMatch(/proxy-authorization/i);
    expect(sent).not.toContain(Buffer.from('ada:s3cret').toString('base64'));
  });

  it('a proxy that requires a login is reported with its address, without its password', async () => {
    const proxy = await openProxy({ wants: 'ada:s3cret' });
    await behind(proxy.url.replace('//', '//ada:wrong@'));
    await expect(readDestination()).rejects.toMatchObject({
      error: {
        code: 'network-proxy',
        detail: saying(`The proxy ${proxy.host} asks for a name and password.`),
      },
    });
  });

  it('a dead proxy is reported with its address', async () => {
    const proxy = await closedProxy();
    await behind(proxy.url);
    await expect(readDestination()).rejects.toMatchObject({
      error: {
        code: 'proxy-unreachable',
        detail: saying(`The proxy ${proxy.host} does not respond (ECONNREFUSED).`),
      },
    });
  });

  it('a proxy that cannot reach the target is not reported as unreachable', async () => {
    const proxy = await openProxy({ answers: 503 });
    await behind(proxy.url);
    await expect(readDestination()).rejects.toMatchObject({
      error: {
        code: 'network-unreachable',
        detail: saying(`The proxy ${proxy.host} responded with 503 for ${practiceHost()}.`),
      },
    });
  });

  it('the next route is used when the first proxy is dead', async () => {
    const dead = await closedProxy();
    const alive = await openProxy();
    await behind(dead.url, alive.url);
    await readDestination();
    expect(alive.asked.length).toBeGreaterThan(0);
    await behind(dead.url, null);
    await readDestination();
  });
});

describe('a proxy that dies in the middle of the upload', () => {
  const startUpload = async (): Promise<string> => {
    const packagePath = await stage.sample({ sizeMb: 12 });
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    await until(stage, ({ upload }) => (upload?.partsStored ?? 0) > 4);
    return id;
  };
  /** A part whose response was lost with the proxy may have been sent twice. */
  const expectEachPart = (count: number | undefined): void => {
    expect(new Set(parts(stage).map(({ path }) => path)).size).toBe(count);
  };

  it('a proxy that dies in the middle of the upload is waited out like a lost connection', async () => {
    const proxy = await openProxy();
    await behind(proxy.url);
    const id = await startUpload();
    await proxy.goDown();
    const held = await heldUp(stage, 'offline');
    expect(held.status.state).toBe('running');
    expect(held.wait?.sentence).toEqual(saying(`The proxy ${proxy.host} does not respond`));
    await proxy.comeBack();
    const run = await stage.engine.runs.settled(id);
    await expectEverythingOnce(stage, run);
    expectEachPart(run.upload?.parts);
  });

  it('a proxy that dies in the middle of the upload is replaced by the system’s new route', async () => {
    const proxy = await openProxy();
    const routes: ProxyRoute[] = [proxy.url];
    await behindAny(routes);
    const id = await startUpload();
    await proxy.goDown();
    await heldUp(stage, 'offline');
    routes[0] = null;
    const run = await stage.engine.runs.settled(id);
    await expectEverythingOnce(stage, run);
    expectEachPart(run.upload?.parts);
  });
});
