import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createEngine } from '../../../src-main/engine/create-engine';
import type { Proxies } from '../../../src-main/engine/ports';
import { hurriedClock } from '../../helpers/hurried-clock';
import { ownCertificate } from '../../helpers/own-certificate';
import { type ProxyOptions, startProxy, type TestProxy } from '../../helpers/proxy';
import { uploadWorker } from '../../helpers/rehearsal';
import { type DoctorStage, doctorStage, line, states } from './doctor-stage';

const other = '7T2XM4Q8K9';
const team = '2X9R4HXF34';
const host = 'api.appstoreconnect.apple.com';
const certificate = ownCertificate(host);

let stage: DoctorStage;
const proxies: TestProxy[] = [];
const servers: Server[] = [];
afterEach(async () => {
  await stage.end();
  await Promise.all(proxies.splice(0).map((proxy) => proxy.goDown()));
  for (const server of servers.splice(0)) server.closeAllConnections();
});

/** What a company puts between its computers and Apple: it shows its own certificate, and reads everything. */
async function inspector(): Promise<string> {
  const server = createServer(certificate, (request, response) => {
    const address = new URL(request.url ?? '/', stage.practice.url);
    const { authorization = '' } = request.headers;
    void fetch(address, { headers: { authorization } }).then(async (answer) => {
      const headers = {
        date: answer.headers.get('date') ?? '',
        'content-type': 'application/json',
      };
      response.writeHead(answer.status, headers).end(await answer.text());
    });
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function openProxy(options: ProxyOptions): Promise<TestProxy> {
  const proxy = await startProxy(options);
  proxies.push(proxy);
  return proxy;
}

/** The account on a computer whose connections take these routes. */
async function checkBehind(ways: Proxies) {
  const { id } = await stage.add(team);
  await reopen(ways);
  return stage.check(id);
}

async function reopen(ways: Proxies): Promise<void> {
  await stage.engine.close();
  stage.engine = createEngine({
    home: stage.home,
    secrets: stage.secrets,
    uploadWorker,
    clock: hurriedClock(20),
    proxies: ways,
  });
}

const reached = { 'key-file': 'passed', connection: 'passed', key: 'passed' };
const notReached = { 'key-file': 'passed', connection: 'failed', key: 'not-checked' };

describe('the key doctor behind a proxy', () => {
  it('a proxy on the way is named', async () => {
    stage = await doctorStage([{ keyId: team }]);
    const proxy = await openProxy({ leadsTo: await inspector() });
    const report = await checkBehind({
      routesFor: async () => [proxy.url],
      trusted: async () => [certificate.cert],
    });
    expect(states(report)).toMatchObject(reached);
    expect(line(report, 'connection')).toMatch(
      new RegExp(`^App Store Connect reached in [\\d,]+ ms through ${proxy.host}$`),
    );
  });

  it('a proxy that shows a certificate of its own is named by its certificate, and nothing is sent', async () => {
    stage = await doctorStage([{ keyId: team }]);
    const proxy = await openProxy({ leadsTo: await inspector() });
    const report = await checkBehind({ routesFor: async () => [proxy.url] });
    expect(states(report)).toMatchObject(notReached);
    expect(report).toMatchObject({
      outcome: 'not-reached',
      fixer: 'it-administrator',
      error: { code: 'network-certificate' },
    });
    expect(line(report, 'connection')).toBe(`Connection intercepted by ${host}`);
    expect(Buffer.concat(proxy.sent).toString('latin1')).not.toContain('Bearer');
  });

  it('a system that never names its proxy can’t hold a check back', async () => {
    stage = await doctorStage([{ keyId: team }, { keyId: other }]);
    await stage.add(other);
    await stage.add(team);
    await reopen({ routesFor: () => new Promise(() => undefined) });
    const accounts = await stage.engine.accounts.check(null);
    expect(accounts.map(({ report }) => report?.error?.code)).toEqual([
      'key-check-slow',
      'key-check-slow',
    ]);
  });

  it('a proxy that asks for a password is told apart from one that is down', async () => {
    stage = await doctorStage([{ keyId: team }]);
    const proxy = await openProxy({ wants: 'ada:s3cret' });
    const report = await checkBehind({ routesFor: async () => [proxy.url] });
    expect(states(report)).toMatchObject(notReached);
    expect(report).toMatchObject({ fixer: 'you', error: { code: 'network-proxy' } });
    await proxy.goDown();
    const [account] = await stage.engine.accounts.check(null);
    expect(account?.report).toMatchObject({
      fixer: 'it-administrator',
      error: { code: 'proxy-unreachable' },
      outcome: 'not-reached',
    });
  });
});
