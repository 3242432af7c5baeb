import type { Locator, Page } from '@playwright/test';
import { say } from '#shared/words/say';

/** Where a key is added: a sheet, or in place of the accounts as long as there is none. */
export function addKeyForm(page: Page): Locator {
  const name = { name: say('accounts.add-key') };
  return page.getByRole('dialog', name).or(page.getByRole('region', name));
}

/** Opens it on the Accounts screen. */
export async function openAddKey(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: say('window.accounts'), exact: true }).click();
  await page
    .getByRole('button', { name: say('plan.account.add-key') })
    .first()
    .click();
  return addKeyForm(page);
}
