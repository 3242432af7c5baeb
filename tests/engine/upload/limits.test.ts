import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openStage, type Stage, startSending, until } from './sending';

let stage: Stage;
afterEach(() => stage.end());

const mebibyte = 1024 * 1024;
const still = { bytesPerSecond: null, isPaused: true };
const slow = { bytesPerSecond: 1_500_000, isPaused: false };
const fourMegabytes = { bytesPerSecond: 4_000_000, isPaused: false };

describe('an upload speed limit', () => {
  // A busy machine can only make it slower: then it is measured again.
  it('an upload limit is kept within a tenth, by all connections together, as the storage measures it', {
    retry: 3,
  }, async () => {
    stage = await openStage(20 * mebibyte);
    const seen: { at: number; bytes: number }[] = [];
    stage.sink.meet = () => (request, response) => {
      request.on('data', (chunk: Buffer) => {
        seen.push({ at: performance.now(), bytes: chunk.length });
      });
      request.once('end', () => response.end()).resume();
    };
    const limits = { bytesPerSecond: 5_000_000, isPaused: false };
    await startSending(stage, { limits }).ended;
    // Bytes that arrived in the first moment were sent before.
    const [first, last] = [seen[0]?.at ?? 0, seen.at(-1)?.at ?? 0];
    const later = seen.filter(({ at }) => at > first + 100);
    const bytes = later.reduce((sum, each) => sum + each.bytes, 0);
    const rate = bytes / ((last - first - 100) / 1000);
    expect(rate / 5_000_000).toBeGreaterThan(0.9);
    expect(rate / 5_000_000).toBeLessThan(1.1);
  });

  it('an upload limit can be removed while parts wait for it', async () => {
    stage = await openStage();
    const limits = { bytesPerSecond: 1_000, isPaused: false };
    const sending = startSending(stage, { limits });
    await until(() => stage.sink.bytes > 0);
    sending.tell({ kind: 'limits', limits: { bytesPerSecond: null, isPaused: false } });
    expect(await sending.ended).toEqual({ outcome: 'stored', retries: 0 });
    expect(stage.sink.received.equals(stage.bytes)).toBe(true);
  });
});

describe('pausing uploads in the settings', () => {
  it('nothing is sent when sending is paused from the start, and everything is sent once it is allowed', async () => {
    stage = await openStage();
    const sending = startSending(stage, { limits: still });
    await wait(800);
    sending.tell({ kind: 'try-now' });
    await wait(200);
    expect(stage.sink.requests).toHaveLength(0);
    sending.tell({ kind: 'limits', limits: { bytesPerSecond: null, isPaused: false } });
    expect((await sending.ended).outcome).toBe('stored');
    expect(stage.sink.received.equals(stage.bytes)).toBe(true);
  });

  it('a paused upload starts when it is allowed before the upload thread has loaded', async () => {
    stage = await openStage();
    const sending = startSending(stage, { limits: still });
    sending.tell({ kind: 'limits', limits: { bytesPerSecond: null, isPaused: false } });
    expect((await sending.ended).outcome).toBe('stored');
  });

  it('pausing stops parts in flight, and does not count as a failed attempt', async () => {
    stage = await openStage();
    const sending = startSending(stage, { limits: fourMegabytes, concurrency: 2 });
    for (let time = 0; time < 7; time += 1) {
      const before = stage.sink.bytes;
      await until(() => stage.sink.bytes > before);
      sending.tell({ kind: 'limits', limits: { ...still, bytesPerSecond: 4_000_000 } });
      await wait(300);
      const held = stage.sink.bytes;
      await wait(200);
      expect(stage.sink.bytes).toBe(held);
      sending.tell({ kind: 'limits', limits: fourMegabytes });
    }
    expect(await sending.ended).toEqual({ outcome: 'stored', retries: 0 });
    expect(stage.sink.received.equals(stage.bytes)).toBe(true);
  });
});

describe('rapidly changing limits', () => {
  it('rapidly changing limits reach parts in every state, and everything arrives in the end', async () => {
    stage = await openStage();
    const quick = { bytesPerSecond: 40_000_000, isPaused: false };
    const sending = startSending(stage, { limits: quick, concurrency: 2 });
    for (let time = 0; time < 100; time += 1) {
      await wait(Math.random() * 12);
      sending.tell({ kind: 'limits', limits: { ...quick, isPaused: true } });
      await wait(Math.random() * 12);
      sending.tell({ kind: 'limits', limits: quick });
    }
    expect(await sending.ended).toEqual({ outcome: 'stored', retries: 0 });
    expect(stage.sink.received.equals(stage.bytes)).toBe(true);
  });
});

describe('a pause', () => {
  it('a pause at a limited speed costs at most one part, and reports how much', async () => {
    stage = await openStage(20 * mebibyte);
    const parts = stage.sink.operations(4 * mebibyte);
    const sending = startSending(stage, { parts, limits: slow });
    await until(() => sending.sent() > 6 * mebibyte);
    const sent = sending.sent();
    sending.stop(new Error('paused'));
    await expect(sending.ended).rejects.toThrow('paused');
    expect(sending.discarded()).toBeLessThanOrEqual(4 * mebibyte);
    // Nothing that was sent before is missing from the count.
    const kept = sending.storedParts() * 4 * mebibyte;
    expect(kept + sending.discarded()).toBeGreaterThanOrEqual(sent);
  });

  it('a pause lets parts in flight finish, and starts no others', async () => {
    stage = await openStage(20 * mebibyte);
    const sending = startSending(stage, { limits: slow, concurrency: 4 }, { graceMs: 10_000 });
    await until(() => sending.sent() > mebibyte / 2);
    sending.stop(new Error('paused'));
    await expect(sending.ended).rejects.toThrow('paused');
    expect(sending.discarded()).toBe(0);
    expect(sending.sent()).toBe(sending.storedParts() * mebibyte);
    // Stored parts are complete at the storage, and nothing else arrived.
    expect(stage.sink.bytes).toBe(sending.storedParts() * mebibyte);
  });

  it('a pause does not wait for a storage that has stopped responding', async () => {
    stage = await openStage();
    stage.sink.meet = () => (request) => void request.resume();
    const sending = startSending(stage, {}, { graceMs: 300 });
    await until(() => sending.sent() > 0);
    sending.stop(new Error('paused'));
    await expect(sending.ended).rejects.toThrow('paused');
    expect(sending.storedParts()).toBe(0);
    expect(sending.discarded()).toBeGreaterThan(0);
  });
});

describe('stopping an upload', () => {
  it('stopping ends the upload with the reason, and nothing is sent afterwards', async () => {
    stage = await openStage();
    const sending = startSending(stage, { limits: slow, concurrency: 2 }, { graceMs: 0 });
    await until(() => sending.storedParts() > 0);
    sending.stop(new Error('enough'));
    await expect(sending.ended).rejects.toThrow('enough');
    const before = stage.sink.bytes;
    await wait(500);
    expect(stage.sink.bytes).toBe(before);
    expect(stage.sink.whole.size).toBeLessThan(10);
  });

  it('stopping discards what the system still holds, instead of sending it', async () => {
    stage = await openStage(24 * mebibyte);
    const sockets: Socket[] = [];
    const server = createServer({ pauseOnConnect: true }, (socket) => sockets.push(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const parts = stage.sink
      .operations(8 * mebibyte)
      .map((part) => ({ ...part, url: `http://127.0.0.1:${port}/` }));
    const sending = startSending(stage, { parts, concurrency: 3 }, { graceMs: 0 });
    await until(() => sending.sent() > 3 * 2 * mebibyte);
    await wait(500);
    sending.stop(new Error('enough'));
    await expect(sending.ended).rejects.toThrow('enough');
    const left = (await Promise.all(sockets.map(readToEnd))).reduce((sum, each) => sum + each, 0);
    // Only what this computer's system had buffered by then arrives.
    expect(left).toBeLessThan(sockets.length * mebibyte);
    server.close();
  });
});

/** How many more bytes arrive. */
function readToEnd(socket: Socket): Promise<number> {
  let bytes = 0;
  return new Promise((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(bytes));
    socket.resume();
  });
}
