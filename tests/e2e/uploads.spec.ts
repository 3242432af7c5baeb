import { appendFileSync } from 'node:fs';
import type { ElectronApplication, Page } from '@playwright/test';
import { openEveryRun, runRows } from './support/activity';
import { faultsInBothThemes, keepBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';
import { tabTo } from './support/tab-to';

interface Shown {
  value: number;
  mode: string;
}

/** The values that the dock or taskbar receives from now on. */
async function watchBar(app: ElectronApplication): Promise<() => Promise<Shown[]>> {
  await app.evaluate(({ BrowserWindow }) => {
    const bars: Shown[] = [];
    Object.assign(globalThis, { bars });
    const [window] = BrowserWindow.getAllWindows();
    const real = window?.setProgressBar.bind(window);
    Object.assign(window ?? {}, {
      setProgressBar(value: number, options: { mode: string }) {
        bars.push({ value, mode: options.mode });
        real?.(value, options as never);
      },
    });
  });
  return () => app.evaluate(() => (globalThis as unknown as { bars: Shown[] }).bars);
}

const current = (page: Page) => page.locator('[aria-current="step"]');
const screens = (page: Page) => page.getByRole('navigation', { name: 'Screens' });

/** Resolves with the package that is being uploaded. */
async function startSlowUpload(page: Page, outside: string): Promise<string> {
  await get(page, 'settings:write', { limitsUpload: true, uploadMegabytes: 0.5 });
  await practiceIsRunning(page);
  const file = await sampleIn(outside, { sizeMb: 8 });
  await dropFiles(page, [file]);
  await packageIsOpen(page);
  await pressPublish(page);
  await expect(current(page)).toContainText('B/s', { timeout: 30_000 });
  return file;
}

/** Simulates unplugging or plugging in the computer. */
async function usePower(app: ElectronApplication, onBattery: boolean): Promise<void> {
  await app.evaluate(({ powerMonitor }, without) => {
    Object.defineProperty(powerMonitor, 'onBatteryPower', { value: without, configurable: true });
    powerMonitor.emit(without ? 'on-battery' : 'on-ac');
  }, onBattery);
}

async function sentNow(page: Page): Promise<number> {
  const [run] = await get(page, 'runs:list', {});
  return run?.upload?.live?.sent ?? run?.upload?.stored ?? 0;
}

async function isDone(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });
}

test('the dock’s progress bar moves with the upload, stops while it is paused, and disappears at the end', async ({
  app,
  page,
  outside,
}) => {
  const bars = await watchBar(app);
  const last = async () => (await bars()).at(-1);
  await startSlowUpload(page, outside);
  await expect.poll(async () => (await last())?.value ?? 0).toBeGreaterThan(0.1);
  expect(await last()).toMatchObject({ mode: 'normal' });

  await get(page, 'settings:write', { pausesUploads: true });
  await expect.poll(last).toMatchObject({ mode: 'paused' });
  const held = (await last())?.value ?? 0;
  expect(held).toBeGreaterThan(0);
  expect(held).toBeLessThan(1);

  await get(page, 'settings:write', { pausesUploads: false, limitsUpload: false });
  await isDone(page);
  await expect.poll(last).toEqual({ value: -1, mode: 'none' });
  const moving = (await bars()).filter(({ mode }) => mode === 'normal').map(({ value }) => value);
  expect(moving).toEqual(moving.toSorted((a, b) => a - b));
  expect(new Set(moving).size).toBeGreaterThan(3);
});

test('the dock’s progress bar shows a failure visibly', async ({ app, page, outside }) => {
  const bars = await watchBar(app);
  appendFileSync(await startSlowUpload(page, outside), 'changed meanwhile');
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  await expect.poll(async () => (await bars()).at(-1)).toMatchObject({ mode: 'error' });
  const { value } = (await bars()).at(-1) ?? { value: 0 };
  // The color is visible only if the bar has a length.
  expect(value).toBeGreaterThan(0);
});

test('upload limits are set by keyboard and applied at once', async ({ app, page, outside }) => {
  await practiceIsRunning(page);
  await screens(page).getByRole('button', { name: 'Settings' }).click();
  expect(await faultsInBothThemes(page, 'settings')).toEqual([]);

  await tabTo(page, 'Limit upload speed');
  await page.keyboard.press('Space');
  const speed = page.getByRole('spinbutton', { name: /^Limit/ });
  await tabTo(page, /^Limit(?! upload)/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await expect(speed).toHaveValue('0.1');
  await expect(page.locator('.screen')).toContainText('takes about 16 min 40 s');
  await speed.fill('5000');
  await page.keyboard.press('Tab');
  await expect(speed).toHaveValue('1000');
  await expect(speed).not.toHaveAttribute('data-invalid');
  expect(await get(page, 'settings:read', {})).toMatchObject({
    limitsUpload: true,
    uploadMegabytes: 1000,
  });
  expect(await faultsInBothThemes(page, 'settings-limited')).toEqual([]);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 900));
  await keepBothThemes(page, 'settings-narrow');
  await window.evaluate((opened) => opened.setSize(1180, 780));

  await screens(page).getByRole('button', { name: 'Publish' }).click();
  await startSlowUpload(page, outside);
  await screens(page).getByRole('button', { name: 'Settings' }).click();
  await tabTo(page, 'Pause all uploads');
  await page.keyboard.press('Space');
  await openEveryRun(page);
  const row = runRows(page).first();
  await expect(row).toContainText('Paused by settings');
  await row.click();
  await expect(current(page)).toContainText('You paused all uploads.');
  await expect(page).toHaveTitle(/^Paused by settings: /);
  expect(await faultsInBothThemes(page, 'hold-by-hand')).toEqual([]);
  const held = await sentNow(page);
  await page.waitForTimeout(700);
  expect(await sentNow(page)).toBe(held);

  await tabTo(page, 'Upload now');
  await page.keyboard.press('Enter');
  await expect.poll(() => sentNow(page)).toBeGreaterThan(held);
  await screens(page).getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('switch', { name: 'Pause all uploads' })).not.toBeChecked();
});

test('uploads wait on battery, continue on request, and automatically when plugged in', async ({
  app,
  page,
  outside,
}) => {
  await get(page, 'settings:write', { pausesOnBattery: true });
  await usePower(app, false);
  await startSlowUpload(page, outside);
  await usePower(app, true);
  await expect(current(page)).toContainText('This computer is on battery power.');
  const held = await sentNow(page);
  await page.getByRole('button', { name: 'Upload now' }).click();
  await expect.poll(() => sentNow(page)).toBeGreaterThan(held);

  await usePower(app, false);
  await usePower(app, true);
  await expect(current(page)).toContainText('This computer is on battery power.');
  await usePower(app, false);
  await expect(current(page)).not.toContainText('This computer is on battery power.');
  await get(page, 'settings:write', { limitsUpload: false });
  await isDone(page);
});

test('Apple is polled less often while the window is hidden, and at once when it is shown', async ({
  launch,
  outside,
}) => {
  const { app, page } = await launch({ speed: 1 });
  await practiceIsRunning(page);
  await get(page, 'practice:set-fault', {
    name: 'build-never-appears',
    argument: null,
    times: null,
  });
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await pressPublish(page);
  await expect(current(page)).toContainText('Waiting for App Store Connect', { timeout: 60_000 });
  // By now the next poll is some seconds away.
  await page.waitForTimeout(12_000);
  const asked = async () => {
    const { world } = await get(page, 'practice:read', {});
    return world.requests.filter(({ method }) => method === 'GET').length;
  };
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.hide());
  await page.waitForTimeout(200);
  const before = await asked();
  await window.evaluate((opened) => opened.show());
  await expect.poll(asked, { timeout: 1_500, intervals: [100] }).toBeGreaterThan(before);
});
