import { expect, test } from 'vitest';
import { startClock } from '../../src-main/practice/clock';

test('the clock runs faster than wall time by its speed', async () => {
  const clock = startClock(1000);
  const begun = clock.now();
  await clock.wait(30_000);
  expect(clock.now() - begun).toBeGreaterThanOrEqual(30_000);
  expect(clock.calendar().getTime() - Date.now()).toBeLessThan(1000);
  clock.stop();
});

test('advancing the clock releases waiters and moves the calendar', async () => {
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

test('a resumed clock counts the time in between at its own speed', () => {
  const earlier = { wall: Date.now() - 1000, world: 5_000_000, turned: 7 };
  const clock = startClock(60, earlier);
  expect(clock.now()).toBeGreaterThanOrEqual(5_060_000);
  expect(clock.now()).toBeLessThan(5_070_000);
  expect(clock.reading().turned).toBe(7);
  clock.stop();
});

test('a wall clock that is set back does not set the world back', () => {
  const clock = startClock(60, { wall: Date.now() + 100_000, world: 9_000_000, turned: 0 });
  expect(clock.now()).toBeGreaterThanOrEqual(9_000_000);
  clock.stop();
});
