import { statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { filesWithTrace, findTrace, tracesOf } from '../helpers/secret-search';
import { openAddKey } from './support/add-key';
import { faultsInBothThemes, keepBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerOpenDialog, answerQuestions, answerSaveDialog } from './support/dialogs';
import { expect, keepScreen, test } from './support/fixture';
import { freshKey, keyFile } from './support/key-files';
import { chooseFromKeyMenu } from './support/key-menu';
import { addLiveAccount, takeNetworkAway } from './support/live-account';
import { practiceIsRunning } from './support/publishing';
import { recordSent } from './support/recorder';

const passphrase = 'vier zufällige Wörter hier';

async function showAccounts(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Accounts', exact: true }).click();
}

test('a key is backed up, deleted and restored, and its secrets stay in main', async ({
  app,
  page,
  home,
  outside,
}) => {
  const pem = freshKey();
  const traces = tracesOf(pem);
  const file = join(outside, 'Team keys.slipway-keys');
  await practiceIsRunning(page);
  const sentSoFar = await recordSent(app);
  const accountId = await addLiveAccount(app, page, { name: 'Northwind', folder: outside, pem });

  await test.step('back up by the keyboard', async () => {
    await page.getByRole('button', { name: 'Back up keys…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Back up keys' });
    await expect(sheet.getByLabel('Passphrase', { exact: true })).toBeFocused();
    await expect(sheet.getByRole('checkbox', { name: /Northwind/ })).toBeChecked();
    await page.keyboard.type(passphrase);
    await page.keyboard.press('Tab');
    await page.keyboard.type('vier andere');
    await expect(sheet).toContainText('This is not the same passphrase.');
    expect(await faultsInBothThemes(page, '8-back-up-keys')).toEqual([]);
    await sheet.getByLabel('Passphrase again').fill(passphrase);
    await answerSaveDialog(app, null);
    await page.keyboard.press('Enter');
    await expect(sheet.getByRole('button', { name: 'Save backup…' })).toBeEnabled();
    await answerSaveDialog(app, file);
    await page.keyboard.press('Enter');
    await expect(sheet).toBeHidden({ timeout: 30_000 });
    await expect(page.getByRole('status')).toContainText('1 key is in Team keys.slipway-keys.');
    await expect(page.getByRole('button', { name: 'Back up keys…' })).toBeFocused();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(findTrace(await readFile(file), traces)).toBeNull();
  });

  await test.step('restore after the account was deleted', async () => {
    await answerQuestions(app, 0);
    await get(page, 'accounts:delete', { accountId });
    await page.getByRole('button', { name: 'Restore keys…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Restore keys' });
    await answerOpenDialog(app, file);
    await sheet.getByRole('button', { name: 'Choose backup…' }).click();
    await expect(sheet).toContainText('Team keys.slipway-keys');
    await sheet.getByLabel('Passphrase').fill('vier falsche Wörter hier');
    await page.keyboard.press('Enter');
    await expect(sheet).toContainText('The passphrase is wrong', { timeout: 30_000 });
    expect(await faultsInBothThemes(page, '8-restore-wrong-passphrase')).toEqual([]);
    await sheet.getByLabel('Passphrase').fill(passphrase);
    await page.keyboard.press('Enter');
    await expect(sheet).toContainText('Will be added', { timeout: 30_000 });
    expect(await faultsInBothThemes(page, '8-restore-preview')).toEqual([]);
    await sheet.getByRole('button', { name: 'Add 1 key' }).click();
    await expect(sheet).toContainText('Added', { timeout: 60_000 });
    expect(await faultsInBothThemes(page, '8-restored')).toEqual([]);
    await sheet.getByRole('button', { name: 'Done' }).click();
    const [account] = await get(page, 'accounts:list', {});
    expect(account).toMatchObject({ name: 'Northwind', keyId: 'LIVE23456Z' });
    await expect(page.getByRole('button', { name: 'Restore keys…' })).toBeFocused();
  });

  expect(await filesWithTrace(home, [...traces, passphrase])).toEqual([]);
  const sent = await sentSoFar();
  expect(sent).toContain('Team keys.slipway-keys');
  expect(findTrace(sent, [...traces, passphrase])).toBeNull();
  const html = await page.evaluate(
    () => document.documentElement.outerHTML + JSON.stringify({ ...localStorage }),
  );
  expect(findTrace(html, [...traces, passphrase])).toBeNull();

  await test.step('a damaged backup', async () => {
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, -50));
    await page.getByRole('button', { name: 'Restore keys…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Restore keys' });
    await sheet.getByRole('button', { name: 'Choose backup…' }).click();
    await sheet.getByLabel('Passphrase').fill(passphrase);
    await page.keyboard.press('Enter');
    await expect(sheet).toContainText('The backup is incomplete');
    await page.setViewportSize({ width: 720, height: 600 });
    await keepBothThemes(page, '8-restore-cut-720');
  });
  for (const { id } of await get(page, 'accounts:list', {}))
    if (id !== 'practice') await get(page, 'accounts:delete', { accountId: id });
});

test.describe('without a keychain', () => {
  const bus = process.env.DBUS_SESSION_BUS_ADDRESS;
  test.beforeEach(() => {
    process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nonexistent/bus';
  });
  test.afterEach(() => {
    process.env.DBUS_SESSION_BUS_ADDRESS = bus ?? '';
  });

  test('without a keychain a key is kept for the session, and its account asks for it after a restart', async ({
    home,
    outside,
    launch,
  }) => {
    const pem = freshKey();
    const first = await launch();
    await practiceIsRunning(first.page);
    await takeNetworkAway(first.app);
    await answerOpenDialog(first.app, keyFile(outside, pem, 'LIVE23456Z'));
    const form = await openAddKey(first.page);
    await form.getByRole('button', { name: 'Choose file…' }).click();
    await form.getByLabel('Name').fill('Northwind');
    await form.getByLabel('Issuer ID').fill('57246542-96fe-1a63-e053-0824d011072a');
    await form.getByRole('button', { name: 'Add and check key' }).click();
    await expect(form).toContainText('No keychain is available on this computer');
    expect(await faultsInBothThemes(first.page, '8-no-keychain')).toEqual([]);
    await form.getByRole('button', { name: 'Keep for this session only' }).click();
    await first.page.getByRole('button', { name: 'Done' }).click({ timeout: 60_000 });
    await expect(first.page.getByText('This session only')).toBeVisible();
    await keepScreen(first.page, 'light-8-session-key');
    await chooseFromKeyMenu(first.page, 'Northwind', 'Save to keychain');
    await expect(first.page.getByRole('alert')).toContainText('No keychain is available');
    expect(await faultsInBothThemes(first.page, '8-not-saved-to-keychain')).toEqual([]);
    await test.step('a backup is restored for the session too', async () => {
      const { app, page } = first;
      const file = join(outside, 'Session.slipway-keys');
      await answerSaveDialog(app, file);
      await page.getByRole('button', { name: 'Back up keys…' }).click();
      const backUp = page.getByRole('dialog', { name: 'Back up keys' });
      await backUp.getByLabel('Passphrase', { exact: true }).fill(passphrase);
      await backUp.getByLabel('Passphrase again').fill(passphrase);
      await backUp.getByRole('button', { name: 'Save backup…' }).click();
      await expect(backUp).toBeHidden({ timeout: 30_000 });
      await answerQuestions(app, 0);
      const [account] = await get(page, 'accounts:list', {});
      await get(page, 'accounts:delete', { accountId: account?.id ?? '' });

      await answerOpenDialog(app, file);
      await page.getByRole('button', { name: 'Restore keys…' }).click();
      const sheet = page.getByRole('dialog', { name: 'Restore keys' });
      await sheet.getByRole('button', { name: 'Choose backup…' }).click();
      await sheet.getByLabel('Passphrase').fill(passphrase);
      await page.keyboard.press('Enter');
      await sheet.getByRole('button', { name: 'Add 1 key' }).click({ timeout: 30_000 });
      await expect(sheet).toContainText('Not added');
      expect(await faultsInBothThemes(page, '8-restore-no-keychain')).toEqual([]);
      await sheet.getByRole('button', { name: 'Keep for this session only' }).click();
      await expect(sheet).toContainText('Added', { timeout: 60_000 });
      await sheet.getByRole('button', { name: 'Done' }).click();
      await expect(page.getByText('This session only')).toBeVisible();
    });
    await first.app.close();
    expect(await filesWithTrace(home, tracesOf(pem))).toEqual([]);

    const second = await launch();
    await showAccounts(second.page);
    await expect(second.page.getByText('Key needed', { exact: true })).toBeVisible();
    expect(await faultsInBothThemes(second.page, '8-key-needed')).toEqual([]);
    await second.page.getByRole('button', { name: 'Add key again' }).click();
    const sheet = second.page.getByRole('dialog', { name: 'Replace the key of Northwind' });
    await expect(sheet).toBeVisible();
  });
});
