import { expect, it } from 'vitest';
import { lookAgain } from '../../../src-main/engine/asc/look-again';
import type { Clock } from '../../../src-main/engine/ports';

/** Time that passes only by waiting, and the pauses there were. */
function standingClock(): Clock & { pauses: number[] } {
  let at = 5_000;
  const pauses: number[] = [];
  return {
    pauses,
    now: () => new Date(at),
    monotonic: () => at,
    async sleep(milliseconds) {
      pauses.push(milliseconds);
      at += milliseconds;
    },
  };
}

it('what is there at the first look is not waited for', async () => {
  const clock = standingClock();
  expect(await lookAgain({ look: async () => 1, isEnough: () => true, clock })).toBe(1);
  expect(clock.pauses).toEqual([]);
});

it('looks less and less often, and a last time when reads can no longer lag', async () => {
  const clock = standingClock();
  const seen: number[] = [];
  const look = async (): Promise<number> => seen.push(clock.monotonic() - 5_000);
  expect(await lookAgain({ look, isEnough: () => false, clock })).toBe(seen.length);
  expect(seen.slice(0, 6)).toEqual([0, 1_000, 3_000, 7_000, 15_000, 25_000]);
  expect(seen.at(-1)).toBe(120_000);
});

it('a look that takes long is not the last one: what appeared meanwhile is seen', async () => {
  const clock = standingClock();
  let looks = 0;
  const look = async (): Promise<number> => {
    await clock.sleep(130_000);
    looks += 1;
    return looks;
  };
  expect(await lookAgain({ look, isEnough: (seen) => seen === 2, clock })).toBe(2);
});

it('with no time left it looks once', async () => {
  const clock = standingClock();
  let looks = 0;
  const look = async (): Promise<number> => ++looks;
  expect(await lookAgain({ look, isEnough: () => false, clock, forMs: 0 })).toBe(1);
  expect(clock.pauses).toEqual([]);
});
