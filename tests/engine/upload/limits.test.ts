import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openStage, type Stage, startSending, until } from './sending';

let stage: Stage;
afterEach(() => stage.end());

const mebibyte = 1024 * 1024;
const still = { bytesPerSecond: null, isHeld: true };
const fourMegabytes = { bytesPerSecond: 4_000_000, isHeld: false };

describe('a limit of bytes a second', () => {
  // A busy machine can only make it slower: then it is measured again.
  it('is kept within a tenth, by all lanes together, as the storage sees it', {
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
    const limits = { bytesPerSecond: 5_000_000, isHeld: false };
    await startSending(stage, { limits }).ended;
    // What came in the first moment belongs to the time before it.
    const [first, last] = [seen[0]?.at ?? 0, seen.at(-1)?.at ?? 0];
    const later = seen.filter(({ at }) => at > first + 100);
    const bytes = later.reduce((sum, each) => sum + each.bytes, 0);
    const rate = bytes / ((last - first - 100) / 1000);
    expect(rate / 5_000_000).toBeGreaterThan(0.9);
    expect(rate / 5_000_000).toBeLessThan(1.1);
  });

  it('can be lifted while parts wait for it', async () => {
    stage = await openStage();
    const limits = { bytesPerSecond: 1_000, isHeld: false };
    const sending = startSending(stage, { limits });
    await until(() => stage.sink.bytes > 0);
    sending.say({ kind: 'limits', limits: { bytesPerSecond: null, isHeld: false } });
    expect(await sending.ended).toEqual({ outcome: 'stored', retries: 0 });
    expect(stage.sink.received.equals(stage.bytes)).toBe(true);
  });
});

describe('the wish that nothing be sent', () => {
  it('is kept from the beginning, and everything goes once it is lifted', async () => {
    stage = await openStage();
    const sending = startSending(stage, { limits: still });
    await wait(800);
    sending.say({ kind: 'try-now' });
    await wait(200);
    expect(stage.sink.requests).toHaveLength(0);
    sending.say({ kind: 'limits', limits: { bytesPerSecond: null, isHeld: false } });
    expect((await sending.ended).outcome).toBe('stored');
    expect(stage.sink.received.equals(stage.bytes)).toBe(true);
  });

  it('stops parts on their way, and costs them no try', async () => {
    stage = await openStage();
    const sending = startSending(stage, { limits: fourMegabytes, lanes: 2 });
    for (let time = 0; time < 7; time += 1) {
      const before = stage.sink.bytes;
      await until(() => stage.sink.bytes > before);
      sending.say({ kind: 'limits', limits: { ...still, bytesPerSecond: 4_000_000 } });
      await wait(300);
      const held = stage.sink.bytes;
      await wait(200);
      expect(stage.sink.bytes).toBe(held);
      sending.say({ kind: 'limits', limits: fourMegabytes });
    }
    expect(await sending.ended).toEqual({ outcome: 'stored', retries: 0 });
    expect(stage.sink.received.equals(stage.bytes)).toBe(true);
  });
});

describe('wishes that come thick and fast', () => {
  it('find every part in every state, and everything arrives in the end', async () => {
    stage = await openStage();
    const quick = { bytesPerSecond: 40_000_000, isHeld: false };
    const sending = startSending(stage, { limits: quick, lanes: 2 });
    for (let time = 0; time < 100; time += 1) {
      await wait(Math.random() * 12);
      sending.say({ kind: 'limits', limits: { ...quick, isHeld: true } });
      await wait(Math.random() * 12);
      sending.say({ kind: 'limits', limits: quick });
    }
    expect(await sending.ended).toEqual({ outcome: 'stored', retries: 0 });
    expect(stage.sink.received.equals(stage.bytes)).toBe(true);
  });
});

describe('stopping', () => {
  it('ends it with the reason, and nothing comes afterwards', async () => {
    stage = await openStage();
    const sending = startSending(stage, { limits: fourMegabytes, lanes: 2 });
    await until(() => sending.storedParts() > 0);
    sending.stop(new Error('enough'));
    await expect(sending.ended).rejects.toThrow('enough');
    const before = stage.sink.bytes;
    await wait(500);
    expect(stage.sink.bytes).toBe(before);
    expect(stage.sink.whole.size).toBeLessThan(10);
  });

  it('throws away what the system still holds, instead of sending it on', async () => {
    stage = await openStage(24 * mebibyte);
    const sockets: Socket[] = [];
    const server = createServer({ pauseOnConnect: true }, (socket) => sockets.push(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const parts = stage.sink
      .operations(8 * mebibyte)
      .map((part) => ({ ...part, url: `http://127.0.0.1:${port}/` }));
    const sending = startSending(stage, { parts });
    await until(() => sending.sent() > 3 * 2 * mebibyte);
    await wait(500);
    sending.stop(new Error('enough'));
    await expect(sending.ended).rejects.toThrow('enough');
    const left = (await Promise.all(sockets.map(readToEnd))).reduce((sum, each) => sum + each, 0);
    // What this side's system had taken in by then is all that comes.
    expect(left).toBeLessThan(sockets.length * mebibyte);
    server.close();
  });
});

/** How many bytes still come. */
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
