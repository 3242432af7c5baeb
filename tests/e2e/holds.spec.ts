import type { Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';
import { tabTo } from './support/tab-to';

/** The row that is now. */
const current = (page: Page) => page.locator('[aria-current="step"]');
const screens = (page: Page) => page.getByRole('navigation', { name: 'Screens' });

async function isDone(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Publish another' })).toBeVisible({
    timeout: 90_000,
  });
}

async function startHeld(page: Page, outside: string, fault: string, argument: string) {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await get(page, 'practice:break', {
    name: fault,
    argument,
    times: fault === 'rate-limited' ? 1 : 100,
  });
  await pressPublish(page);
}

/** Everything that the one status region says from now on. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.querySelector('[role=status].unseen');
    if (region === null) throw new Error('There is no status region.');
    new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

for (const theme of ['light', 'dark'] as const) {
  test(`a pause that Apple asks for is shown, counted down and ended by a key, ${theme}`, async ({
    page,
    outside,
  }) => {
    await get(page, 'settings:write', { theme });
    await page.reload();
    const said = await listen(page);
    await startHeld(page, outside, 'rate-limited', '600');

    await expect(current(page)).toContainText('Apple asks for a pause');
    await expect(current(page)).toContainText(/Tries again in 9 min \d+ s\./);
    await expect(page).toHaveTitle(/^Pause for Apple: Orbit Notes/);
    const counted = await current(page).textContent();
    await expect.poll(() => current(page).textContent()).not.toBe(counted);
    await keepScreen(page, `${theme}-hold-rate-limited`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await screens(page).getByRole('button', { name: 'Activity' }).click();
    const row = page.getByRole('grid', { name: 'Runs' }).getByRole('row').first();
    await expect(row).toContainText('Pause for Apple');
    await keepScreen(page, `${theme}-hold-activity`);
    await row.click();

    const told = async () =>
      (await said()).filter((words) => words.includes('Apple asks for a pause')).length;
    await expect.poll(told).toBe(1);
    await tabTo(page, 'Try now');
    await page.keyboard.press('Enter');
    await isDone(page);
  });

  test(`trouble at Apple holds the run up and ends by itself, ${theme}`, async ({
    page,
    outside,
  }) => {
    await get(page, 'settings:write', { theme });
    await page.reload();
    await startHeld(page, outside, 'server-error-before', 'GET /v1/buildUploads');

    await expect(current(page)).toContainText('Apple is having trouble', { timeout: 60_000 });
    await expect(page).toHaveTitle(/^Apple has trouble: /);
    await keepScreen(page, `${theme}-hold-server-trouble`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await get(page, 'practice:mend', { fault: null });
    await isDone(page);
  });
}

test('what waits is tried at once when the computer wakes up', async ({ app, page, outside }) => {
  await startHeld(page, outside, 'rate-limited', '3000');
  await expect(current(page)).toContainText('Apple asks for a pause');
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  await isDone(page);
});
