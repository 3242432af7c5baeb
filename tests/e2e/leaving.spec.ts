import type { Page } from '@playwright/test';
import { keepBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerMessageBox } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';

/** A run that is still waiting for Apple when the test looks at it. */
async function startSlowRun(page: Page, outside: string): Promise<void> {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await pressPublish(page);
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
}

const keepRunning = 0;
const pauseAndQuit = 1;
const cancel = 2;

test('closing the window keeps a run going, and a second start shows it again', async ({
  launch,
  outside,
}) => {
  const { app, page } = await launch({ speed: 1 });
  await startSlowRun(page, outside);
  const window = await app.browserWindow(page);

  await answerMessageBox(app, cancel);
  await window.evaluate((opened) => opened.close());
  await page.waitForTimeout(300);
  expect(await window.evaluate((opened) => opened.isVisible())).toBe(true);

  await answerMessageBox(app, keepRunning);
  await window.evaluate((opened) => opened.close());
  await expect.poll(() => window.evaluate((opened) => opened.isVisible())).toBe(false);
  const [run] = await get(page, 'runs:list', {});
  expect(run?.status.state).toBe('running');

  await app.evaluate(({ app: inside }) => inside.emit('second-instance', {}, [], '/'));
  await expect.poll(() => window.evaluate((opened) => opened.isVisible())).toBe(true);
});

test('a hidden window is shown again when the run has ended', async ({ launch, outside }) => {
  const { app, page } = await launch({ speed: 600 });
  await answerMessageBox(app, keepRunning);
  await startSlowRun(page, outside);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.close());
  await expect.poll(() => window.evaluate((opened) => opened.isVisible())).toBe(false);
  await expect
    .poll(() => window.evaluate((opened) => opened.isVisible()), { timeout: 60_000 })
    .toBe(true);
  const [run] = await get(page, 'runs:list', {});
  expect(run?.status.state).toBe('done');
});

test('quitting flushes the journal, and the next start resumes the run', async ({
  launch,
  outside,
}) => {
  const first = await launch({ speed: 1 });
  await startSlowRun(first.page, outside);
  await answerMessageBox(first.app, pauseAndQuit);
  const ended = new Promise((resolve) => first.process.once('exit', resolve));
  await first.app.evaluate(({ app }) => app.quit()).catch(() => {});
  await ended;

  const { page } = await launch({ speed: 1 });
  await practiceIsRunning(page);
  await expect
    .poll(async () => (await get(page, 'runs:list', {}))[0]?.status.state, { timeout: 60_000 })
    .toBe('running');
});

test('with a tray icon, closing the window keeps the run going without a question', async ({
  launch,
  outside,
}) => {
  const { app, page } = await launch({ speed: 1 });
  await practiceIsRunning(page);
  await get(page, 'settings:write', { showsTray: true });
  await startSlowRun(page, outside);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.close());
  await expect.poll(() => window.evaluate((opened) => opened.isVisible())).toBe(false);
  expect((await get(page, 'runs:list', {}))[0]?.status.state).toBe('running');

  // The icon disappears with the setting, and the question returns.
  await get(page, 'settings:write', { showsTray: false });
  await app.evaluate(({ app: inside }) => inside.emit('second-instance', {}, [], '/'));
  await expect.poll(() => window.evaluate((opened) => opened.isVisible())).toBe(true);
  await answerMessageBox(app, cancel);
  await window.evaluate((opened) => opened.close());
  await page.waitForTimeout(300);
  expect(await window.evaluate((opened) => opened.isVisible())).toBe(true);
});

test('a setting decides what happens to runs on closing', async ({ app, page }) => {
  await practiceIsRunning(page);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('switch', { name: /^Resume runs/ })).toBeChecked();
  await expect(page.getByRole('switch', { name: /^Show an icon in the tray/ })).not.toBeChecked();
  await keepBothThemes(page, 'settings-runs');
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 780));
  await keepScreen(page, 'narrow-settings-runs');
});
