import { createServer, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { checkAddresses, linkFetch } from '../../../src-main/engine/app-store/check-links';
import type { Proxies } from '../../../src-main/engine/ports';
import { fetchThrough, publicAddressesOf } from '../../../src-main/engine/proxy/fetch-through';

/* Addresses in App Store texts, opened on servers of this computer. */

const straight: Proxies = { routesFor: async () => [null] };
const open = fetchThrough(straight);

interface Site {
  url: string;
  port: number;
  /** What was asked, with the names of the headers that came along. */
  asked: { path: string; headers: string[]; method: string }[];
}

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise<void>((done) => {
          server.closeAllConnections();
          server.close(() => done());
        }),
    ),
  );
});

/** A website whose pages answer with a status, or redirect elsewhere. */
async function site(pages: Record<string, number | string>): Promise<Site> {
  const asked: Site['asked'] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, method: request.method ?? '', headers: Object.keys(request.headers) });
    const page = pages[path] ?? 404;
    if (typeof page === 'string') response.writeHead(302, { location: page }).end();
    else response.writeHead(page).end('a page');
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, asked };
}

it('a page is fine, one that is gone is dead, and one that refuses is not known', async () => {
  const { url } = await site({ '/help': 200, '/gone': 410, '/login': 403, '/broken': 500 });
  expect(
    await checkAddresses(
      open,
      ['/help', '/gone', '/nothing', '/login', '/broken'].map((path) => url + path),
    ),
  ).toEqual([
    { url: `${url}/help`, outcome: 'ok', status: 200 },
    { url: `${url}/gone`, outcome: 'dead', status: 410 },
    { url: `${url}/nothing`, outcome: 'dead', status: 404 },
    { url: `${url}/login`, outcome: 'unreachable', status: 403 },
    { url: `${url}/broken`, outcome: 'unreachable', status: 500 },
  ]);
});

it('redirects are followed to their end, and a circle of them is given up', async () => {
  const { url, asked } = await site({
    '/old': '/new',
    '/new': 200,
    '/lost': '/gone',
    '/circle': '/circle',
  });
  const outcomes = await checkAddresses(open, [`${url}/old`, `${url}/lost`, `${url}/circle`]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['ok', 'dead', 'unreachable']);
  expect(asked.filter(({ path }) => path === '/circle')).toHaveLength(6);
});

it('what is sent has neither credentials nor a body, and a page is only asked for once', async () => {
  const { url, asked } = await site({ '/help': 200 });
  await checkAddresses(open, [`${url}/help`]);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.method).toBe('GET');
  const harmless = ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'];
  expect([...(asked[0]?.headers ?? [])].sort()).toEqual(harmless);
});

it('an address with a password in it is never opened, nor one that a redirect names', async () => {
  const { port, asked } = await site({ '/help': 200 });
  const other = await site({ '/to-secret': `http://user:word@127.0.0.1:${port}/help` });
  const outcomes = await checkAddresses(open, [
    `http://user:word@127.0.0.1:${port}/help`,
    `${other.url}/to-secret`,
  ]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unreachable', 'unreachable']);
  expect(asked).toEqual([]);
});

it('a redirect to something that is no web page is not followed', async () => {
  const { url } = await site({ '/file': 'file:///etc/passwd' });
  expect(await checkAddresses(open, [`${url}/file`])).toMatchObject([{ outcome: 'unreachable' }]);
});

it('an address where nothing answers is not known', async () => {
  const { url } = await site({});
  const server = servers.pop();
  await new Promise<void>((done) => server?.close(() => done()));
  expect(await checkAddresses(open, [`${url}/help`])).toEqual([
    { url: `${url}/help`, outcome: 'unreachable', status: null },
  ]);
});

it('more addresses than a hundred are not opened, and none of them is fine', async () => {
  const { url, asked } = await site({ '/help': 200 });
  const urls = Array.from({ length: 120 }, (_, index) => `${url}/help?${index}`);
  const outcomes = await checkAddresses(open, urls);
  expect(outcomes.map(({ url: checked }) => checked)).toEqual(urls);
  expect(asked).toHaveLength(100);
  expect(outcomes.slice(100).every(({ outcome }) => outcome === 'unreachable')).toBe(true);
});

/** A name server that has every name at this computer. */
const allHere: LookupFunction = (_host, _options, done) =>
  done(null, [{ address: '127.0.0.1', family: 4 }]);

const publicOnly = fetchThrough(straight, { publicOnly: { lookup: publicAddressesOf(allHere) } });

it('for a live account, addresses of this computer and of private networks are not opened', async () => {
  const { port, asked } = await site({ '/help': 200 });
  const way = linkFetch('live', { open, publicOnly });
  const urls = [
    `http://127.0.0.1:${port}/help`,
    `http://localhost:${port}/help`,
    `http://[::1]:${port}/help`,
    `http://[::ffff:127.0.0.1]:${port}/help`,
    `http://2130706433:${port}/help`,
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://router.local/',
  ];
  const outcomes = await checkAddresses(way, urls);
  expect(outcomes).toEqual(urls.map((url) => ({ url, outcome: 'unreachable', status: null })));
  expect(asked).toEqual([]);
});

it('a public name that leads to this computer is not opened for a live account', async () => {
  const { port, asked } = await site({ '/help': 200 });
  const url = `http://help.northwind.example:${port}/help`;
  expect(await checkAddresses(publicOnly, [url])).toMatchObject([{ outcome: 'unreachable' }]);
  expect(asked).toEqual([]);
  // The same name server without the check leads there.
  const unchecked = fetchThrough(straight, { publicOnly: { lookup: allHere } });
  expect(await checkAddresses(unchecked, [url])).toMatchObject([{ outcome: 'ok' }]);
});

it('in a rehearsal the addresses of this computer are opened, and no others', async () => {
  const { url } = await site({ '/help': 200 });
  const way = linkFetch('practice', { open, publicOnly });
  expect(await checkAddresses(way, [`${url}/help`])).toMatchObject([{ outcome: 'ok' }]);
  const opened: URL[] = [];
  const noted = linkFetch('practice', {
    open: (to, init) => {
      opened.push(to);
      return open(to, init);
    },
    publicOnly,
  });
  const elsewhere = await site({ '/help': 'http://192.0.2.1/help' });
  const outcomes = await checkAddresses(noted, ['http://192.0.2.1/help', `${elsewhere.url}/help`]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unreachable', 'unreachable']);
  expect(opened.map(({ href }) => href)).toEqual([`${elsewhere.url}/help`]);
});

it('a name with public and private addresses is only resolved to the public ones', async () => {
  const mixed: LookupFunction = (_host, _options, done) =>
    done(null, [
      { address: '10.0.0.7', family: 4 },
      { address: '93.184.215.14', family: 4 },
    ]);
  const resolve = publicAddressesOf(mixed);
  const all = await new Promise((done) =>
    resolve('example.com', { all: true }, (_error, found) => done(found)),
  );
  expect(all).toEqual([{ address: '93.184.215.14', family: 4 }]);
  const one = await new Promise((done) =>
    resolve('example.com', {}, (_error, found) => done(found)),
  );
  expect(one).toBe('93.184.215.14');
});
