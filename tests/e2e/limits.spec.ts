import type { Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';

const fold = (page: Page) => page.getByRole('button', { name: /^Waiting for Apple/ });
const field = (page: Page, name: string) => page.getByRole('spinbutton', { name });

for (const theme of ['light', 'dark'] as const) {
  test(`the waiting limits are changed, kept with the draft, and said by the run, ${theme}`, async ({
    page,
    outside,
  }) => {
    await get(page, 'settings:write', { theme });
    await page.reload();
    await practiceIsRunning(page);
    const file = await sampleIn(outside);
    await dropFiles(page, [file]);
    await packageIsOpen(page);
    await expect(fold(page)).toContainText('15 min for the build to appear, 2 h until');
    await fold(page).click();
    await field(page, 'Until the build appears').fill('200');
    await field(page, 'Until it is processed').focus();
    await expect(field(page, 'Until it is processed')).toHaveValue('200');
    await field(page, 'Until it is processed').press('ArrowUp');
    await field(page, 'Until it is processed').press('Enter');
    await expect(fold(page)).toContainText('3 h 21 min until it is processed');
    await fold(page).scrollIntoViewIfNeeded();
    await keepScreen(page, `${theme}-limits`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();

    await page.reload();
    await practiceIsRunning(page);
    await get(page, 'practice:break', { name: 'build-never-appears', argument: null, times: null });
    await dropFiles(page, [file]);
    await packageIsOpen(page);
    await expect(fold(page)).toContainText('3 h 20 min for the build to appear, 3 h 21 min until');
    await pressPublish(page);
    const current = page.locator('[aria-current="step"]');
    await expect(current).toContainText(
      /of at most 200 min, counted from the end of the upload at \d\d:\d\d/,
      { timeout: 60_000 },
    );
    await keepScreen(page, `${theme}-limit-running`);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
}
