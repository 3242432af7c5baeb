import type { Locator, Page } from '@playwright/test';

/** Every run in Activity, whichever tab it opened on. */
export async function openEveryRun(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: /^Activity/ })
    .click();
  await page.getByRole('tab', { name: /^All/ }).click();
}

/** The rows of Activity that are runs; its day headings are rows too. */
export function runRows(page: Page): Locator {
  return page.getByRole('grid', { name: 'Runs' }).locator('[role="row"][data-key]');
}
