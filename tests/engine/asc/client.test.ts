import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AscClient, type ClientOptions } from '../../../src-main/engine/asc/client';
import { RateLimiter } from '../../../src-main/engine/asc/rate-limiter';
import { readRetryAfter } from '../../../src-main/engine/asc/retry-policy';
import { TokenSource } from '../../../src-main/engine/asc/token';
import type { Clock } from '../../../src-main/engine/ports';
import { saying } from '../../helpers/saying';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

interface Door {
  url: string;
  /** Method and path of each request, in order. */
  asked: string[];
  authorizations: (string | undefined)[];
}

let servers: Server[];
let clock: Clock & { slept: number[] };
beforeEach(() => {
  servers = [];
  let passed = 0;
  const slept: number[] = [];
  clock = {
    slept,
    now: () => new Date(Date.now() + passed),
    monotonic: () => passed,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      passed += milliseconds;
    },
  };
});
afterEach(() => {
  vi.useRealTimers();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

async function open(answer: Answer): Promise<Door> {
  const door: Door = { url: '', asked: [], authorizations: [] };
  const server = createServer((request, response) => {
    door.asked.push(`${request.method} ${request.url}`);
    door.authorizations.push(request.headers.authorization);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  door.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return door;
}

const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

function clientOf(apiUrl: string, options: Partial<ClientOptions> = {}): AscClient {
  const identity = { keyId: 'PRACAB12CD', issuerId: 'team' };
  const tokens = new TokenSource((use) => use(pem, identity), clock);
  return new AscClient({
    apiUrl,
    rateLimiter: new RateLimiter(tokens, clock),
    clock,
    fetch,
    log: { info: () => undefined, warn: () => undefined },
    patience: 'long',
    ...options,
  });
}

const json = (response: ServerResponse, body: unknown, status = 200, headers = {}) =>
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body));
const row = (id: string, type = 'betaGroups') => ({ type, id, attributes: {} });
const refusal = (status: number, detail: string) => ({
  errors: [{ status: `${status}`, code: 'NOT_FOUND', title: 'No', detail }],
});

describe('a list of several pages', () => {
  it('a list of several pages is read to its last page, in order, with the included resources', async () => {
    const door: Door = await open((request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://any').searchParams.get('page') ?? 1);
      json(response, {
        data: [row(`${page}a`), row(`${page}b`)],
        included: [row(`beside ${page}`, 'betaTesters')],
        links: page < 3 ? { next: `${door.url}/v1/betaGroups?page=${page + 1}` } : {},
      });
    });
    const { data, included } = await clientOf(door.url).list('/v1/betaGroups', { limit: 2 });
    const ids = [data ?? []].flat().map(({ id }) => id);
    expect(ids).toEqual(['1a', '1b', '2a', '2b', '3a', '3b']);
    expect(included.map(({ id }) => id)).toEqual(['beside 1', 'beside 2', 'beside 3']);
    expect(door.asked).toEqual([
      'GET /v1/betaGroups?limit=2',
      'GET /v1/betaGroups?page=2',
      'GET /v1/betaGroups?page=3',
    ]);
  });

  it('a next page on another server is refused, and the token is not sent there', async () => {
    const foreign = await open((_, response) => json(response, { data: [] }));
    const door = await open((_, response) =>
      json(response, { data: [row('1')], links: { next: `${foreign.url}/v1/betaGroups` } }),
    );
    await expect(clientOf(door.url).list('/v1/betaGroups')).rejects.toMatchObject({
      error: { code: 'answer-unreadable', detail: saying(foreign.url) },
    });
    expect(foreign.asked).toEqual([]);
  });

  it('a next page that was already read is refused as an endless list', async () => {
    const door: Door = await open((request, response) => {
      const next = request.url?.endsWith('2') ? 1 : 2;
      json(response, {
        data: [row('1')],
        links: { next: `${door.url}/v1/betaGroups?page=${next}` },
      });
    });
    await expect(clientOf(door.url).list('/v1/betaGroups', { page: 1 })).rejects.toMatchObject({
      error: { code: 'answer-unexpected', detail: saying('leads back') },
    });
  });
});

it('a redirect is not followed, so that the token stays with App Store Connect', async () => {
  const foreign = await open((_, response) => json(response, { data: [] }));
  const door = await open((_, response) =>
    response.writeHead(307, { location: `${foreign.url}/v1/apps` }).end(),
  );
  await expect(clientOf(door.url).page('/v1/apps')).rejects.toMatchObject({
    error: { code: 'network-unreachable' },
  });
  expect(door.asked.length).toBeGreaterThan(0);
  expect(foreign.asked).toEqual([]);
});

describe('a 404 about a build upload', () => {
  it('a 404 about “apps” on a build upload is retried until there is a response', async () => {
    const door = await open((_, response) =>
      door.asked.length < 3
        ? json(response, refusal(404, "There is no resource of type 'apps' with id '1'"), 404)
        : json(response, { data: row('7', 'buildUploads') }),
    );
    const { document } = await clientOf(door.url).get('/v1/buildUploads/7');
    expect(document.data).toMatchObject({ id: '7' });
    expect(door.asked).toHaveLength(3);
  });

  it('a 404 about the build upload itself is believed at once', async () => {
    const door = await open((_, response) =>
      json(response, refusal(404, "There is no resource of type 'buildUploads' with id '7'"), 404),
    );
    await expect(clientOf(door.url).get('/v1/buildUploads/7')).rejects.toMatchObject({
      answer: { status: 404 },
    });
    expect(door.asked).toHaveLength(1);
  });
});

describe('an error', () => {
  it('a refused token is renewed once, and the request is sent again with the new one', async () => {
    const door = await open((_, response) =>
      door.asked.length === 1 ? response.writeHead(401).end() : json(response, { data: [] }),
    );
    await clientOf(door.url).page('/v1/apps');
    expect(new Set(door.authorizations).size).toBe(2);
    expect(door.authorizations.every((one) => /^Bearer eyJ/.test(one ?? ''))).toBe(true);
  });

  it('a key that is refused twice is reported, and not used again', async () => {
    const door = await open((_, response) => void response.writeHead(401).end());
    await expect(clientOf(door.url).page('/v1/apps')).rejects.toMatchObject({
      error: { code: 'key-refused' },
    });
    expect(door.asked).toHaveLength(2);
  });

  it('a read that gets a server error is retried, a write is not', async () => {
    const door = await open((_, response) => void response.writeHead(503).end());
    const client = clientOf(door.url);
    await expect(client.get('/v1/apps/1')).rejects.toMatchObject({
      error: { code: 'server-error' },
    });
    expect(door.asked).toHaveLength(5);
    await expect(client.post('/v1/betaGroups', {})).rejects.toMatchObject({
      name: 'LostAnswer',
      error: { code: 'server-error' },
    });
    expect(door.asked).toHaveLength(6);
  });

  it('a pause that App Store Connect requests is respected in full, for reads and for writes', async () => {
    const door = await open((_, response) =>
      door.asked.length === 1
        ? json(response, refusal(429, 'Slow down.'), 429, { 'retry-after': '90' })
        : json(response, { data: row('1') }),
    );
    await clientOf(door.url).post('/v1/betaGroups', {});
    expect(door.asked).toHaveLength(2);
    expect(clock.slept.reduce((sum, one) => sum + one, 0)).toBe(90_000);
  });

  it.each<[string | null, number | null]>([
    ['90', 90],
    ['Sun, 22 Nov 2026 14:01:30 GMT', 90],
    ['Sun, 22 Nov 2026 13:00:00 GMT', 0],
    ['soon', null],
    [null, null],
  ])('a pause requested as “%s” lasts %s seconds', (header, seconds) => {
    expect(readRetryAfter(header, new Date('2026-11-22T14:00:00Z'))).toBe(seconds);
  });

  it('a long pause is reported at once to a person who waits at the window', async () => {
    const door = await open((_, response) =>
      json(response, refusal(429, 'Slow down.'), 429, { 'retry-after': '90' }),
    );
    const { brief } = clientOf(door.url);
    await expect(brief.page('/v1/apps')).rejects.toMatchObject({
      error: { code: 'rate-limited' },
    });
    expect(door.asked).toHaveLength(1);
  });

  it('an ID in a response that would change the path never becomes part of a URL', async () => {
    const door = await open((_, response) => json(response, { data: [] }));
    const client = clientOf(door.url);
    for (const id of ['../users', 'a b', 'x?filter=1', '']) {
      expect(() => client.get(`/v1/builds/${id}`)).toThrow(/sent an invalid ID/);
    }
    expect(door.asked).toEqual([]);
  });
});

describe('looking becomes rare once a tenth of the key’s hour is left', () => {
  it.each([
    ['user-hour-lim:3600;user-hour-rem:360;', false],
    ['user-hour-lim:3600;user-hour-rem:359;', true],
    ['something else', false],
  ])('with the header “%s”, polling slows down: %s', async (header, isScarce) => {
    const door = await open((_, response) =>
      json(response, { data: [] }, 200, { 'x-rate-limit': header }),
    );
    const client = clientOf(door.url);
    await client.page('/v1/apps');
    expect(client.isScarce).toBe(isScarce);
    await clock.sleep(60 * 60_000 + 1);
    expect(client.isScarce).toBe(false);
  });
});

describe('a server that never answers is given up', () => {
  it.each([
    ['short', 15_000],
    ['long', 60_000],
  ] as const)('with %s patience after %i milliseconds', async (patience, limit) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const silent = () => {
      begin();
      return new Promise<Response>(() => undefined);
    };
    const client = clientOf('http://127.0.0.1:1', { fetch: silent, patience });
    let thrown: unknown = null;
    client.post('/v1/betaGroups', {}).catch((one: unknown) => {
      thrown = one;
    });
    await begun;
    await vi.advanceTimersByTimeAsync(limit - 1);
    expect(thrown).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(thrown).toMatchObject({
      name: 'LostAnswer',
      error: {
        code: 'network-unreachable',
        detail: saying(/^127.0.0.1:1 sent nothing for .* in response to POST \/v1\/betaGroups\.$/),
      },
    });
  });
});
