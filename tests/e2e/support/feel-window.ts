import type { ElectronApplication, Page } from '@playwright/test';
import { printTable } from '../../bench/measure/table';
import {
  type Delays,
  delaysOf,
  type LoopDelays,
  recordLoops,
} from '../../bench/window/loop-delays';
import { watchKeys } from './key-delays';

/** How responsive the window was for a while, in milliseconds. */
export interface Felt extends LoopDelays {
  /** From a key press to the next painted frame. */
  keys: Delays;
  seconds: number;
}

/**
 * Measures frames, keys and the main process while something is done with the window. A covered window draws no
 * frames: on its own display nothing covers it, and Playwright keeps Chromium from throttling it.
 */
export async function feelWindow(
  app: ElectronApplication,
  page: Page,
  meanwhile: () => Promise<void>,
): Promise<Felt> {
  const began = performance.now();
  let keys: number[] = [];
  const loops = await recordLoops(app, page, async () => {
    keys = await watchKeys(page, meanwhile);
  });
  return { ...loops, keys: delaysOf(keys), seconds: (performance.now() - began) / 1000 };
}

const head = [
  'ms: median / p99 / longest',
  'frames',
  'from frame to frame',
  'keys',
  'from key to painted frame',
  'main process, late',
  'received meanwhile',
];

/** One line for each measurement, by name. `received`: bytes at the server meanwhile. */
export function printFelt(
  title: string,
  lines: Readonly<Record<string, { felt: Felt; received: number }>>,
): void {
  const rows = Object.entries(lines).map(([name, { felt, received }]) => [
    name,
    `${felt.frames.count} in ${felt.seconds.toFixed(1)} s`,
    words(felt.frames),
    String(felt.keys.count),
    words(felt.keys),
    words(felt.main),
    `${(received / 1024 ** 2).toFixed(0)} MiB`,
  ]);
  printTable(title, head, rows);
}

const words = ({ p50, p99, max }: Delays): string =>
  [p50, p99, max].map((value) => value.toFixed(1)).join(' / ');
