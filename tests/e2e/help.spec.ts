import type { Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { practiceIsRunning } from './support/publishing';

const pages = (page: Page) => page.getByRole('navigation', { name: 'Pages of the user guide' });
const search = (page: Page) =>
  page.getByRole('searchbox', { name: 'Search the guide and the error codes' });

test('Help opens with F1, is read and searched with the keyboard, and leads back', async ({
  launch,
}) => {
  const { page } = await launch();
  await practiceIsRunning(page);
  await page.getByRole('button', { name: 'Accounts', exact: true }).click();
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { level: 1, name: 'User Guide' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(/First publish/i);
  expect(await faultsInBothThemes(page, 'help')).toEqual([]);

  const entries = pages(page).getByRole('button');
  for (const entry of await entries.all()) {
    await entry.click();
    await expect(entry).toHaveAttribute('aria-current', 'page');
    const title = (await entry.textContent()) ?? '';
    await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
  }

  await page.keyboard.press('Control+f');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('package-truncated');
  const hit = page.getByRole('region', { name: 'Search results' }).getByRole('button');
  await expect(hit).toHaveCount(1);
  expect(await faultsInBothThemes(page, 'help-search')).toEqual([]);
  await hit.press('Enter');
  await expect(page.locator('#help-package-truncated')).toBeFocused();

  await page.getByRole('button', { name: 'Back to where you were' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
});

test('the code of an error leads to what the guide says of it', async ({ launch, home }) => {
  const { page } = await launch();
  await practiceIsRunning(page);
  await dropFiles(page, [home]);
  await page.getByRole('button', { name: 'package-is-folder' }).click();
  await expect(page.locator('#help-package-is-folder')).toBeFocused();
  await page.setViewportSize({ width: 720, height: 560 });
  await keepScreen(page, 'narrow-help-error');
});
