import { afterEach, beforeEach, expect, it } from 'vitest';
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

const holdsOf = ({ reports }: Sending) => reports.filter((report) => report.kind === 'held');
const fourMegabytes = { bytesPerSecond: 4_000_000, isHeld: false };

async function expectWhole(sending: Sending): Promise<void> {
  expect((await sending.ended).outcome).toBe('stored');
  expect(stage.sink.received.equals(stage.bytes)).toBe(true);
  expect(sending.sent()).toBe(size);
}

it('F-02: a line that stands still is given up after the idle time, and its part sent again', async () => {
  stage.sink.troubles.push(
    () => undefined,
    (request) => request.once('data', () => request.pause()).resume(),
  );
  const sending = startSending(stage, { idleMs: 2_500 });
  await expectWhole(sending);
  expect((await sending.ended).retries).toBe(2);
});

it('a line that is slow, but moves, is not given up', async () => {
  const limits = { bytesPerSecond: 2_000_000, isHeld: false };
  const sending = startSending(stage, { idleMs: 2_500, limits });
  await expectWhole(sending);
  expect((await sending.ended).retries).toBe(0);
});

it('while the storage cannot be reached no try is spent, and each range arrives whole once', async () => {
  const sending = startSending(stage, { limits: fourMegabytes, lanes: 2 });
  await until(() => sending.storedParts() > 1);
  await stage.sink.goDown();
  const before = stage.sink.whole.size;
  for (let time = 0; time < 20; time += 1) {
    const seen = holdsOf(sending).length;
    await until(() => holdsOf(sending).length > seen);
    sending.say({ kind: 'try-now' });
  }
  expect(before).toBeLessThan(10);
  await stage.sink.comeBack();
  await expectWhole(sending);
  expect([...stage.sink.whole.values()]).toEqual(Array(10).fill(1));
});

it('a storage that is down says so once for all lanes, and that it is back', async () => {
  await stage.sink.goDown();
  const sending = startSending(stage);
  await until(() => holdsOf(sending).length === 1);
  expect(holdsOf(sending)[0]).toMatchObject({
    reason: 'offline',
    sentence: expect.stringMatching(/127\.0\.0\.1:\d+ cannot be reached: it refuses connections/),
  });
  await stage.sink.comeBack();
  await expectWhole(sending);
  expect(sending.reports.filter(({ kind }) => kind === 'moving')).toHaveLength(1);
  for (const { forMs } of holdsOf(sending)) expect(forMs).toBeLessThanOrEqual(5_000);
  expect((await sending.ended).retries).toBe(0);
});

it('a name that is not found is the line’s trouble too', async () => {
  const parts = stage.sink
    .operations(partSize)
    .map((part) => ({ ...part, url: part.url.replace('127.0.0.1', 'storage.invalid') }));
  const sending = startSending(stage, { parts });
  await expect.poll(() => holdsOf(sending)[0]?.sentence).toMatch(/storage\.invalid:\d+ cannot be/);
  sending.stop(new Error('enough'));
  await expect(sending.ended).rejects.toThrow('enough');
});

it.each([
  [429, 'rate-limited'],
  [503, 'server-trouble'],
] as const)(
  'a pause that is asked for with %i is shown, and ends at once on demand',
  async (status, reason) => {
    stage.sink.troubles.push((_, response) =>
      response.writeHead(status, { 'retry-after': '3000' }).end(),
    );
    const sending = startSending(stage);
    await until(() => holdsOf(sending).length === 1);
    expect(holdsOf(sending)[0]).toMatchObject({ reason, forMs: 3_000_000 });
    sending.say({ kind: 'try-now' });
    await expectWhole(sending);
    expect(sending.reports.some(({ kind }) => kind === 'moving')).toBe(true);
  },
);
