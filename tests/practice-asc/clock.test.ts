import { expect, test } from 'vitest';
import { startClock } from '../../src-main/practice-asc/clock';

test('the clock runs so many times faster than wall time', async () => {
  const clock = startClock(1000);
  const begun = clock.now();
  await clock.wait(30_000);
  expect(clock.now() - begun).toBeGreaterThanOrEqual(30_000);
  expect(clock.calendar().getTime() - Date.now()).toBeLessThan(1000);
  clock.stop();
});

test('turning the clock lets waiters go and moves the calendar', async () => {
  const clock = startClock(1);
  let isDone = false;
  const waiting = clock.wait(3_600_000).then(() => {
    isDone = true;
  });
  clock.advance(3_599_000);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(isDone).toBe(false);
  clock.advance(1_000);
  await waiting;
  expect(clock.calendar().getTime() - Date.now()).toBeGreaterThan(3_590_000);
  clock.stop();
});

test('a clock carried on has let the time in between pass at its own speed', () => {
  const earlier = { wall: Date.now() - 1000, world: 5_000_000, turned: 7 };
  const clock = startClock(60, earlier);
  expect(clock.now()).toBeGreaterThanOrEqual(5_060_000);
  expect(clock.now()).toBeLessThan(5_070_000);
  expect(clock.reading().turned).toBe(7);
  clock.stop();
});

test('a wall clock that was set back does not turn the world back', () => {
  const clock = startClock(60, { wall: Date.now() + 100_000, world: 9_000_000, turned: 0 });
  expect(clock.now()).toBeGreaterThanOrEqual(9_000_000);
  clock.stop();
});
