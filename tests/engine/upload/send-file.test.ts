import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TroubleError } from '../../../shared/errors';
import type { UploadOperation } from '../../../src-main/engine/asc/build-upload-files';
import { identityOf } from '../../../src-main/engine/upload/file-identity';
import { sendFile } from '../../../src-main/engine/upload/send-file';
import { startPartSink } from '../../helpers/part-sink';

const size = 9 * 1024 * 1024 + 123;
const partSize = 1024 * 1024;
const bytes = randomBytes(size);
let folder: string;
let path: string;
let sink: Awaited<ReturnType<typeof startPartSink>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-send-'));
  path = join(folder, 'package.ipa');
  await writeFile(path, bytes);
  sink = await startPartSink(size);
});
afterEach(async () => {
  await sink.close();
  await rm(folder, { recursive: true });
});

async function send(
  change: { parts?: UploadOperation[]; onStored?: () => void; signal?: AbortSignal } = {},
) {
  let sent = 0;
  const outcome = await sendFile({
    path,
    identity: identityOf(await stat(path)),
    parts: change.parts ?? sink.operations(partSize),
    lanes: 4,
    onSent: (more) => {
      sent += more;
    },
    onStored: change.onStored ?? (() => undefined),
    signal: change.signal ?? new AbortController().signal,
  });
  return { ...outcome, sent };
}

it('every byte arrives once, with the headers that were asked for and no token', async () => {
  expect(await send()).toEqual({ outcome: 'stored', sent: size });
  expect(sink.received.equals(bytes)).toBe(true);
  expect(sink.requests).toHaveLength(10);
  for (const { headers } of sink.requests) {
    expect(headers.authorization).toBeUndefined();
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['transfer-encoding']).toBeUndefined();
  }
});

it('parts whose line is cut, that are refused for the moment, or answered early arrive all the same', async () => {
  sink.troubles.push(
    (request) => request.once('data', () => request.socket.destroy()),
    (_, response) => response.writeHead(503).end('busy'),
    (request, response) => request.resume().once('end', () => response.writeHead(504).end()),
    (request) => request.socket.destroy(),
    (_, response) => response.writeHead(429, { 'retry-after': '1' }).end(),
  );
  expect(await send()).toEqual({ outcome: 'stored', sent: size });
  expect(sink.received.equals(bytes)).toBe(true);
});

it('an expired address ends the sending with that word, and keeps what was stored', async () => {
  sink.troubles.push((request, response) =>
    request.resume().once('end', () => response.writeHead(403).end()),
  );
  let stored = 0;
  expect((await send({ onStored: () => (stored += 1) })).outcome).toBe('expired');
  expect(stored).toBeGreaterThan(0);
  expect(stored).toBeLessThan(10);
});

it('a refused part is trouble that names the bytes', async () => {
  sink.troubles.push((request, response) =>
    request.resume().once('end', () => response.writeHead(400).end('bad')),
  );
  const thrown = await send().catch((error: TroubleError) => error);
  expect(thrown).toMatchObject({
    trouble: { code: 'upload-refused', detail: expect.stringMatching(/400/) },
  });
});

it('a package that changes on the way is not sent any further', async () => {
  const changing = send({ onStored: () => void utimes(path, new Date(), new Date()) });
  await expect(changing).rejects.toMatchObject({ trouble: { code: 'package-changed' } });
});

it('stopping ends it at once', async () => {
  const stop = new AbortController();
  const stopping = send({ onStored: () => stop.abort(new Error('enough')), signal: stop.signal });
  await expect(stopping).rejects.toThrow('enough');
});
