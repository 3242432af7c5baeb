import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { connectionWords } from '#shared/words/connection';
import { connectionError } from '../../../src-main/engine/asc/retry-policy';
import { fetchThrough } from '../../../src-main/engine/proxy/fetch-through';
import { bundledIn } from '../../../src-main/engine/proxy/system-certificates';
import { testConnection } from '../../../src-main/engine/proxy/test-connection';
import { ownCertificate } from '../../helpers/own-certificate';
import { startProxy } from '../../helpers/proxy';
import { saying } from '../../helpers/saying';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

it('a proxy that answers in Apple’s place is detected before anything is sent to it', async () => {
  const name = 'api.appstoreconnect.apple.com';
  const names: unknown[] = [];
  const received: Buffer[] = [];
  const liar = createServer({
    ...ownCertificate(name),
    SNICallback: (asked, done) => {
      names.push(asked);
      done(null);
    },
  });
  liar.on('secureConnection', (socket) => socket.on('data', (chunk) => received.push(chunk)));
  liar.on('tlsClientError', () => undefined);
  liar.listen(0, '127.0.0.1');
  await once(liar, 'listening');
  const { port } = liar.address() as AddressInfo;
  const proxy = await startProxy({ leadsTo: `127.0.0.1:${port}` });
  ends.push(
    () => proxy.goDown(),
    () => liar.close(),
  );

  const url = new URL(`https://${name}/v1/apps`);
  const fetchIt = fetchThrough({ routesFor: async () => [proxy.url] });
  const thrown: unknown = await fetchIt(url, {
    headers: { authorization: 'Bearer secret' },
  }).catch((reason: unknown) => reason);
  expect(connectionError('GET', url, thrown).error.code).toBe('network-certificate');
  expect(proxy.asked.map(({ target }) => target)).toEqual([`${name}:443`]);
  expect(names).toEqual([name]);
  expect(Buffer.concat(received).toString()).toBe('');
  expect(Buffer.concat(proxy.sent).toString('latin1')).not.toContain('secret');
});

describe('a company’s own certificate', () => {
  const name = 'api.company.test';
  const own = ownCertificate(name);

  /** A server behind a proxy that inspects traffic, as in companies. */
  async function behindInspection() {
    const server = createSecureServer(own, (_, response) => response.end('it is I'));
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const proxy = await startProxy({ leadsTo: `127.0.0.1:${port}` });
    ends.push(
      () => proxy.goDown(),
      () => server.close(),
    );
    return proxy;
  }

  it('a company’s certificate is trusted when the system trusts it, in addition to public ones', async () => {
    const proxy = await behindInspection();
    const routesFor = async () => [proxy.url];
    const url = new URL(`https://${name}/`);
    const refused: unknown = await fetchThrough({ routesFor })(url, {}).catch(
      (why: unknown) => why,
    );
    expect(connectionError('GET', url, refused).error.code).toBe('network-certificate');
    const answer = await fetchThrough({ routesFor, trusted: async () => [own.cert] })(url, {});
    expect(await answer.text()).toBe('it is I');
    const other = ownCertificate('other.test').cert;
    await expect(
      fetchThrough({ routesFor, trusted: async () => [other] })(url, {}),
    ).rejects.toThrow();
  });

  it('a connection test reports host, port, proxy and issuer of a company’s certificate, and sends nothing', async () => {
    const proxy = await behindInspection();
    const url = new URL(`https://${name}/`);
    const routesFor = async () => [proxy.url];
    const report = { host: name, port: 443, proxy: proxy.host, issuer: name };
    const untrusted = await testConnection(url, { routesFor });
    expect(untrusted).toEqual({ ...report, problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(connectionWords(untrusted)).toBe(
      `${name}, port 443, through the proxy ${proxy.host}, showed a certificate issued by ${name}. It is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT). Nothing was sent.`,
    );
    const trusted = await testConnection(url, { routesFor, trusted: async () => [own.cert] });
    expect(trusted).toEqual({ ...report, problem: null });
    await proxy.goDown();
    const gone = await testConnection(url, { routesFor });
    expect(gone).toMatchObject({ issuer: null, problem: saying(proxy.host) });
    ends.splice(0, 1);
  });

  it('system certificates are not loaded when no connection uses a certificate', async () => {
    const proxy = await startProxy({ answers: 503 });
    ends.push(() => proxy.goDown());
    let asked = 0;
    const trusted = async () => {
      asked += 1;
      return [own.cert];
    };
    const fetchIt = fetchThrough({ routesFor: async () => [proxy.url], trusted });
    await expect(fetchIt(new URL('http://practice.test/'), {})).rejects.toThrow();
    expect(asked).toBe(0);
  });

  it('system certificates are read from the first bundle with any, without unreadable ones', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-trust-'));
    ends.push(() => rm(folder, { recursive: true }));
    const bundle = join(folder, 'bundle.pem');
    const broken = '-----BEGIN CERTIFICATE-----\nnot one\n-----END CERTIFICATE-----\n';
    await writeFile(bundle, `# Company\n${own.cert}\n${broken}${own.cert}`);
    const found = await bundledIn([join(folder, 'nothing.pem'), bundle]);
    expect(found.map((pem) => new X509Certificate(pem).subject)).toEqual([`CN=${name}`]);
  });
});

it.each(['says nothing', 'answers byte by byte'])(
  'an abort ends a connection through a proxy that %s to CONNECT',
  async (how) => {
    const { createServer: serve } = await import('node:net');
    const asked: string[] = [];
    const stalling = serve((socket) => {
      socket.on('error', () => undefined).once('close', () => asked.push('closed'));
      socket.once('data', (chunk) => {
        asked.push(chunk.toString().split(' ')[0] ?? '');
        if (how === 'says nothing') return;
        const words = [...`HTTP/1.1 200 ${'x'.repeat(1_000)}`];
        const timer = setInterval(() => socket.write(words.shift() ?? 'x'), 100);
        socket.once('close', () => clearInterval(timer));
      });
    });
    stalling.listen(0, '127.0.0.1');
    await once(stalling, 'listening');
    ends.push(() => stalling.close());
    const { port } = stalling.address() as AddressInfo;
    const stop = new AbortController();
    const fetchIt = fetchThrough({ routesFor: async () => [`http://127.0.0.1:${port}`] });
    const thrown = fetchIt(new URL('https://api.appstoreconnect.apple.com/v1/apps'), {
      signal: stop.signal,
    }).catch((reason: unknown) => reason);
    await expect.poll(() => asked).toEqual(['CONNECT']);
    stop.abort(new Error('stopped'));
    expect(await thrown).toBeInstanceOf(TypeError);
    await expect.poll(() => asked).toEqual(['CONNECT', 'closed']);
  },
);
