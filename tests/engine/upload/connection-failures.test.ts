import { afterEach, beforeEach, expect, it } from 'vitest';
import { saying } from '../../helpers/saying';
import {
  openStage,
  partSize,
  type Sending,
  type Stage,
  size,
  startSending,
  until,
} from './sending';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.end());

const holdsOf = ({ reports }: Sending) => reports.filter((report) => report.kind === 'waiting');
const fourMegabytes = { bytesPerSecond: 4_000_000, isPaused: false };

async function expectWhole(sending: Sending): Promise<void> {
  expect((await sending.ended).outcome).toBe('stored');
  expect(stage.sink.received.equals(stage.bytes)).toBe(true);
  expect(sending.sent()).toBe(size);
}

it('a stalled connection is closed after the idle timeout, and its part is sent again', async () => {
  stage.sink.errors.push(
    () => undefined,
    (request) => request.once('data', () => request.pause()).resume(),
  );
  const sending = startSending(stage, { idleMs: 2_500 });
  await expectWhole(sending);
  expect((await sending.ended).retries).toBe(2);
});

it('a slow connection that makes progress is not closed', async () => {
  const limits = { bytesPerSecond: 2_000_000, isPaused: false };
  const sending = startSending(stage, { idleMs: 2_500, limits });
  await expectWhole(sending);
  expect((await sending.ended).retries).toBe(0);
});

it('no attempt is counted while the storage cannot be reached, and each range arrives whole once', async () => {
  const sending = startSending(stage, { limits: fourMegabytes, concurrency: 2 });
  await until(() => sending.storedParts() > 1);
  await stage.sink.goDown();
  const before = stage.sink.whole.size;
  for (let time = 0; time < 20; time += 1) {
    const seen = holdsOf(sending).length;
    await until(() => holdsOf(sending).length > seen);
    sending.tell({ kind: 'try-now' });
  }
  expect(before).toBeLessThan(10);
  await stage.sink.comeBack();
  await expectWhole(sending);
  expect([...stage.sink.whole.values()]).toEqual(Array(10).fill(1));
});

it('an unreachable storage is reported once for all connections, and again when it is back', async () => {
  await stage.sink.goDown();
  const sending = startSending(stage);
  await until(() => holdsOf(sending).length === 1);
  expect(holdsOf(sending)[0]).toMatchObject({
    reason: 'offline',
    sentence: saying(/127\.0\.0\.1:\d+ can’t be reached: it refuses connections/),
  });
  await stage.sink.comeBack();
  await expectWhole(sending);
  expect(sending.reports.filter(({ kind }) => kind === 'moving')).toHaveLength(1);
  for (const { forMs } of holdsOf(sending)) expect(forMs).toBeLessThanOrEqual(5_000);
  expect((await sending.ended).retries).toBe(0);
});

it('a host name that cannot be resolved counts as a connection failure too', async () => {
  const parts = stage.sink
    .operations(partSize)
    .map((part) => ({ ...part, url: part.url.replace('127.0.0.1', 'storage.invalid') }));
  const sending = startSending(stage, { parts });
  await expect
    .poll(() => holdsOf(sending)[0]?.sentence)
    .toEqual(saying(/storage\.invalid:\d+ can’t be/));
  sending.stop(new Error('enough'));
  await expect(sending.ended).rejects.toThrow('enough');
});

it.each([
  [429, 'rate-limited'],
  [503, 'server-error'],
] as const)(
  'a pause that is asked for with %i is shown, and ends at once on demand',
  async (status, reason) => {
    stage.sink.errors.push((_, response) =>
      response.writeHead(status, { 'retry-after': '3000' }).end(),
    );
    const sending = startSending(stage);
    await until(() => holdsOf(sending).length === 1);
    expect(holdsOf(sending)[0]).toMatchObject({ reason, forMs: 3_000_000 });
    sending.tell({ kind: 'try-now' });
    await expectWhole(sending);
    expect(sending.reports.some(({ kind }) => kind === 'moving')).toBe(true);
  },
);

it('a storage that accepts a part and then drips its response delays nothing', async () => {
  stage.sink.errors.push((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(200).flushHeaders();
      const timer = setInterval(() => response.write(' '), 500);
      response.once('close', () => clearInterval(timer));
    });
  });
  const sending = startSending(stage);
  expect((await sending.ended).outcome).toBe('stored');
  expect((await sending.ended).retries).toBe(0);
});

it.each(['drips', 'says nothing'])('a stop ends a part whose response %s', async (how) => {
  let hasTaken = false;
  stage.sink.meet = () => (request, response) => {
    request.resume().once('end', () => {
      hasTaken = true;
      if (how === 'says nothing') return;
      response.writeHead(200).flushHeaders();
      const timer = setInterval(() => response.write(' '), 500);
      response.once('close', () => clearInterval(timer));
    });
  };
  const sending = startSending(stage);
  await until(() => hasTaken);
  const began = performance.now();
  sending.stop(new Error('stopped'));
  await expect(sending.ended).rejects.toThrow('stopped');
  const ms = performance.now() - began;
  process.stdout.write(`a stop while the storage ${how}: ${Math.round(ms)} ms\n`);
  expect(ms).toBeLessThan(10_000);
});
