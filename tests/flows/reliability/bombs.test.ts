import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { listBetaGroups } from '../../../src-main/engine/asc/beta-groups';
import type { AscClient } from '../../../src-main/engine/asc/client';
import { makeConnector } from '../../../src-main/engine/asc/connect';
import { fetchThrough } from '../../../src-main/engine/proxy/fetch-through';
import { hurriedClock } from '../../helpers/hurried-clock';
import { type Oddity, type OddProxy, startOddProxy } from '../../helpers/odd-proxy';
import { noStoredKeys, type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { saying } from '../../helpers/saying';

const mebibyte = 1024 * 1024;
/** The maximum cost of a response: text, JSON and rows of the largest accepted one. */
const mostMemory = 300 * mebibyte;

let stage: Rehearsal;
let odd: OddProxy;
afterEach(async () => {
  await odd.close();
  await stage.end();
});

async function clientFor(meet: OddProxy['meet']): Promise<AscClient> {
  stage = await rehearse({ checksSchemas: false });
  odd = await startOddProxy(stage.practice.url, meet);
  const connect = makeConnector({
    keys: noStoredKeys,
    clock: hurriedClock(200),
    log: { info: () => undefined, warn: () => undefined },
    fetch: fetchThrough({ routesFor: async () => [null] }),
  });
  return connect({ ...stage.connection, apiUrl: odd.url }, 'short');
}

/** The most additional memory of this process: server, proxy and engine together. */
async function peakOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  await work().finally(() => clearInterval(timer));
  return peak - before;
}

const zeros = gzipSync(Buffer.alloc(16 * mebibyte, ' '), { level: 9 });
const bombs: [string, Oddity, string][] = [
  [
    'packed to a thousandth, without an end',
    { kind: 'endless', piece: zeros, headers: { 'content-encoding': 'gzip' } },
    'answer-unexpected',
  ],
  [
    'in pieces without an end',
    { kind: 'endless', piece: Buffer.alloc(65_536, ' ') },
    'answer-unexpected',
  ],
  [
    'with a million rows that fit nothing',
    { kind: 'replace', body: `{"data":[${'{},'.repeat(1_000_000)}{}]}` },
    'answer-unexpected',
  ],
  [
    'with headers of 10 MB',
    { kind: 'replace', headers: { 'x-filler': 'a'.repeat(10_000_000) } },
    'network-unreachable',
  ],
  [
    'that is an error of 400 MB',
    { kind: 'endless', piece: Buffer.alloc(mebibyte, '{'), headers: { 'x-status': 'odd' } },
    'answer-unexpected',
  ],
];

it.each(bombs)(
  'a response %s is not read further, and costs little memory',
  async (what, bomb, code) => {
    const client = await clientFor(() => bomb);
    const peak = await peakOf(() =>
      listBetaGroups(client, '1').then(
        () => expect.unreachable('it was read'),
        (thrown) => expect(thrown.error?.code, thrown.message).toBe(code),
      ),
    );
    process.stdout.write(
      `an answer ${what}: ${Math.round(peak / mebibyte)} MiB more at the peak\n`,
    );
    expect(peak).toBeLessThan(mostMemory);
  },
);

const withNext =
  (next: (url: URL) => string): OddProxy['meet'] =>
  ({ path }) => ({
    kind: 'replace',
    status: 200,
    body: JSON.stringify({
      data: [],
      links: { next: next(new URL(path, 'http://127.0.0.1')) },
    }),
  });

it.each([
  [
    'another page that leads back',
    (url: URL) => `/v1/betaGroups?cursor=${url.searchParams.get('cursor') === 'a' ? 'b' : 'a'}`,
    /leads back/,
  ],
  [
    'ever more pages',
    (url: URL) => `/v1/betaGroups?cursor=${Number(url.searchParams.get('cursor') ?? 0) + 1}`,
    /more than 500 pages/,
  ],
  ['an address that is none', () => 'http://[', /an invalid address/],
])('a list whose next link is %s ends', async (_, next, words) => {
  const client = await clientFor(withNext(next));
  await expect(listBetaGroups(client, '1')).rejects.toMatchObject({
    error: { code: 'answer-unexpected', detail: saying(words) },
  });
  expect(odd.seen.length).toBeLessThan(505);
});

it('a page that links to itself as the next is the last', async () => {
  const client = await clientFor(withNext((url) => url.pathname + url.search));
  expect(await listBetaGroups(client, '1')).toEqual([]);
  expect(odd.seen).toHaveLength(1);
});

it('a list may continue at a relative URL', async () => {
  const client = await clientFor(({ path, time }) =>
    time > 1
      ? null
      : {
          kind: 'mutate',
          change: (json) => ({
            ...(json as object),
            links: { next: `${path.replace(/.*\?/, '?')}&cursor=second` },
          }),
        },
  );
  await listBetaGroups(client, '1').catch(() => undefined);
  expect(odd.seen.map(({ path }) => path)).toHaveLength(2);
  expect(odd.seen[1]?.path).toMatch(/^\/v1\/betaGroups\?.*cursor=second$/);
});
