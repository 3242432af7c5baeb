import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Account } from '#shared/domain/account';
import { filesWithTrace, findTrace, tracesOf } from '../helpers/secret-search';
import { addKeyForm, openAddKey } from './support/add-key';
import { faultsInBothThemes, keepBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { freshKey, keyFile, wrongKeys } from './support/key-files';
import { addLiveAccount, takeNetworkAway } from './support/live-account';
import { practiceIsRunning } from './support/publishing';
import { recordSent } from './support/recorder';
import { tabTo } from './support/tab-to';
import { walkByTab } from './support/walk';

const issuerId = '57246542-96fe-1a63-e053-0824d011072a';

/** The person's own folder, where keys are looked for. */
async function homeIs(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(
    ({ app: inside }, [home, downloads]) => {
      inside.setPath('home', home);
      inside.setPath('downloads', downloads);
    },
    [folder, join(folder, 'Downloads')] as const,
  );
}

/** Puts text on the clipboard as another program would, and pastes it where the focus is. */
async function paste(app: ElectronApplication, page: Page, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+v');
  await app.evaluate(({ clipboard }) => clipboard.clear());
}

async function deleteAll(app: ElectronApplication, page: Page): Promise<void> {
  await answerQuestions(app, 0);
  for (const { id, environment } of await get(page, 'accounts:list', {}))
    if (environment === 'live') await get(page, 'accounts:delete', { accountId: id });
}

test('the first key is found on this computer and added by the keyboard alone', async ({
  app,
  page,
  outside,
}) => {
  mkdirSync(join(outside, 'Downloads'));
  mkdirSync(join(outside, '.private_keys'));
  const path = keyFile(join(outside, 'Downloads'), freshKey(), 'LIVE23456Z');
  const before = readFileSync(path, 'utf8');
  keyFile(join(outside, '.private_keys'), wrongKeys[2]?.[1]() ?? '', 'OTHER23456');
  await homeIs(app, outside);
  await takeNetworkAway(app);
  await practiceIsRunning(page);
  await page.keyboard.press('Control+4');
  const form = addKeyForm(page);
  await expect(form).toBeVisible();
  expect(await faultsInBothThemes(page, 'add-key-first')).toEqual([]);

  // What is missing is said at the fields once someone tries, and the first of them takes the focus.
  await form.getByRole('button', { name: 'Add and check key' }).focus();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('button', { name: 'Choose file…' })).toBeFocused();
  await expect(form.getByText('Enter the key ID.').first()).toBeVisible();
  expect(await faultsInBothThemes(page, 'add-key-missing')).toEqual([]);

  await tabTo(page, 'Find keys on this computer');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('radio', { name: 'AuthKey_LIVE23456Z.p8' })).toBeVisible();
  await expect(form.getByText('~/Downloads, saved')).toBeVisible();
  await expect(form.getByText('RSA key')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(form.getByLabel('Key ID')).toHaveValue('LIVE23456Z');
  await expect(form.getByText('from the file name')).toBeVisible();
  await tabTo(page, 'Issuer ID');
  await page.keyboard.type(issuerId);
  await tabTo(page, 'Name');
  await page.keyboard.type('Northwind');
  expect(await faultsInBothThemes(page, 'add-key-filled')).toEqual([]);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused({ timeout: 60_000 });
  await expect(page.getByText('Northwind added.').first()).toBeVisible();
  await expect(page.getByRole('dialog').getByText('Key file can be read')).toBeVisible();
  expect(await faultsInBothThemes(page, 'add-key-added')).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.locator(':focus')).toContainText('Northwind');
  expect(readFileSync(path, 'utf8')).toBe(before);
  await deleteAll(app, page);
});

test('the text of a key is pasted once, and is afterwards nowhere in the window', async ({
  app,
  page,
}) => {
  await practiceIsRunning(page);
  const sentSoFar = await recordSent(app);
  const form = await openAddKey(page);
  const pem = freshKey();
  await form.getByRole('button', { name: 'Paste' }).click();
  const field = form.getByLabel('Paste the text of the key');
  await expect(field).toBeFocused();
  await keepBothThemes(page, 'add-key-paste');
  await paste(app, page, pem);
  await expect(form).toContainText('Key text pasted');
  await expect(field).toBeHidden();

  // Anywhere else in the form, too: a key is never shown in another field.
  await form.getByLabel('Name').focus();
  await paste(app, page, pem.replaceAll('\n', '\\n'));
  await expect(form).toContainText('Read from a single line.');
  await expect(form.getByLabel('Name')).toHaveValue('');
  await paste(app, page, `Issuer ID\n${issuerId}\nKey ID: LIVE23456Z`);
  await expect(form.getByLabel('Issuer ID')).toHaveValue(issuerId);
  await expect(form.getByLabel('Key ID')).toHaveValue('LIVE23456Z');

  const traces = tracesOf(pem);
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  expect(findTrace(html, traces)).toBeNull();
  expect(findTrace(await sentSoFar(), traces)).toBeNull();
});

test('a sheet that was closed by mistake still has what was typed, and another key follows without leaving it', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await addLiveAccount(app, page, { name: 'Northwind', folder: outside });
  await expect(page.locator(':focus')).toContainText('Northwind');
  // The row takes the focus for some frames, because the closing sheet gives it back to its opener.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
  });
  const opener = page.getByRole('button', { name: 'Add key' });
  await opener.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Add key' });
  await expect(sheet.getByRole('button', { name: 'Choose file…' })).toBeFocused();
  await sheet.getByLabel('Name').fill('Tide Table');
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await opener.press('Enter');
  await expect(sheet.getByLabel('Name')).toHaveValue('Tide Table');

  await dropFiles(page, [
    keyFile(outside, freshKey(), 'TIDE23456Z'),
    keyFile(outside, freshKey(), 'MAIL23456Z'),
  ]);
  await expect(sheet.getByLabel('Key ID')).toHaveValue('TIDE23456Z');
  await expect(sheet.getByLabel('Issuer ID')).toHaveValue(issuerId);
  await expect(sheet.getByText('as for Northwind')).toBeVisible();
  await expect(sheet.getByText('1 more key file waits.')).toBeVisible();
  expect(await faultsInBothThemes(page, 'add-key-sheet')).toEqual([]);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 480));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(720);
  await keepBothThemes(page, 'add-key-sheet-720');
  expect((await walkByTab(page)).faults).toEqual([]);
  await window.evaluate((opened) => opened.setSize(1180, 780));

  await sheet.getByLabel('Issuer ID').fill('not an issuer');
  await sheet.getByRole('button', { name: 'Add and check key' }).click();
  await expect(sheet.getByText('The Issuer ID is not valid.')).toBeVisible();
  await expect(sheet.getByLabel('Issuer ID')).toBeFocused();
  await expect(sheet.getByLabel('Name')).toHaveValue('Tide Table');
  await keepBothThemes(page, 'add-key-error');
  await sheet.getByLabel('Issuer ID').fill(issuerId);
  await sheet.getByRole('button', { name: 'Add and check key' }).click();
  await sheet.getByRole('button', { name: 'Add next key (1 left)' }).click({ timeout: 60_000 });
  await expect(sheet.getByLabel('Key ID')).toHaveValue('MAIL23456Z');
  await expect(sheet.getByLabel('Name')).toHaveValue('Northwind 2');
  await sheet.getByRole('button', { name: 'Add and check key' }).click();
  await sheet.getByRole('button', { name: 'Back up key…' }).click({ timeout: 60_000 });
  const backup = page.getByRole('dialog', { name: 'Back up keys' });
  await expect(backup.getByRole('checkbox', { name: /Northwind 2/ })).toBeChecked();
  await expect(backup.getByRole('checkbox', { name: /Tide Table/ })).not.toBeChecked();
  await page.keyboard.press('Escape');
  await deleteAll(app, page);
});

/** Accounts as an earlier session left them. */
function keepAccounts(home: string, accounts: readonly Partial<Account>[]): void {
  mkdirSync(join(home, 'live'), { recursive: true });
  const rows = accounts.map((account, place) => ({
    id: `kept-${place}`,
    environment: 'live',
    keyId: `KEPT00000${place}`,
    check: { state: 'not-tested' },
    ...account,
  }));
  writeFileSync(join(home, 'live', 'accounts.json'), JSON.stringify(rows));
}

test('a new key of a team whose key was revoked replaces it, or becomes an account of its own', async ({
  home,
  launch,
  outside,
}) => {
  const check = { state: 'refused', at: '2026-11-20T10:00:00.000Z', code: 'key-revoked' } as const;
  keepAccounts(home, [
    { name: 'Tide Table', issuerId, check },
    { name: 'Northwind', issuerId: '4c1d8f20-93ab-4e57-8d06-b7a1f35e2c90' },
  ]);
  const { page } = await launch();
  await expect(page.getByRole('button', { name: /^Account in use/ })).toBeVisible();
  await dropFiles(page, [keyFile(outside, freshKey(), 'TIDE23456Z')]);
  const sheet = addKeyForm(page);
  await expect(sheet.getByText('as for Tide Table')).toBeVisible();
  await expect(sheet.getByLabel('Name')).toHaveValue('Tide Table');
  await expect(sheet.getByText('Replaces key KEPT000000 of “Tide Table”.')).toBeVisible();
  expect(await faultsInBothThemes(page, 'add-key-replaces')).toEqual([]);
  await sheet.getByRole('button', { name: 'Add as a new account' }).click();
  await expect(sheet.getByRole('button', { name: 'Add and check key' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Replace its key' }).click();
  await expect(sheet.getByRole('button', { name: 'Replace and check key' })).toBeVisible();

  await sheet.getByLabel('Issuer ID').fill('');
  await sheet.getByRole('button', { name: 'As for Northwind' }).click();
  await expect(sheet.getByText('as for Northwind')).toBeVisible();
  await sheet.getByText('Individual key', { exact: true }).click();
  await expect(sheet.getByLabel('Issuer ID')).toBeHidden();
  await sheet.getByRole('button', { name: 'Access you gave the key' }).click();
  await page.getByRole('option', { name: 'Developer' }).click();
  await expect(sheet.getByText('This key can’t edit What to Test')).toBeVisible();
  await sheet.getByRole('button', { name: /^Make a key/ }).click();
  await sheet.getByRole('button', { name: 'Who may do what' }).click();
  await expect(sheet.getByRole('columnheader', { name: 'App Manager' })).toBeVisible();
  expect(await faultsInBothThemes(page, 'add-key-roles')).toEqual([]);
});

test('without a keychain a key is kept for the session, and in no file', async ({
  home,
  launch,
  outside,
}) => {
  const environment = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };
  const { app, page } = await launch({ environment });
  await practiceIsRunning(page);
  await takeNetworkAway(app);
  const pem = freshKey();
  await dropFiles(page, [keyFile(outside, pem, 'TIDE23456Z')]);
  const form = addKeyForm(page);
  await form.getByLabel('Issuer ID').fill(issuerId);
  await form.getByLabel('Name').fill('Tide Table');
  await form.getByRole('button', { name: 'Add and check key' }).click();
  await expect(form.getByText('No keychain is available on this computer')).toBeVisible();
  expect(await faultsInBothThemes(page, 'add-key-no-keychain')).toEqual([]);
  await form.getByRole('button', { name: 'Keep for this session only' }).click();
  await expect(page.getByText('The key is kept in memory until you quit Slipway.')).toBeVisible({
    timeout: 60_000,
  });
  await keepBothThemes(page, 'add-key-session');
  expect(await filesWithTrace(home, tracesOf(pem))).toEqual([]);
});
