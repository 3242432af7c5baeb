import type { Locator } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { watchPolicy } from './support/policy';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  turnOn,
  writeNote,
} from './support/publishing';

test('every screen is accessible and violates no content policy', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(240_000);
  const violations = await watchPolicy(page);
  await practiceIsRunning(page);
  const faults: Record<string, string[]> = {};
  const look = async (name: string): Promise<void> => {
    const found = await faultsInBothThemes(page, `screen-${name}`);
    if (found.length > 0) faults[name] = found;
  };
  const open = (name: string | RegExp) =>
    page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name }).click();

  await look('empty');
  await dropFiles(page, ['/nonexistent/Gone.ipa']);
  await expect(page.getByRole('alert')).toBeVisible();
  await look('bad-drop');
  for (const name of ['Activity', 'Apps', 'Accounts', 'Practice', 'Settings']) {
    await open(name);
    await look(`${name.toLowerCase()}-empty`);
  }
  await open('Accounts');
  await page.getByRole('button', { name: 'Add key' }).click();
  await look('add-key');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('shortcuts');
  await page.keyboard.press('Escape');

  await open('Publish');
  await dropFiles(page, [await sampleIn(outside, { usesNonExemptEncryption: null }, 'Open.ipa')]);
  await packageIsOpen(page);
  await look('compliance-open');
  await dropFiles(page, [
    await sampleIn(outside, { defects: ['ad-hoc', 'profile-expires-soon'] }, 'Faults.ipa'),
  ]);
  await expect(page.getByRole('list', { name: 'Findings' })).toBeVisible();
  await look('findings');
  await dropFiles(page, [await sampleIn(outside)]);
  // The package before has the same name and build number, and findings.
  await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  await packageIsOpen(page);
  await writeNote(page, 'English (US)', 'Offline search is here.');
  await writeNote(page, 'German', 'Zu viel '.repeat(600));
  await look('note-too-long');
  await writeNote(page, 'German', 'Die Suche geht offline. <3');
  await turnOn(page, 'checkbox', 'Beta circle');
  await look('publish-without-review');
  await writeNote(page, 'German', 'Die Suche geht offline.');
  await turnOn(page, 'switch', 'Submit for beta review');
  await look('publish');
  await answerQuestions(app, 0);
  await pressPublish(page);
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await look('run');
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });
  await look('receipt');
  await page.getByRole('button', { name: 'Details' }).click();
  await look('run-details');
  for (const name of [/^Activity/, 'Apps']) {
    await open(name);
    await look(`${String(name).replace(/\W/g, '').toLowerCase()}`);
  }

  expect(faults).toEqual({});
  expect(await violations()).toEqual([]);
  // The check does report a violation when there is one.
  await page.evaluate(() => fetch('https://evil.test/').catch(() => {}));
  await expect.poll(violations).toHaveLength(1);
});

test('the window works at its smallest and at twice the size', async ({ app, page, outside }) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await writeNote(page, 'English (US)', 'Offline search is here.');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const window = await app.browserWindow(page);
  const sideways = () =>
    page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.screen-scroll')]
        .filter((element) => element.scrollWidth > element.clientWidth)
        .map((element) => `${element.className}: ${element.scrollWidth} of ${element.clientWidth}`),
    );

  await window.evaluate((opened) => opened.setSize(720, 480));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(720);
  await expect.poll(sideways).toEqual([]);
  await keepScreen(page, 'light-small');
  const middleOf = async (place: Locator) => {
    const box = await place.boundingBox();
    return box === null ? Number.NaN : box.y + box.height / 2;
  };
  const remove = await middleOf(page.getByRole('button', { name: 'Remove English (US)' }));
  expect(Math.abs(remove - (await middleOf(page.getByText('23 of 4,000'))))).toBeLessThan(8);
  await expect(page.getByRole('button', { name: 'Rehearse', exact: true }).last()).toBeInViewport();

  await window.evaluate((opened) => opened.webContents.setZoomFactor(2));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(360);
  await expect.poll(sideways).toEqual([]);
  await keepScreen(page, 'light-small-twice');
});
