import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn, turnOn } from './support/publishing';
import { tabTo } from './support/tab-to';

const tide = 'com.northwind.tide';

async function openTab(page: Page, app: string): Promise<void> {
  await practiceIsRunning(page);
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Apps' })
    .click();
  await page.getByRole('grid', { name: 'Apps' }).getByRole('row', { name: app }).first().click();
  await page.getByRole('tab', { name: 'Test Information' }).click();
  await expect(page.getByRole('textbox', { name: 'Beta App Description' })).toBeVisible();
}

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

async function stored(page: Page, bundleId: string) {
  const [account] = await get(page, 'accounts:list', {});
  return get(page, 'test-information:read', { accountId: account?.id ?? '', bundleId });
}

test('everything that is missing is listed at once, filled in by the keyboard, and saved', async ({
  app,
  page,
}) => {
  await openTab(page, 'Tide Table');
  await expect(page.getByText('4 fields are required for external testing')).toBeVisible();
  expect(await faultsInBothThemes(page, 'test-information-missing')).toEqual([]);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 780));
  await keepScreen(page, 'narrow-test-information-missing');
  await window.evaluate((opened) => opened.setSize(1200, 800));

  await page.getByRole('button', { name: /Beta app description in/i }).focus();
  await page.keyboard.press('Enter');
  await expect(field(page, 'Beta App Description')).toBeFocused();
  await page.keyboard.type('Tides < 2 m');
  await expect(page.getByText(/doesn’t accept “<”/)).toBeVisible();
  await page.getByRole('button', { name: 'Fix characters' }).click();
  await expect(field(page, 'Beta App Description')).toHaveValue('Tides ‹ 2 m');
  await field(page, 'Feedback Email').fill('beta@example.com');
  await field(page, 'Privacy Policy URL').fill('example.com/privacy');
  await page.getByRole('button', { name: 'Use “https://example.com/privacy”' }).click();
  await field(page, 'Phone Number').fill('+1 415 555');
  await expect(page.getByText('The number has too few digits for its country.')).toBeVisible();
  await expect(page.getByText(/until these fields are filled in: contact email/)).toBeVisible();
  expect(await faultsInBothThemes(page, 'test-information-wrong')).toEqual([]);
  await field(page, 'Phone Number').fill('0014155550100');
  await page.getByRole('button', { name: 'Use “+1 415 555 0100”' }).click();
  await field(page, 'Email').fill('desk@example.com');
  await expect(
    page.getByText('Everything that external testing requires is filled in.'),
  ).toBeVisible();
  await tabTo(page, /^Save$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved and verified in App Store Connect.').first()).toBeVisible();
  expect((await stored(page, tide)).contact).toMatchObject({
    contactPhone: '+1 415 555 0100',
    contactEmail: 'desk@example.com',
  });
  await keepScreen(page, 'light-test-information-saved');
});

test('what Apple refuses is shown at its field in its own words, and nothing of it is kept', async ({
  page,
}) => {
  await openTab(page, 'Orbit Notes');
  await field(page, 'Phone Number').fill('+1 415 555');
  await field(page, 'Marketing URL').fill('https://example.com');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const problem = page.getByText(/App Store Connect: .*phone number is invalid/);
  await expect(problem).toBeVisible();
  await expect(page.getByText(/contact: App Store Connect refused the change/i)).toBeVisible();
  expect(await faultsInBothThemes(page, 'test-information-refused')).toEqual([]);
  await page.getByRole('button', { name: 'Phone Number' }).click();
  await expect(field(page, 'Phone Number')).toBeFocused();
  await keepScreen(page, 'light-test-information-refused-field');
  const now = await stored(page, 'com.northwind.orbit');
  expect(now.contact?.contactPhone).toBe('+1 408 555 0100');
  expect(now.languages[0]?.marketingUrl).toBe('https://example.com');
  await field(page, 'Phone Number').fill('+1 415 555 01');
  await expect(problem).toBeHidden();
});

test('what someone else changed meanwhile is shown with mine, and replaced only when I choose', async ({
  page,
}) => {
  await openTab(page, 'Orbit Notes');
  await field(page, 'Beta App Description').fill('Mine.');
  const [account] = await get(page, 'accounts:list', {});
  await get(page, 'test-information:save', {
    accountId: account?.id ?? '',
    bundleId: 'com.northwind.orbit',
    changes: [
      {
        at: { of: 'language', locale: 'en-US', field: 'description' },
        base: 'Notes that stay in orbit.',
        value: 'Theirs.',
      },
    ],
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = page.getByRole('group', { name: /Someone else changed this field/ });
  await expect(conflict).toContainText('Notes that stay in orbit.');
  await expect(conflict).toContainText('Theirs.');
  expect(await faultsInBothThemes(page, 'test-information-conflict')).toEqual([]);
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await expect(conflict).toBeHidden();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved and verified in App Store Connect.').first()).toBeVisible();
  expect((await stored(page, 'com.northwind.orbit')).languages[0]?.description).toBe('Mine.');
});

test('a plan that lacks test information opens the form, and is checked again once that is saved', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside, { bundleId: tide, name: 'Tide Table' })]);
  await packageIsOpen(page, 'Tide Table 1.4.0 (42)');
  await turnOn(page, 'switch', 'Submit for beta review');
  const finding = page.locator('.finding', { hasText: 'Test information' });
  await finding.getByRole('button', { name: 'Edit Test Information' }).click();
  const sheet = page.getByRole('dialog', { name: 'Test Information' });
  await sheet.getByLabel('Beta App Description', { exact: true }).fill('High and low water.');
  await sheet.getByLabel('Feedback Email', { exact: true }).fill('beta@example.com');
  await sheet.getByLabel('Phone Number', { exact: true }).fill('+1 415 555 0100');
  await sheet.getByLabel('Email', { exact: true }).fill('desk@example.com');
  expect(await faultsInBothThemes(page, 'test-information-sheet')).toEqual([]);
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet.getByText('Saved and verified in App Store Connect.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(finding).toBeHidden();
});

test('what was typed survives a kill, and the password is in no file', async ({ launch, home }) => {
  const first = await launch();
  await openTab(first.page, 'Orbit Notes');
  await first.page.getByRole('switch', { name: 'Sign-in required' }).press('Space');
  await field(first.page, 'User Name').fill('demo');
  const password = field(first.page, 'Password');
  await password.fill(secret);
  await expect(password).toHaveAttribute('type', 'password');
  await first.page.getByRole('button', { name: 'Hold to show the password' }).focus();
  await first.page.keyboard.down('Space');
  await expect(password).toHaveAttribute('type', 'text');
  await first.page.keyboard.up('Space');
  await expect(password).toHaveAttribute('type', 'password');
  await expect(first.page.getByText('A new password isn’t kept until you save.')).toBeVisible();
  await keepScreen(first.page, 'light-test-information-demo-account');
  const [account] = await get(first.page, 'accounts:list', {});
  const of = { accountId: account?.id ?? '', bundleId: 'com.northwind.orbit' };
  await expect
    .poll(() => get(first.page, 'test-information:read-draft', of))
    .toMatchObject({ changes: [{ value: 'true' }, { value: 'demo' }] });
  const exited = once(first.process, 'exit');
  first.process.kill('SIGKILL');
  await exited;
  expect(filesWith(home, secret)).toEqual([]);

  const { page } = await launch();
  await openTab(page, 'Orbit Notes');
  await expect(field(page, 'User Name')).toHaveValue('demo');
  await expect(field(page, 'Password')).toHaveValue('');
  await expect(
    page.getByText(/until these fields are filled in: demo account password/).first(),
  ).toBeVisible();
});

const secret = 'open-sesame-7';

/** Files below a folder that contain a text. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text));
}
