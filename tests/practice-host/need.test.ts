import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type PracticeNeed, watchNeed } from '../../src-main/practice-host/need';

const idleMs = 20_000;
const visitorMs = 600_000;

let isAtWork: boolean;
let unneeded: number;
let need: PracticeNeed;

beforeEach(() => {
  vi.useFakeTimers();
  isAtWork = false;
  unneeded = 0;
  need = watchNeed({
    idleMs,
    visitorMs,
    isAtWork: () => isAtWork,
    unneeded: () => {
      unneeded += 1;
    },
  });
  need.begin();
});
afterEach(() => void vi.useRealTimers());

const seconds = (count: number) => vi.advanceTimersByTime(count * 1000);

it('the practice side is reported as unneeded once, some time after the last request', () => {
  seconds(15);
  need.use('request')();
  seconds(15);
  expect(unneeded).toBe(0);
  seconds(15);
  expect(unneeded).toBe(1);
  seconds(1000);
  expect(unneeded).toBe(1);
});

it('the practice side is needed while a request is in flight', () => {
  const done = need.use('request');
  seconds(300);
  expect(unneeded).toBe(0);
  done();
  seconds(60);
  expect(unneeded).toBe(1);
});

it('the practice side is needed while one of its runs is in progress', () => {
  isAtWork = true;
  seconds(300);
  need.arrived(40);
  seconds(300);
  expect(unneeded).toBe(0);
  isAtWork = false;
  seconds(60);
  expect(unneeded).toBe(1);
});

it('the practice side is needed while its screen is shown, and for longer after that', () => {
  need.show(true);
  seconds(3000);
  need.show(false);
  seconds(590);
  expect(unneeded).toBe(0);
  seconds(30);
  expect(unneeded).toBe(1);
});

it('the practice side is needed for longer after a request from another program', () => {
  need.use('request')();
  need.arrived(1);
  seconds(10);
  need.arrived(2);
  seconds(590);
  expect(unneeded).toBe(0);
  seconds(30);
  expect(unneeded).toBe(1);
});

it('the practice side does not mistake its own requests for those of another program', () => {
  for (let count = 1; count <= 5; count += 1) {
    const done = need.use('request');
    need.arrived(count);
    done();
    need.arrived(count);
    seconds(1);
  }
  seconds(40);
  expect(unneeded).toBe(1);
});

it('the practice side counts from zero when a new process serves', () => {
  need.use('request')();
  need.arrived(1);
  need.end();
  need.begin();
  need.arrived(0);
  seconds(40);
  expect(unneeded).toBe(1);
});
