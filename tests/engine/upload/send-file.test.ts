import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AppError, md5 } from '../../helpers/part-sink';
import { saying } from '../../helpers/saying';
import { openStage, partSize, type Stage, size, startSending } from './sending';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.end());

it('every byte arrives once, with the requested headers and no token', async () => {
  const sending = startSending(stage);
  expect(await sending.ended).toEqual({ outcome: 'stored', retries: 0 });
  expect(sending.sent()).toBe(size);
  expect(stage.sink.received.equals(stage.bytes)).toBe(true);
  expect(stage.sink.requests).toHaveLength(10);
  for (const { headers } of stage.sink.requests) {
    expect(headers.authorization).toBeUndefined();
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['transfer-encoding']).toBeUndefined();
  }
});

it('parts whose connection is cut, that are refused temporarily, or answered early arrive anyway', async () => {
  stage.sink.errors.push(
    (request) => request.resume().once('data', () => request.socket.destroy()),
    (_, response) => response.writeHead(503).end('busy'),
    (request, response) => request.resume().once('end', () => response.writeHead(504).end()),
    (request) => request.socket.destroy(),
    (_, response) => response.writeHead(429, { 'retry-after': '1' }).end(),
  );
  const sending = startSending(stage);
  expect(await sending.ended).toEqual({ outcome: 'stored', retries: 5 });
  expect(sending.sent()).toBe(size);
  expect(stage.sink.received.equals(stage.bytes)).toBe(true);
});

it('with one part in twenty reset midway every byte arrives, and is counted once', async () => {
  const small = partSize / 16;
  stage.sink.meet = (offset, time) =>
    time === 1 && (offset / small) % 20 === 3
      ? (request) => request.resume().once('data', () => request.socket.resetAndDestroy())
      : null;
  const sending = startSending(stage, { parts: stage.sink.operations(small) });
  expect(await sending.ended).toEqual({ outcome: 'stored', retries: 8 });
  expect(sending.sent()).toBe(size);
  expect(stage.sink.received.equals(stage.bytes)).toBe(true);
});

it('a part that the storage holds with other content is sent again', async () => {
  stage.sink.tag = (part) => {
    stage.sink.tag = md5;
    return md5(part.subarray(1));
  };
  const sending = startSending(stage);
  expect(await sending.ended).toEqual({ outcome: 'stored', retries: 1 });
  expect(stage.sink.requests).toHaveLength(11);
  expect(sending.storedParts()).toBe(10);
  expect(sending.sent()).toBe(size);
});

it('a part that never arrives as it was sent is an error that names the bytes', async () => {
  const third = stage.bytes.subarray(2 * partSize, 3 * partSize);
  stage.sink.tag = (part) => (part.equals(third) ? md5(Buffer.from('else')) : md5(part));
  await expect(startSending(stage).ended).rejects.toMatchObject({
    error: { code: 'upload-refused', detail: saying('2,097,152 to 3,145,728') },
  });
});

it('ETags that only look like checksums count as unknown, once several parts differ', async () => {
  stage.sink.tag = (part) => md5(Buffer.concat([part, Buffer.from(' and a secret')]));
  const sending = startSending(stage);
  expect(await sending.ended).toMatchObject({ outcome: 'stored' });
  expect(sending.storedParts()).toBe(10);
  expect(sending.sent()).toBe(size);
  expect(stage.sink.received.equals(stage.bytes)).toBe(true);
  // Two of them were sent again before that was certain.
  expect(stage.sink.requests.length).toBeLessThanOrEqual(12);
});

it('an ETag of a single part that stays the same for the same bytes is not a checksum either', async () => {
  stage.sink.tag = () => md5(Buffer.from('not a checksum'));
  const sending = startSending(stage, { parts: stage.sink.operations(size) });
  expect(await sending.ended).toEqual({ outcome: 'stored', retries: 1 });
  expect(stage.sink.received.equals(stage.bytes)).toBe(true);
});

it.each(['"abc-12"', 'W/"0123456789abcdef0123456789abcdef"', ''])(
  'the ETag %j is not a checksum, and the part counts',
  async (tag) => {
    stage.sink.tag = () => tag;
    expect(await startSending(stage).ended).toEqual({ outcome: 'stored', retries: 0 });
  },
);

it.each([403, 410])(
  'an expired URL (%i) ends the sending as expired, and keeps what was stored',
  async (status) => {
    stage.sink.meet = (offset) =>
      offset === 5 * partSize
        ? (request, response) =>
            request.resume().once('end', () => response.writeHead(status).end())
        : null;
    const sending = startSending(stage, { concurrency: 2 });
    expect((await sending.ended).outcome).toBe('expired');
    expect(sending.storedParts()).toBeGreaterThan(0);
    expect(sending.storedParts()).toBeLessThan(10);
  },
);

it('a part that is accepted before all of its bytes were sent does not count, and is sent again', async () => {
  stage.sink.errors.push((_, response) => response.writeHead(200).end());
  // More than the system buffers for a connection, so that some of it cannot have been sent by then.
  const sending = startSending(stage, { parts: stage.sink.operations(size) });
  expect(await sending.ended).toEqual({ outcome: 'stored', retries: 1 });
  expect(sending.sent()).toBe(size);
  expect(stage.sink.received.equals(stage.bytes)).toBe(true);
});

it('a part whose URL has expired by the clock is not started', async () => {
  const parts = stage.sink.operations(partSize);
  const readAt = Date.now();
  const late = parts.map((part, place) => ({
    ...part,
    expiration: new Date(readAt + (place < 4 ? 3_600_000 : 1)).toISOString(),
  }));
  const sending = startSending(stage, { parts: late, readAt: readAt - 60_000, concurrency: 1 });
  expect((await sending.ended).outcome).toBe('expired');
  expect(stage.sink.requests).toHaveLength(4);
  expect(sending.storedParts()).toBe(4);
});

it('URLs that had expired when they were new are tried: then the clock of this computer is wrong', async () => {
  const expiration = new Date(Date.now() - 60_000).toISOString();
  const parts = stage.sink.operations(partSize).map((part) => ({ ...part, expiration }));
  expect((await startSending(stage, { parts }).ended).outcome).toBe('stored');
});

it('a refused part is an error that names the bytes', async () => {
  stage.sink.errors.push((request, response) =>
    request.resume().once('end', () => response.writeHead(400).end('bad')),
  );
  await expect(startSending(stage).ended).rejects.toMatchObject({
    error: { code: 'upload-refused', detail: saying('400') },
  });
});

it.each<{ what: string; meet: AppError; code: string }>([
  {
    what: 'a line that always breaks',
    meet: (request) => request.socket.resetAndDestroy(),
    code: 'network-unreachable',
  },
  {
    what: 'a storage that always fails',
    meet: (request, response) => request.resume().once('end', () => response.writeHead(504).end()),
    code: 'server-error',
  },
])(
  '$what is given up after six tries of a part, and reported as what it is',
  async ({ meet, code }) => {
    stage.sink.meet = () => meet;
    const parts = stage.sink.operations(partSize).slice(0, 1);
    const sending = startSending(stage, { parts });
    const hurry = setInterval(() => sending.tell({ kind: 'try-now' }), 50);
    await sending.ended.catch(() => undefined);
    clearInterval(hurry);
    await expect(sending.ended).rejects.toMatchObject({
      error: { code, detail: saying('6 attempts') },
    });
    expect(stage.sink.requests).toHaveLength(6);
  },
);
