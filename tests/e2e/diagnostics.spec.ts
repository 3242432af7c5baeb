import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTrace, tracesOf } from '../helpers/secret-search';
import { accessibilityFaults } from './support/accessibility';
import { get } from './support/bridge';
import { expect, keepScreen, test } from './support/fixture';
import { keepRun } from './support/kept-runs';
import { practiceIsRunning } from './support/publishing';

const sheet = (page: import('@playwright/test').Page) =>
  page.getByRole('dialog', { name: 'Save Diagnostics' });

/** The system's dialog answers with this path. */
async function saveTo(app: import('@playwright/test').ElectronApplication, path: string) {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
}

async function chooseInHelp(app: import('@playwright/test').ElectronApplication, label: string) {
  await app.evaluate(({ Menu }, wanted) => {
    const help = Menu.getApplicationMenu()?.items.find(({ role }) => role === 'help');
    help?.submenu?.items.find((item) => item.label === wanted)?.click();
  }, label);
}

test('diagnostics are shown in full before they are saved, and a part can be left out', async ({
  launch,
  home,
}) => {
  await mkdir(join(home, 'logs'), { recursive: true });
  const line = '{"level":"warn","message":"A request was repeated."}\n';
  await writeFile(
    join(home, 'logs/slipway.log'),
    `${line.repeat(2000)}{"message":"password=hush-hush was typed"}\n`,
  );
  await keepRun(home, { buildNumber: '42', minutesAgo: 5, events: [[1, { type: 'run-paused' }]] });
  const { app, page } = await launch();
  await practiceIsRunning(page);
  await chooseInHelp(app, 'Save Diagnostics…');
  await expect(sheet(page)).toContainText('program: app');
  await expect(sheet(page)).toContainText(/passwords? (or|and) keys?/);
  await keepScreen(page, 'light-diagnostics');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('button', { name: /^Log / }).click();
  await expect(sheet(page)).toContainText('1 place masked');
  await page.getByRole('searchbox', { name: 'Search this part' }).fill('was typed');
  await expect(sheet(page).locator('[data-current] mark')).toHaveText('was typed');
  await expect(sheet(page).locator('[data-current]')).toBeInViewport();
  await expect(sheet(page).locator('[data-current]')).not.toContainText('hush');
  await keepScreen(page, 'light-diagnostics-search');

  await page.getByRole('checkbox', { name: 'Include Accounts' }).press('Space');
  const file = join(home, 'chosen.txt');
  await saveTo(app, file);
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(sheet(page)).toBeHidden();
  await expect(page.getByText('chosen.txt saved. Nothing was sent.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  const text = await readFile(file, 'utf8');
  expect(text).toContain('leftOut: accounts');
  expect(text).toContain('[log]');
  expect(text).not.toMatch(/\[accounts\]|hush/);
});

test('diagnostics fit a small dark window, and say why they were not saved', async ({
  launch,
  home,
}) => {
  const { app, page } = await launch();
  await practiceIsRunning(page);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setContentSize(720, 520));
  await get(page, 'settings:write', { theme: 'dark' });
  await page.reload();
  await practiceIsRunning(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').or(page.getByRole('searchbox')).first().fill('diagnostics');
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toContainText('program: app');
  await writeFile(join(home, 'a-file'), '');
  await saveTo(app, join(home, 'a-file', 'below.txt'));
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(sheet(page).getByRole('alert')).toBeVisible();
  await keepScreen(page, 'dark-diagnostics-narrow');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
});

/** The account was checked with the practice key, so that main has signed with it. */
async function expectNoPracticeKey(home: string, names: readonly string[]): Promise<void> {
  const folder = join(home, 'practice/server');
  const [keyFile = ''] = (await readdir(folder)).filter((name) => name.endsWith('.p8'));
  const traces = tracesOf(await readFile(join(folder, keyFile), 'utf8'));
  for (const name of names)
    expect(findTrace(await readFile(join(home, 'crashes', name)), traces)).toBeNull();
}

test('after a crash the next start says so once, keeps the run, and leaves a dump without a key', async ({
  launch,
  home,
}) => {
  const runId = await keepRun(home, {
    buildNumber: '42',
    minutesAgo: 5,
    events: [[1, { type: 'run-paused' }]],
  });
  const first = await launch();
  await practiceIsRunning(first.page);
  await expect(first.page.getByRole('region', { name: 'Diagnostics' })).toBeHidden();
  const ended = new Promise((resolve) => first.app.process().once('exit', resolve));
  await first.app.evaluate(() => setTimeout(() => process.crash(), 50)).catch(() => undefined);
  await ended;
  const dumps = async () =>
    (await readdir(join(home, 'crashes'), { recursive: true })).filter((name) =>
      name.endsWith('.dmp'),
    );
  expect(await dumps()).toHaveLength(1);
  await expectNoPracticeKey(home, await dumps());

  const second = await launch();
  const notice = second.page.getByRole('region', { name: 'Diagnostics' });
  await expect(notice).toContainText('Slipway ended unexpectedly.');
  await keepScreen(second.page, 'light-ended-unexpectedly');
  expect(await accessibilityFaults(second.page)).toEqual([]);
  expect(existsSync(join(home, 'practice/runs', runId))).toBe(true);
  await expect
    .poll(async () => readFile(join(home, 'logs/slipway.log'), 'utf8'))
    .toContain('Slipway crashed earlier.');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();
  await second.page.reload();
  await practiceIsRunning(second.page);
  await expect(notice).toBeHidden();

  await second.app.close();
  const third = await launch();
  await practiceIsRunning(third.page);
  await expect(third.page.getByRole('region', { name: 'Diagnostics' })).toBeHidden();
});

test('a crash of the window is in the log', async ({ launch, home }) => {
  const { app, page } = await launch();
  await practiceIsRunning(page);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.webContents.forcefullyCrashRenderer());
  // The page that is loaded again waits for a debugger here, so that only main can be asked.
  await expect
    .poll(async () => readFile(join(home, 'logs/slipway.log'), 'utf8').catch(() => ''))
    .toContain('The window’s page crashed.');
});
