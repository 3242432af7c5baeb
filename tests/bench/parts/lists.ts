import { mkdtempSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import type { Batch, BatchRow } from '#shared/domain/batch';
import type { PublishRun } from '#shared/domain/publish-run';
import { get } from '../../e2e/support/bridge';
import { dropFiles } from '../../e2e/support/drop';
import { launchApp, type RunningApp } from '../../e2e/support/launch';
import { sampleRun, stepsUpTo, running as uploading } from '../../helpers/sample-run';
import { quantile } from '../measure/statistics';
import { print, printTable } from '../measure/table';
import { sample, scratch } from '../samples';
import { practiceIsThere } from '../window/upload-run';

const frames = 300;
/** Pixels in each frame: three thousand a second, a quick turn of a wheel. */
const step = 50;
const longestReadMs = 120_000;

/** Milliseconds of each frame. */
interface Scrolled {
  /** From one frame to the next; a display with 60 Hz has 16.7. */
  gaps: number[];
  /** What a frame takes, from its start until it is painted. */
  work: number[];
  /** Pixels of the whole list. */
  height: number;
}

/** How smoothly long lists scroll: testers, groups in two places, builds of an app as large as Apple allows, a batch. */
export async function measureLists(): Promise<void> {
  const load = loadavg()[0] ?? 0;
  const running = await launchApp({ home: mkdtempSync(join(scratch, 'lists-')) });
  const seen: [string, Scrolled][] = [];
  try {
    await scrollAll(running, seen);
  } finally {
    printLists(seen);
    print(
      `${frames} frames of ${step} px each. Goal: p95 at most 16.7 ms. Load of the machine before: ${load.toFixed(1)}.`,
    );
    await running.app.evaluate(({ app }) => app.exit(0)).catch(() => undefined);
    await running.app.close().catch(() => undefined);
  }
}

/** What was measured before something failed, too. */
function printLists(seen: readonly [string, Scrolled][]): void {
  const plain = seen[0]?.[1].work ?? [];
  const three = (values: readonly number[]) =>
    [0.5, 0.95, 0.99].map((share) => quantile(values, share).toFixed(1));
  printTable(
    'Scrolling, in milliseconds',
    ['', 'px', 'frame p50', 'p95', 'p99', 'work p50', 'p95', 'p99', 'work p95 to plain'],
    seen.map(([name, { gaps, work, height }]) => [
      name,
      String(height),
      ...three(gaps),
      ...three(work),
      (quantile(work, 0.95) / quantile(plain, 0.95)).toFixed(2),
    ]),
  );
}

async function scrollAll({ app, page }: RunningApp, seen: [string, Scrolled][]): Promise<void> {
  page.setDefaultTimeout(longestReadMs);
  await practiceIsThere(page);
  await get(page, 'practice:reset', { scenario: 'large-app' });
  await practiceIsThere(page);
  seen.push(['plain rows', await scroll(await plainRows(page))]);
  await page.evaluate(() => document.getElementById('bench-rows')?.remove());
  const screens = page.getByRole('navigation', { name: 'Screens' });
  await screens.getByRole('button', { name: 'Apps' }).click();
  const row = { name: 'Orbit Notes' };
  await page.getByRole('grid', { name: 'Apps' }).getByRole('row', row).first().click();
  const builds = page.getByRole('grid', { name: 'Builds', exact: true });
  await page.getByRole('button', { name: /^Show .*older builds$/ }).click();
  seen.push(['builds', await scroll(builds, 10_000)]);
  await page.getByRole('tab', { name: 'Testers' }).click();
  const testers = page.getByRole('grid', { name: 'Testers of All testers' });
  await testers.waitFor();
  seen.push(['testers, while they are read', await scroll(testers)]);
  await page.getByText('10,000 testers', { exact: true }).last().waitFor();
  seen.push(['testers', await scroll(testers)]);
  seen.push(['groups', await scroll(page.getByRole('listbox', { name: 'Groups' }))]);
  await dropFiles(page, [await sample(1)]);
  seen.push(['groups in Publish', await scroll(page.locator('.groups-frame'))]);
  await showBatch(app, page);
  const apps = page.getByRole('list', { name: 'Apps' });
  seen.push(['batch of 70, while its runs progress', await scroll(apps, 1_500)]);
}

const batchSize = 70;
/** Runs of a batch that report their progress at one time. */
const atWork = 8;

/** A batch of which some apps upload and others are processed, each reporting four times a second as main does. */
async function showBatch(app: ElectronApplication, page: Page): Promise<void> {
  const place = (number: number) => String(number).padStart(2, '0');
  const numbers = Array.from({ length: batchSize }, (_, at) => at + 1);
  const runs = numbers.map(
    (number): PublishRun => ({
      ...sampleRun(),
      id: `20261201-1400${place(number)}-aaaaaa`,
      status: { state: 'running' },
      steps: stepsUpTo('upload', uploading('')),
      upload: {
        total: 80_000_000,
        stored: 0,
        parts: 16,
        partsStored: 0,
        discarded: 0,
        live: { sent: 0, bytesPerSecond: 4_000_000 },
      },
    }),
  );
  const items: BatchRow[] = runs.map((run, at) => ({
    id: `item-${at}`,
    packagePath: `/packages/harbor-${place(at + 1)}.ipa`,
    accountId: null,
    changes: {},
    leaveOut: [],
    build: {
      name: `Harbor Guide ${place(at + 1)}`,
      bundleId: `com.northwind.harbor${place(at + 1)}`,
      version: '1.4.0',
      buildNumber: '42',
      platform: 'IOS',
    },
    account: { id: 'practice', name: 'Rehearsal team' },
    state: 'running',
    runId: run.id,
    error: null,
    remedy: null,
  }));
  const batch: Batch = {
    id: 'batch-20261201-140000-bench',
    name: 'Harbor guides',
    createdAt: new Date().toISOString(),
    shared: {},
    usesPresets: true,
    state: 'running',
    environment: 'practice',
    items,
  };
  await app.evaluate(
    ({ BrowserWindow }, { batch, runs, all }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      for (const run of all) contents?.send('runs:changed', run);
      contents?.send('batches:changed', batch);
      let sent = 0;
      setInterval(() => {
        sent = (sent + 500_000) % 80_000_000;
        for (const run of runs)
          contents?.send('runs:changed', {
            ...run,
            upload: run.upload && { ...run.upload, live: { sent, bytesPerSecond: 4_000_000 } },
          });
      }, 250);
    },
    { batch, runs: runs.slice(0, atWork), all: runs },
  );
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: /^Activity/ })
    .click();
  await page.getByRole('list', { name: 'Batches' }).getByRole('button').first().click();
}

/** Outside the app's own tree, with as little in it as rows can have. */
async function plainRows(page: Page): Promise<Locator> {
  await page.evaluate(() => {
    const list = document.createElement('div');
    list.id = 'bench-rows';
    Object.assign(list.style, {
      position: 'fixed',
      inset: '0 0 auto 0',
      blockSize: '430px',
      overflow: 'auto',
      zIndex: '99',
      background: 'Canvas',
    });
    for (let number = 0; number < 500; number += 1) {
      const row = document.createElement('div');
      row.style.blockSize = '36px';
      row.textContent = `Row ${number}`;
      list.append(row);
    }
    document.body.append(list);
  });
  return page.locator('#bench-rows');
}

/** `least`: pixels; the list of another scenario may still be there. */
async function scroll(list: Locator, least = 2_000): Promise<Scrolled> {
  await list.waitFor();
  await list.evaluate(waitUntilLong, least);
  // Not the frames in which it appears.
  await list.page().waitForTimeout(1_000);
  return list.evaluate(scrollInPage, { frames, step });
}

/** Runs in the page: resolves once the list is that long, or has not grown to it in a minute. */
function waitUntilLong(list: Element, least: number): Promise<void> {
  const began = performance.now();
  return new Promise((resolve) => {
    const look = (): void => {
      const parts = [list, ...list.querySelectorAll('*')];
      const isLong = parts.some(({ scrollHeight }) => scrollHeight > least);
      if (isLong || performance.now() - began > 60_000) resolve();
      else setTimeout(look, 200);
    };
    look();
  });
}

/** Runs in the page: scrolls down, and up again at the end. */
function scrollInPage(
  list: Element,
  { frames, step }: { frames: number; step: number },
): Promise<{ gaps: number[]; work: number[]; height: number }> {
  const scrolls = (one: Element): boolean =>
    one.scrollHeight > one.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(one).overflowY);
  const around: Element[] = [];
  for (let one: Element | null = list; one !== null; one = one.parentElement) around.push(one);
  const scroller = [list, ...list.querySelectorAll('*'), ...around].find(scrolls);
  if (scroller === undefined) throw new Error('Nothing scrolls here.');
  const gaps: number[] = [];
  const work: number[] = [];
  const painted = new MessageChannel();
  let began = 0;
  let last = 0;
  let way = step;
  return new Promise((resolve) => {
    painted.port1.onmessage = () => {
      work.push(performance.now() - began);
      if (work.length === frames) resolve({ gaps, work, height: scroller.scrollHeight });
      else requestAnimationFrame(draw);
    };
    const draw = (at: number): void => {
      began = performance.now();
      if (last > 0) gaps.push(at - last);
      last = at;
      const before = scroller.scrollTop;
      scroller.scrollTop += way;
      if (scroller.scrollTop === before) way = -way;
      // Posted while a frame is being prepared, it arrives once that frame is painted.
      painted.port2.postMessage(null);
    };
    requestAnimationFrame(draw);
  });
}
