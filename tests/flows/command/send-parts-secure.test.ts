import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownCertificate } from '../../helpers/own-certificate';
import { md5, type PartSink, startPartSink } from '../../helpers/part-sink';
import { type ProxyOptions, startProxy, type TestProxy } from '../../helpers/proxy';
import { slipway, start, temporaryFolder } from './slipway-process';

const size = 9 * 1024 * 1024 + 5;
const partSize = 256 * 1024;
const bytes = randomBytes(size);
/** A name that only the proxy can resolve: this computer's own addresses bypass every proxy. */
const storage = { name: 'storage.test', ...ownCertificate('storage.test') };
const gate = { name: '127.0.0.1', ...ownCertificate('127.0.0.1') };

let folder: string;
let words: string[];
let sink: PartSink;
let proxies: TestProxy[];
let trusted: { NODE_EXTRA_CA_CERTS: string };

beforeEach(async () => {
  folder = await temporaryFolder();
  proxies = [];
  const file = join(folder, 'package.ipa');
  await writeFile(file, bytes);
  sink = await startPartSink(size, storage);
  const list = join(folder, 'operations.json');
  await writeFile(list, JSON.stringify(sink.operations(partSize)));
  const certificates = join(folder, 'certificates.pem');
  await writeFile(certificates, `${storage.cert}${gate.cert}`);
  trusted = { NODE_EXTRA_CA_CERTS: certificates };
  words = ['send-parts', list, file, '--json'];
});
afterEach(async () => {
  await sink.close();
  await Promise.all(proxies.map((proxy) => proxy.goDown()));
});

async function openProxy(options: ProxyOptions = {}): Promise<TestProxy> {
  const proxy = await startProxy({ leadsTo: `127.0.0.1:${sink.port}`, ...options });
  proxies.push(proxy);
  return proxy;
}

describe('over TLS', () => {
  test.each<[string, ProxyOptions]>([
    ['a proxy', {}],
    ['a proxy that is itself reached over TLS', { secure: gate }],
  ])(
    'every part gets through %s, byte for byte, and the proxy sees none of them',
    async (_, options) => {
      const proxy = await openProxy(options);
      const { status, lines, stderr } = await slipway(words, folder, {
        ...trusted,
        HTTPS_PROXY: proxy.url,
      });
      expect(stderr).toBe('');
      expect(lines).toMatchObject([{ bytes: size, retries: 0 }]);
      expect(status).toBe(0);
      expect(md5(sink.received)).toBe(md5(bytes));
      expect(proxy.asked[0]?.target).toBe(`storage.test:${sink.port}`);
      const sent = Buffer.concat(proxy.sent);
      expect(sent.length).toBeGreaterThan(size);
      expect(sent.includes(bytes.subarray(0, 64))).toBe(false);
    },
  );

  test('send-parts over TLS delivers the file although one part in twenty is reset', async () => {
    const proxy = await openProxy();
    const reset = new Set<number>();
    sink.meet = (offset, time) => {
      const isHit = time === 1 && (offset / partSize) % 20 === 7;
      if (isHit) reset.add(offset);
      return isHit
        ? (request) => request.resume().once('data', () => request.socket.destroy())
        : null;
    };
    const { status, lines } = await slipway(words, folder, { ...trusted, HTTPS_PROXY: proxy.url });
    expect(status).toBe(0);
    expect(reset.size).toBe(2);
    expect(lines).toMatchObject([{ bytes: size, retries: 2 }]);
    expect(md5(sink.received)).toBe(md5(bytes));
  });

  test('send-parts names an untrusted certificate, and sends not one byte to its server', async () => {
    const proxy = await openProxy();
    const running = start(words, folder, { HTTPS_PROXY: proxy.url });
    let printed = '';
    running.child.stderr?.on('data', (text: string) => {
      printed += text;
    });
    await expect
      .poll(() => printed, { timeout: 20_000 })
      .toMatch(/certificate .* is not trusted by this computer \(/);
    running.child.kill('SIGINT');
    expect((await running.ended).status).toBe(130);
    expect(sink.requests).toHaveLength(0);
    expect(printed).toContain(`storage.test:${sink.port} can’t be reached`);
    expect(printed.match(/^Waiting: /gm)).toHaveLength(1);
  });
});
