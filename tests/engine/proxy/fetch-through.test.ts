import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { afterEach, expect, it } from 'vitest';
import { lineTrouble } from '../../../src-main/engine/asc/line-trouble';
import { fetchThrough } from '../../../src-main/engine/proxy/fetch-through';
import { ownCertificate } from '../../helpers/own-certificate';
import { startProxy } from '../../helpers/proxy';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

it('a proxy that answers in Apple’s place is found out before it is told anything', async () => {
  const name = 'api.appstoreconnect.apple.com';
  const names: unknown[] = [];
  const told: Buffer[] = [];
  const liar = createServer({
    ...ownCertificate(name),
    SNICallback: (asked, done) => {
      names.push(asked);
      done(null);
    },
  });
  liar.on('secureConnection', (socket) => socket.on('data', (chunk) => told.push(chunk)));
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
  const fetchIt = fetchThrough({ waysTo: async () => [proxy.url] });
  const thrown: unknown = await fetchIt(url, {
    headers: { authorization: 'Bearer secret' },
  }).catch((reason: unknown) => reason);
  expect(lineTrouble('GET', url, thrown).trouble.code).toBe('network-certificate');
  expect(proxy.asked.map(({ target }) => target)).toEqual([`${name}:443`]);
  expect(names).toEqual([name]);
  expect(Buffer.concat(told).toString()).toBe('');
  expect(Buffer.concat(proxy.sent).toString('latin1')).not.toContain('secret');
});
