import type { Locator, Page } from '@playwright/test';

/** The row of an account on the Accounts screen. */
export function keyRow(page: Page, name: string): Locator {
  return page.locator('.key-row').filter({ has: page.locator('.key-name', { hasText: name }) });
}

/** Chooses from the menu of an account's row, by the keyboard. */
export async function chooseFromKeyMenu(page: Page, name: string, item: string): Promise<void> {
  await keyRow(page, name).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: item }).press('Enter');
}
