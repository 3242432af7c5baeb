import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fiftyLines, knownUdid, udidOf } from '../engine/devices/device-file';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerOpenDialog, answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { practiceIsRunning } from './support/publishing';
import { tabTo } from './support/tab-to';

async function openDevices(page: Page): Promise<void> {
  await practiceIsRunning(page);
  await page.getByRole('button', { name: 'Accounts', exact: true }).click();
  await page.getByRole('button', { name: 'Test devices…' }).click();
  await expect(page.getByRole('heading', { name: 'Test devices' })).toBeVisible();
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

const setFault = (page: Page, name: string, argument: string | null = null) =>
  get(page, 'practice:set-fault', { name, argument, times: null });

test('a device is added, found, renamed, disabled and enabled again by undo', async ({ page }) => {
  await openDevices(page);
  await expect(row(page, 'Test phone 1')).toContainText(knownUdid);
  expect(await faultsInBothThemes(page, 'devices')).toEqual([]);

  await page.getByRole('button', { name: 'Add device' }).click();
  const sheet = page.getByRole('dialog', { name: 'Add device' });
  await sheet.getByLabel('Name').fill('Anna’s phone');
  await sheet.getByLabel('UDID').fill('4C4C4544-0042-3510-8051-B4C04F583132');
  await expect(sheet.getByRole('radio', { name: 'Mac', exact: true })).toBeChecked();
  await sheet.getByText('iPhone, iPad, Apple TV').click();
  await expect(sheet).toContainText('Simulators can’t be registered.');
  expect(await faultsInBothThemes(page, 'devices-add-wrong')).toEqual([]);
  await sheet.getByLabel('UDID').fill(udidOf(1).replace('-', '').toLowerCase());
  await sheet.getByRole('button', { name: 'Add device' }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('button', { name: 'Add device' })).toBeFocused();
  await expect(row(page, 'Anna’s phone')).toContainText(udidOf(1));

  await page.getByRole('searchbox', { name: 'Search devices' }).fill('anna');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Disable Anna’s phone' }).click();
  await expect(row(page, 'Anna’s phone')).toContainText('Disabled');
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'its place stays used',
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Anna’s phone')).toContainText('Enabled');
  await page.getByRole('button', { name: 'Rename Anna’s phone' }).click();
  await page.getByRole('dialog', { name: 'Rename Anna’s phone' }).getByLabel('Name').fill('Desk 4');
  await page.getByRole('button', { name: 'Rename device' }).click();
  await expect(page.getByText('No device matches “anna”.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect(row(page, 'Desk 4')).toBeVisible();
});

test('a dropped file shows every line, sends nothing before a yes, and can be imported again', async ({
  app,
  page,
  outside,
}) => {
  await openDevices(page);
  const file = join(outside, 'devices.txt');
  writeFileSync(file, Buffer.from(`\ufeff${fiftyLines()}`, 'utf16le'));
  const asked = await answerQuestions(app, 1);
  await dropFiles(page, [file]);
  const sheet = page.getByRole('dialog', { name: 'Import devices.txt' });
  await expect(sheet).toContainText(
    '45 new devices in 50 lines. 1 is already registered. 2 are repeated. 2 can’t be used.',
  );
  await expect(sheet.getByRole('row')).toHaveCount(51);
  await expect(sheet.getByRole('row').nth(23)).toContainText('This looks like an IMEI');
  expect(await faultsInBothThemes(page, 'devices-preview')).toEqual([]);
  await sheet.getByRole('button', { name: 'Register 45 devices' }).click();
  await expect(sheet).toContainText('Nothing was registered.');
  expect((await asked()).map(({ message }) => message)).toEqual(['Register 45 devices?']);

  await answerQuestions(app, 0);
  await sheet.getByRole('button', { name: 'Register 45 devices' }).click();
  await expect(sheet).toContainText(
    '45 devices were registered. 2 lines of the file can’t be used.',
  );
  await expect(sheet.getByRole('row').filter({ hasText: 'Repeated' })).toHaveCount(2);
  expect(await faultsInBothThemes(page, 'devices-imported')).toEqual([]);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('49 devices, 1 disabled')).toBeVisible();

  await answerOpenDialog(app, file);
  await page.getByRole('button', { name: 'Import file…' }).click();
  await expect(sheet).toContainText('No new device in 50 lines.');
});

test('a full year, a file without devices and no connection are explained, with what is safe', async ({
  page,
  outside,
}) => {
  await openDevices(page);
  await setFault(page, 'device-limit');
  await page.getByRole('button', { name: 'Add device' }).click();
  const sheet = page.getByRole('dialog', { name: 'Add device' });
  await sheet.getByLabel('Name').fill('One too many');
  await sheet.getByLabel('UDID').fill(udidOf(7));
  await sheet.getByRole('button', { name: 'Add device' }).click();
  await expect(sheet.getByRole('alert')).toContainText('No place is left for this kind of device');
  await expect(sheet.getByRole('alert')).toContainText('maximum number of registered iPhone');
  expect(await faultsInBothThemes(page, 'devices-no-place')).toEqual([]);
  await page.keyboard.press('Escape');

  const table = join(outside, 'devices.xlsx');
  writeFileSync(table, 'PK');
  await dropFiles(page, [table]);
  await expect(page.getByRole('alert')).toContainText('devices.xlsx is not a text file.');
  await setFault(page, 'forbidden', '/v1/devices');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('alert')).toContainText('The list below is from before.');
  await expect(page.getByRole('alert')).toContainText('needs App Manager or Admin');
  await expect(row(page, 'Test phone 1')).toBeVisible();
  expect(await faultsInBothThemes(page, 'devices-refused')).toEqual([]);
});

test('devices are registered and disabled by the keyboard alone, also in a small window', async ({
  app,
  page,
}) => {
  await openDevices(page);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 480));
  await tabTo(page, 'Add device');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Keyboard phone with a name that is as long as names get');
  await tabTo(page, /^UDID/);
  await page.keyboard.type(udidOf(8));
  await expect(page.getByText('The name is longer than 50 characters.').first()).toBeVisible();
  await keepScreen(page, 'light-devices-add-small');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Keyboard phone');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Add device' })).toBeFocused();
  await expect(row(page, 'Keyboard phone')).toBeVisible();
  await tabTo(page, 'Refresh');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Home');
  await page.keyboard.type('Key');
  await expect(row(page, 'Keyboard phone')).toBeFocused();
  const disable = page.getByRole('button', { name: 'Disable Keyboard phone' });
  await expect
    .poll(async () => {
      await page.keyboard.press('ArrowRight');
      return disable.evaluate((button) => button === document.activeElement);
    })
    .toBe(true);
  await page.keyboard.press('Enter');
  await expect(row(page, 'Keyboard phone')).toContainText('Disabled');
  await expect(page.getByRole('button', { name: 'Enable Keyboard phone' })).toBeFocused();
  await keepScreen(page, 'light-devices-small');
  const sideways = () =>
    page.evaluate(() => {
      const { scrollWidth = 0, clientWidth = 0 } = document.querySelector('.screen-scroll') ?? {};
      return scrollWidth - clientWidth;
    });
  await expect.poll(sideways).toBeLessThanOrEqual(0);
  await window.evaluate((opened) => opened.webContents.setZoomFactor(2));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(360);
  await expect.poll(sideways).toBeLessThanOrEqual(0);
  await keepScreen(page, 'light-devices-small-twice');
});
