import type { ElectronApplication, Page } from '@playwright/test';
import { openAddKey } from './add-key';
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
  const form = await openAddKey(page);
  await form.getByRole('button', { name: 'Choose file…' }).click();
  await expect(form.getByLabel('Key ID')).toHaveValue('LIVE23456Z');
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Issuer ID').fill(issuerId);
  await form.getByRole('button', { name: 'Add and check key' }).click();
  await page.getByRole('button', { name: 'Done' }).click({ timeout: 60_000 });
  const account = (await get(page, 'accounts:list', {})).find((one) => one.name === name);
  return account?.id ?? '';
}

/** Adds a live key the way the sheet does, with the ID `LIVE00000A`, `LIVE00000B` and so on. */
export async function addLiveKey(
  page: Page,
  { name, place }: { name: string; place: number },
): Promise<void> {
  const keyId = `LIVE00000${'ABCDEFGHJK'[place]}`;
  const { ticket } = await get(page, 'accounts:paste-key', { text: freshKey() });
  const team = `${issuerId.slice(0, -1)}${place}`;
  await get(page, 'accounts:add', { ticket, name, keyId, issuerId: team });
}
