import type { Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

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

test('a button beside a subject opens its page, and leads back', async ({ app, page, outside }) => {
  test.setTimeout(240_000);
  await practiceIsRunning(page);
  const help = (topic: string) => page.getByRole('button', { name: `Help with ${topic}` });
  const title = page.getByRole('heading', { level: 2 }).first();
  const open = (name: string) =>
    page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name, exact: true })
      .click();
  /** Opens the page with the keyboard, and returns; the section has the focus if there is one. */
  const read = async (topic: string, pageTitle: string, section?: string): Promise<void> => {
    await help(topic).press('Enter');
    await expect(title).toHaveText(pageTitle);
    if (section !== undefined) await expect(page.locator(`#help-${section}`)).toBeFocused();
    await page.getByRole('button', { name: 'Back to where you were' }).click();
    await expect(help(topic)).toBeVisible();
  };

  await read('First steps', 'First publish');
  await open('Activity');
  await read('Activity', 'First publish', 'afterwards');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('batches');
  await page.keyboard.press('Enter');
  await read('Batches', 'Several at once', 'as-a-batch');
  await open('Practice');
  await read('Practice', 'Rehearse');
  await open('Accounts');
  await read('Accounts', 'Accounts and keys');
  await open('Settings');
  await read('Watch folder', 'The next builds', 'watch-a-folder');
  await read('Team messages', 'Your own services', 'team-messages');
  await read('Translator', 'Your own services', 'translator');
  await read('Updates', 'Privacy and security', 'updates');
  expect(await faultsInBothThemes(page, 'help-settings')).toEqual([]);

  await open('Publish');
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await read('Package details', 'First publish', 'drop-the-package');
  await read('Testers', 'Groups and review');
  await page.getByRole('button', { name: 'Open editor' }).click();
  await expect(help('What to Test')).toBeVisible();
  expect(await faultsInBothThemes(page, 'help-notes')).toEqual([]);
  await read('What to Test', 'Notes');

  await open('Apps');
  const apps = page.getByRole('grid', { name: 'Apps' });
  await apps.getByRole('row', { name: 'Orbit Notes' }).first().click();
  await read('TestFlight', 'Groups and review', 'builds-and-their-90-days');
  await page.getByRole('tab', { name: 'Test Information' }).click();
  await read('Test Information', 'Groups and review', 'beta-review');
  await page.getByRole('tab', { name: /^App Store/ }).click();
  expect(await faultsInBothThemes(page, 'help-app-store')).toEqual([]);
  await read('App Store', 'App Store');

  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 640));
  for (const name of ['Publish', 'Activity', 'Practice', 'Accounts', 'Settings', 'Apps']) {
    await open(name);
    await keepScreen(page, `narrow-help-on-${name.toLowerCase()}`);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(overflow, name).toBe(false);
  }
});
