import type { ElectronApplication, Page } from '@playwright/test';
import { get } from './bridge';
import { answerOpenDialog } from './dialogs';
import { expect } from './fixture';
import { freshKey, keyFile } from './key-files';

const issuerId = '57246542-96fe-1a63-e053-0824d011072a';

/** No host name resolves from now on, whatever network the tests run in. */
export async function takeNetworkAway(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const dns = process.getBuiltinModule('node:dns');
    type Answer = (error: Error) => void;
    const unknown = (...given: unknown[]): void => {
      const error = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
      (given.at(-1) as Answer)(error);
    };
    Object.assign(dns, { lookup: unknown });
  });
}

/** Adds a live account by hand, without a network; returns its id. */
export async function addLiveAccount(
  app: ElectronApplication,
  page: Page,
  { name, folder, pem = freshKey() }: { name: string; folder: string; pem?: string },
): Promise<string> {
  await takeNetworkAway(app);
  await answerOpenDialog(app, keyFile(folder, pem, 'LIVE23456Z'));
  await page.getByRole('button', { name: 'Accounts', exact: true }).click();
  await page.getByRole('button', { name: 'Add key' }).click();
  const sheet = page.getByRole('dialog', { name: 'Add key' });
  await sheet.getByRole('button', { name: 'Choose .p8…' }).click();
  await expect(sheet.getByLabel('Key ID')).toHaveValue('LIVE23456Z');
  await sheet.getByLabel('Name').fill(name);
  await sheet.getByLabel('Issuer ID').fill(issuerId);
  await sheet.getByRole('button', { name: 'Add key' }).click();
  await expect(sheet).toBeHidden({ timeout: 60_000 });
  const account = (await get(page, 'accounts:list', {})).find((one) => one.name === name);
  return account?.id ?? '';
}
