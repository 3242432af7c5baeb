import type { Page } from '@playwright/test';
import { get } from './support/bridge';
import { answerMessageBox } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';

/** A run that will still wait for Apple when the test looks at it. */
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

test('F-05: closing the window lets a run go on, and a second start brings it back', async ({
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

test('a hidden window comes back by itself when the run has ended', async ({ launch, outside }) => {
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

test('F-05: quitting pauses the run and flushes its journal', async ({ launch, outside }) => {
  const first = await launch({ speed: 1 });
  await startSlowRun(first.page, outside);
  await answerMessageBox(first.app, pauseAndQuit);
  const ended = new Promise((resolve) => first.process.once('exit', resolve));
  await first.app.evaluate(({ app }) => app.quit()).catch(() => {});
  await ended;

  const { page } = await launch({ speed: 1 });
  await practiceIsRunning(page);
  const [run] = await get(page, 'runs:list', {});
  expect(run?.status.state).toBe('paused');
});
