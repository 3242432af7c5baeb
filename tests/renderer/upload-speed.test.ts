import { expect, it } from 'vitest';
import { meantSpeed, speedHint } from '../../src-renderer/words/upload';

it.each([
  [0, 0.1],
  [-3, 0.1],
  [2.449, 2.4],
  [5000, 1000],
])('typing %d sets a limit of %d MB/s', (typed, meant) => {
  expect(meantSpeed(typed)).toBe(meant);
});

it.each([
  [0.1, 'about 16 min 40 s'],
  [0.8, 'about 2 min 5 s'],
  [5, 'about 20 s'],
  [100 / 60, 'about 1 min'],
  [1000, 'less than 1 s'],
])('at %d MB/s a package of 100 MB takes as long as shown', (megabytes, words) => {
  expect(speedHint(megabytes)).toBe(`A 100 MB package takes ${words}.`);
});
