import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { runRows } from '../../e2e/support/activity';
import { watchKeys } from '../../e2e/support/key-delays';
import { launchApp, type RunningApp } from '../../e2e/support/launch';
import { keepManyRuns } from '../../e2e/support/many-runs';
import { quantile } from '../measure/statistics';
import { print, printTable } from '../measure/table';
import { scratch } from '../samples';
import { practiceIsThere } from '../window/upload-run';

/** A history of a few weeks, and one of a busy year. */
const few = 50;
const many = 500;
const arrows = 150;

interface Felt {
  /** Milliseconds for the request that loads every run, from the page and back. */
  listed: number;
  /** From the click on Activity to the next painted frame. */
  opened: number;
  frames: number[];
  keys: number[];
}

/** How fast Activity is with few and with many runs: opening it, and holding down an arrow key. */
export async function measureActivity(): Promise<void> {
  const felt = { few: await measureWith(few), many: await measureWith(many) };
  const row = (name: string, read: (one: Felt) => number) => {
    const [one, other] = [read(felt.few), read(felt.many)];
    return [name, one.toFixed(1), other.toFixed(1), (other / one).toFixed(2)];
  };
  printTable(
    'Activity, in milliseconds',
    ['', `${few} runs`, `${many} runs`, 'ratio'],
    [
      row('every run over the bridge', ({ listed }) => listed),
      row('opening Activity', ({ opened }) => opened),
      row('frame, arrow held, p50', ({ frames }) => quantile(frames, 0.5)),
      row('frame, arrow held, p95', ({ frames }) => quantile(frames, 0.95)),
      row('key to painted frame, p50', ({ keys }) => quantile(keys, 0.5)),
      row('key to painted frame, p95', ({ keys }) => quantile(keys, 0.95)),
    ],
  );
  print(`${arrows} times Arrow Down, each as soon as the one before it was handled.`);
}

async function measureWith(count: number): Promise<Felt> {
  const home = mkdtempSync(join(scratch, 'activity-'));
  keepManyRuns(home, count);
  const running = await launchApp({ home });
  try {
    return await feel(running);
  } finally {
    await running.app.evaluate(({ app }) => app.exit(0)).catch(() => undefined);
    await running.app.close().catch(() => undefined);
  }
}

async function feel({ page }: RunningApp): Promise<Felt> {
  await practiceIsThere(page);
  const listed = await page.evaluate(async () => {
    const began = performance.now();
    await window.slipway.request('runs:list', {});
    return performance.now() - began;
  });
  const opened = await page.evaluate(openActivity);
  await showEveryRun(page);
  await runRows(page).first().focus();
  const keys: number[] = [];
  const frames = await framesWhile(page, async () => {
    keys.push(
      ...(await watchKeys(page, async () => {
        for (let pressed = 0; pressed < arrows; pressed += 1)
          await page.keyboard.press('ArrowDown');
      })),
    );
  });
  return { listed, opened, frames, keys };
}

async function showEveryRun(page: Page): Promise<void> {
  const all = page.getByRole('tab', { name: /^All/ });
  if ((await all.count()) > 0) await all.click();
  const more = page.getByRole('button', { name: /^Show \d+ more$/ });
  while ((await more.count()) > 0) await more.click();
}

/** Runs in the page. */
function openActivity(): Promise<number> {
  const began = performance.now();
  const button = [...document.querySelectorAll<HTMLElement>('nav button')].find((one) =>
    one.textContent?.startsWith('Activity'),
  );
  button?.click();
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const afterFrame = new MessageChannel();
      afterFrame.port1.onmessage = () => resolve(performance.now() - began);
      afterFrame.port2.postMessage(null);
    });
  });
}

async function framesWhile(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const gaps: number[] = [];
    let last = performance.now();
    let isOver = false;
    const draw = (): void => {
      const now = performance.now();
      gaps.push(now - last);
      last = now;
      if (!isOver) requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
    Object.assign(globalThis, {
      endFrames: () => {
        isOver = true;
        return gaps;
      },
    });
  });
  await act();
  return page.evaluate(() => (globalThis as unknown as { endFrames(): number[] }).endFrames());
}
