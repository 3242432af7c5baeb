import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { PublishRun } from '#shared/domain/publish-run';
import { appError } from '#shared/errors';
import { systemClock } from '../../src-main/engine/ports';
import type { NewRunEvent } from '../../src-main/engine/publish/run-event';
import { RunJournal } from '../../src-main/engine/publish/run-journal';
import { accessibilityFaults } from './support/accessibility';
import { openEveryRun, runRows } from './support/activity';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { appeared, keepRun, uploaded, uploading } from './support/kept-runs';
import {
  earlierRuns,
  liveRun,
  offline,
  sendRuns,
  showRun,
  submitted,
  waiting,
  working,
} from './support/live-runs';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';
import { tabTo } from './support/tab-to';

const pane = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const log = (page: Page) => page.getByRole('region', { name: 'Log' });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the log' });
const button = (page: Page) => page.getByRole('button', { name: 'Details', exact: true });
const toggle = (page: Page) => page.getByRole('button', { name: /^(Pause|Resume) run$/ });

async function resize(app: ElectronApplication, page: Page, width: number, height: number) {
  const window = await app.browserWindow(page);
  await window.evaluate((opened, [w, h]) => opened.setContentSize(w ?? 0, h ?? 0), [width, height]);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
}

async function openRun(page: Page): Promise<void> {
  await practiceIsRunning(page);
  await openEveryRun(page);
  await runRows(page).first().click();
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
}

/** A screen slides in; what turns or pulses for longer does not move anything. */
async function hasMovedIn(page: Page): Promise<void> {
  const shortOnes = () =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().endTime) <= 1_000);
  await page.evaluate(
    `Promise.allSettled((${shortOnes.toString()})().map(({ finished }) => finished)).then(() => null)`,
  );
}

const secret = 'Bearer eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ0ZXN0In0.c2lnbmVkLWJ5LXRlc3Q';
const leaked = appError('request-refused', `GET https://store.example/a?signature=abc ${secret}`);

/** A paused upload whose journal has a failure that quotes a secret. */
const withSecret: readonly (readonly [number, NewRunEvent])[] = [
  ...uploading,
  [30, { type: 'step-failed', step: 'upload', error: leaked }],
  [31, { type: 'run-paused' }],
];

test('details open beside the run, visible without scrolling, with a searchable log', async ({
  launch,
  home,
}) => {
  await keepRun(home, { buildNumber: '42', minutesAgo: 30, events: withSecret });
  const { app, page } = await launch();
  await resize(app, page, 1180, 780);
  await openRun(page);
  await expect(pane(page)).toBeHidden();

  await button(page).click();
  await expect(button(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(log(page)).toContainText('Run started: Orbit Notes 1.4.0 (42)');
  const box = await pane(page).boundingBox();
  expect(box).toMatchObject({ x: 1180 - 324, width: 324 });
  await expect(log(page)).toBeInViewport({ ratio: 1 });
  await expect(toggle(page)).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.getElementById('screen')?.scrollTop)).toBe(0);
  await expect(pane(page)).toContainText('upload-1');
  expect(await accessibilityFaults(page)).toEqual([]);
  await keepScreen(page, 'light-run-details');

  await page.keyboard.press('Control+f');
  await expect(search(page)).toBeFocused();
  await search(page).fill('PARTS');
  await expect(pane(page)).toContainText(/1 of \d/);
  await page.keyboard.press('Enter');
  await expect(pane(page)).toContainText(/2 of \d/);
  await expect(log(page).locator('[data-current]')).toBeInViewport();
  await expect(log(page).locator('[data-current] mark')).toHaveText('parts');
  await page.keyboard.press('Shift+Enter');
  await expect(pane(page)).toContainText(/1 of \d/);
  await search(page).fill('nothing like it');
  await expect(pane(page)).toContainText('No matches');
  await keepScreen(page, 'light-run-details-search');

  await page.keyboard.press('Control+i');
  await expect(pane(page)).toBeHidden();
  await expect(button(page)).toBeFocused();
  // Found from anywhere on the run.
  await page.keyboard.press('Control+f');
  await expect(search(page)).toBeFocused();
});

test('neither the log nor a copy of it contains a secret', async ({ launch, home }) => {
  await keepRun(home, { buildNumber: '42', minutesAgo: 30, events: withSecret });
  const { app, page } = await launch();
  await openRun(page);
  await button(page).click();
  await expect(log(page)).toContainText('Upload failed');
  await expect(log(page)).toContainText('[masked]');
  await page.getByRole('button', { name: 'Copy log' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('Upload failed');
  for (const words of [copied, (await pane(page).textContent()) ?? ''])
    expect(words).not.toMatch(/eyJ|signature=abc|c2lnbmVk/);
});

test('the log follows its end until a person scrolls it', async ({ launch, home }) => {
  const reports = Array.from(
    { length: 90 },
    (_, place) =>
      [
        70 + place,
        {
          type: 'step-reported',
          step: 'appear',
          sentence: `Asked ${place} times, and the build was not listed yet`,
          limitAt: null,
        },
      ] as const,
  );
  const runId = await keepRun(home, {
    buildNumber: '42',
    minutesAgo: 30,
    events: [...uploaded, [61, { type: 'step-started', step: 'appear', sentence: '' }], ...reports],
  });
  const { app, page } = await launch();
  await openRun(page);
  await button(page).click();
  await expect(log(page).getByText('Asked 89 times')).toBeInViewport();

  const append = async (sentence: string) => {
    const { journal } = await RunJournal.open(join(home, 'practice/runs', runId), systemClock);
    await journal.append({ type: 'step-reported', step: 'appear', sentence, limitAt: null });
    await journal.close();
    const [run] = await get(page, 'runs:list', {});
    if (run !== undefined) await sendRuns(app, [run]);
  };
  await append('Asked once more, and the build was not listed yet');
  await expect(log(page).getByText('Asked once more')).toBeInViewport();
  await log(page).evaluate((element) => element.scrollTo(0, 0));
  await expect(log(page).getByText('Run started')).toBeInViewport();
  const shown = page.getByRole('button', { name: /Lines to show/ });
  const before = Number(/\d+/.exec((await shown.textContent()) ?? '')?.[0]);
  await append('Asked for the last time, and the build was not listed yet');
  await expect(shown).toContainText(`(${before + 1})`);
  await expect(log(page).getByText('Run started')).toBeInViewport();
});

test('in a narrow window details float over the run and close when they lose the focus', async ({
  launch,
  home,
}) => {
  await keepRun(home, { buildNumber: '42', minutesAgo: 30, events: withSecret });
  const { app, page } = await launch();
  await resize(app, page, 720, 640);
  await openRun(page);
  await hasMovedIn(page);
  const before = await page.getByRole('list', { name: 'Steps' }).boundingBox();
  await button(page).click();
  await expect(pane(page)).toBeVisible();
  expect(await page.getByRole('list', { name: 'Steps' }).boundingBox()).toEqual(before);
  await expect(pane(page)).toBeFocused();
  expect(await accessibilityFaults(page)).toEqual([]);
  await keepScreen(page, 'light-run-details-narrow');
  await page.keyboard.press('Escape');
  await expect(pane(page)).toBeHidden();
  await expect(button(page)).toBeFocused();

  await resize(app, page, 1440, 780);
  await page.reload();
  await openRun(page);
  await expect(pane(page), 'open where there is room').toBeVisible();
});

const plan = { waitForTesters: true };
const bytes = { total: 184_000_000, stored: 73_600_000, parts: 40, partsStored: 16, discarded: 0 };
const live = { sent: 82_000_000, bytesPerSecond: 12_400_000 };

function states(): Record<string, PublishRun> {
  const wait = waiting('process', 241, 1500, 'Apple says: processing');
  const moving = { upload: { ...bytes, live } };
  return {
    uploading: liveRun({ kept: { plan, events: uploading }, age: 20, change: moving }),
    'held offline': liveRun({
      kept: { plan, events: uploading },
      age: 120,
      change: { ...moving, wait: offline() },
    }),
    paused: liveRun({
      kept: { plan, events: [...uploading, [30, { type: 'run-paused' }]] },
      age: 60,
    }),
    'waiting for the build': liveRun({
      kept: { plan, events: [...uploaded, ...waiting('appear', 61, 90, 'not there yet')] },
      age: 90,
    }),
    processing: liveRun({
      kept: { plan, events: [...appeared, ...waiting('process', 241, 500, 'processing')] },
      age: 500,
    }),
    'slower than usual': liveRun({ kept: { plan, events: [...appeared, ...wait] }, age: 1500 }),
    'stopped waiting': liveRun({
      kept: {
        plan,
        events: [
          ...appeared,
          ...wait,
          [1500, { type: 'run-stopped-waiting', limit: 'processing' }],
        ],
      },
      age: 1600,
    }),
    'in beta review': liveRun({
      kept: { plan, events: [...submitted, ...working('testers', 609, 'waiting for review')] },
      age: 4000,
    }),
  };
}

test('the Pause and Resume button keeps its position in every state', async ({ app, page }) => {
  await practiceIsRunning(page);
  await sendRuns(app, earlierRuns([6, 7, 8, 10, 14]));
  const places: Record<string, unknown> = {};
  for (const [name, run] of Object.entries(states())) {
    await showRun(app, page, run);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('(42)');
    await expect(toggle(page)).toHaveText(/paused|stopped/.test(name) ? 'Resume run' : 'Pause run');
    await hasMovedIn(page);
    places[name] = await toggle(page).boundingBox();
  }
  const [first] = Object.values(places);
  expect(first).not.toBeNull();
  for (const [name, place] of Object.entries(places)) expect(place, name).toEqual(first);
});

test('finished and pending steps take one line of 32 px each', async ({ app, page }) => {
  await practiceIsRunning(page);
  const { processing } = states();
  if (processing === undefined) throw new Error('There is no such state.');
  await showRun(app, page, processing);
  const rows = page.getByRole('list', { name: 'Steps' }).getByRole('listitem');
  const heights = () =>
    rows.evaluateAll((all) =>
      all
        .filter((row) => !row.hasAttribute('aria-current'))
        .map((row) => Math.round(row.getBoundingClientRect().height)),
    );
  expect(await heights()).toEqual(Array.from({ length: 7 }, () => 32));
  await page.getByRole('button', { name: /^4 steps done/ }).click();
  await expect(page.getByRole('heading', { name: 'Done: Uploaded' })).toBeVisible();
  expect(await heights()).toEqual(Array.from({ length: 11 }, () => 32));

  const leftOut = page.getByRole('button', { name: 'Not in this run: Export compliance' });
  await leftOut.click();
  await expect(page.getByText('The package already answers it.')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('a wait that exceeds its usual range turns amber, and only then shows its limit', async ({
  app,
  page,
}) => {
  await practiceIsRunning(page);
  await sendRuns(app, earlierRuns([6, 7, 8, 10, 14]));
  const { processing, 'slower than usual': slow } = states();
  if (processing === undefined || slow === undefined) throw new Error('There are no such states.');
  const screen = page.locator('.screen');
  await showRun(app, page, processing);
  await expect(screen).toContainText('usually 3–19 min for this app');
  await expect(screen).toContainText(/About \d min left, then beta review/);
  await expect(screen).not.toContainText('Stops waiting');
  await showRun(app, page, slow);
  await expect(screen).toContainText('Slower than usual');
  await expect(screen).toContainText('Stops waiting 2 h after the upload ended');
});

test('the focus stays on the button while Pause becomes Resume', async ({ launch, outside }) => {
  const { page } = await launch({ speed: 1 });
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await pressPublish(page);
  await expect(page.getByText('Waiting for the build', { exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await tabTo(page, 'Pause run');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Resume run' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Pause run' })).toBeFocused();
});
