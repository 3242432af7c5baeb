import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PartSink, startPartSink } from '../../helpers/part-sink';
import { slipway, start, temporaryFolder } from './slipway-process';

const size = 5 * 1024 * 1024 + 17;
const partSize = 1024 * 1024;
const bytes = randomBytes(size);
let folder: string;
let file: string;
let sink: PartSink;

beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder, 'package.ipa');
  await writeFile(file, bytes);
  sink = await startPartSink(size);
});
afterEach(() => sink.close());

async function writeList(content: unknown): Promise<string> {
  const list = join(folder, 'operations.json');
  await writeFile(list, typeof content === 'string' ? content : JSON.stringify(content));
  return list;
}

test('send-parts delivers every part as listed, and reports its measurements', async () => {
  sink.errors.push((request) => request.socket.destroy());
  const list = await writeList(sink.operations(partSize));
  const { status, lines } = await slipway(
    ['send-parts', list, file, '--concurrency', '3', '--md5', '--json'],
    folder,
  );
  expect(lines).toEqual([
    {
      bytes: size,
      seconds: expect.any(Number),
      parts: 6,
      retries: 1,
      peakRssMb: expect.any(Number),
      md5: createHash('md5').update(bytes).digest('hex'),
    },
  ]);
  expect(status).toBe(0);
  expect(sink.received.equals(bytes)).toBe(true);
});

test('send-parts only sends the ranges in the list', async () => {
  const list = await writeList(sink.operations(partSize).slice(1, 3));
  const { status, stdout } = await slipway(['send-parts', list, file], folder);
  expect(status).toBe(0);
  expect(stdout).toMatch(/2\.1 MB in 2 parts/);
  expect(sink.requests.map(({ offset }) => offset).sort()).toEqual([partSize, 2 * partSize]);
});

const whole = { method: 'PUT', url: 'http://127.0.0.1:9/', offset: 0, length: size };
test.each<[string, unknown, RegExp]>([
  ['no list', { operations: [] }, /not a list of upload operations/],
  ['an empty list', [], /not a list of upload operations/],
  ['half a file of JSON', '[{"method":', /is not valid JSON/],
  ['no method', [{ ...whole, method: undefined }], /0\.method/],
  [
    'an unknown method',
    [{ ...whole, method: 'PUT /x' }],
    /Part 1 of 1 uses the method “PUT \/x”\. Only PUT and POST are allowed/,
  ],
  ['a length that is a word', [{ ...whole, length: 'all' }], /0\.length/],
  [
    'bytes that the file lacks',
    [{ ...whole, offset: 1 }],
    /Operation 1 .* beyond the 5,242,897 bytes/,
  ],
  ['an unencrypted address', [{ ...whole, url: 'http://example.com/' }], /neither HTTPS nor/],
  ['no address', [{ ...whole, url: 'storage' }], /neither HTTPS nor/],
  [
    'a header with a line break',
    [{ ...whole, requestHeaders: [{ name: 'X-Note', value: 'a\nb' }] }],
    /header “X-Note” to a value with invalid characters/,
  ],
  [
    'a header for authentication',
    [{ ...whole, requestHeaders: [{ name: 'authorization', value: 'Bearer x' }] }],
    /header “authorization”, which is not allowed/,
  ],
])(
  'send-parts with %s ends with status 2 and says so, and nothing is sent',
  async (_, content, words) => {
    const list = await writeList(content);
    const { status, stderr } = await slipway(['send-parts', list, file], folder);
    expect(stderr).toMatch(words);
    expect(status).toBe(2);
  },
);

test.each<[string, string[], RegExp]>([
  ['a list that is not there', ['absent.json', 'package.ipa'], /absent\.json can’t be read/],
  ['a file that is not there', ['operations.json', 'absent.ipa'], /absent\.ipa can’t be read/],
  ['a folder', ['operations.json', '.'], /is not a file/],
  [
    'a concurrency of 0',
    ['operations.json', 'package.ipa', '--concurrency', '0'],
    /whole number from 1/,
  ],
])('send-parts with %s ends with status 2', async (_, [list = '', given = '', ...more], words) => {
  await writeList(sink.operations(partSize));
  const { status, stderr } = await slipway(
    ['send-parts', join(folder, list), join(folder, given), ...more],
    folder,
  );
  expect(stderr).toMatch(words);
  expect(status).toBe(2);
  expect(sink.requests).toHaveLength(0);
});

test('send-parts with an expired URL ends with status 1', async () => {
  sink.meet = () => (request, response) =>
    request.resume().once('end', () => response.writeHead(403).end());
  const list = await writeList(sink.operations(partSize));
  const { status, lines } = await slipway(['send-parts', list, file, '--json'], folder);
  expect(lines).toMatchObject([{ error: { code: 'upload-refused' } }]);
  expect(status).toBe(1);
});

test('send-parts ends with status 130 after an interrupt', async () => {
  sink.meet = () => () => undefined;
  const list = await writeList(sink.operations(partSize));
  const running = start(['send-parts', list, file, '--json'], folder);
  await expect.poll(() => sink.requests.length, { timeout: 20_000 }).toBeGreaterThan(0);
  running.child.kill('SIGINT');
  expect((await running.ended).status).toBe(130);
});

/** Accepts everything and stores nothing. */
async function startDiscarding() {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

test('send-parts needs hardly more memory for a package of 4 GB than for a small one', async () => {
  const discarding = await startDiscarding();
  const peaks: number[] = [];
  for (const length of [partSize, 4_000_000_000]) {
    const large = join(folder, `${length}.ipa`);
    await writeFile(large, '');
    // Sparse: it takes no space on the disk.
    await truncate(large, length);
    const piece = 64 * 1024 * 1024;
    const list = await writeList(
      Array.from({ length: Math.ceil(length / piece) }, (_, place) => ({
        ...whole,
        url: discarding.url,
        offset: place * piece,
        length: Math.min(piece, length - place * piece),
      })),
    );
    const { lines, stderr } = await slipway(['send-parts', list, large, '--json'], folder);
    expect(stderr).toBe('');
    expect(lines[0].bytes).toBe(length);
    peaks.push(lines[0].peakRssMb);
  }
  expect((peaks[1] ?? 0) - (peaks[0] ?? 0)).toBeLessThan(64);
  discarding.close();
}, 300_000);
