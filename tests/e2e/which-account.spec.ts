import type { Page } from '@playwright/test';
import { say } from '#shared/words/say';
import { accessibilityFaults } from './support/accessibility';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { addLiveAccount, addLiveKey } from './support/live-account';
import { startLiveTeams } from './support/live-teams';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

test('once there is a live key, a package is not prepared for practice automatically', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const file = await sampleIn(outside);
  await dropFiles(page, [file]);
  await packageIsOpen(page);
  const rehearse = page.getByRole('button', { name: 'Rehearse', exact: true });
  await expect(rehearse).toBeVisible();
  await keepScreen(page, 'light-rehearse-button');
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepScreen(page, 'dark-rehearse-button');
  await page.emulateMedia({ colorScheme: 'light' });

  // The open package stays open, and no longer goes to practice.
  const accountId = await addLiveAccount(app, page, { name: 'Northwind', folder: outside });
  await expect(
    page.getByText(/^Packages are now published with Northwind\./).first(),
  ).toBeVisible();
  await keepScreen(page, 'light-live-by-default');
  await expect(page.getByRole('button', { name: /^Account in use: Northwind/ })).toBeVisible();
  await page.getByRole('button', { name: 'Publish', exact: true }).first().click();
  const which = page.getByRole('button', { name: /Publish with$/ });
  await expect(which).toContainText('Northwind');
  await expect(rehearse).toBeHidden();
  await dropFiles(page, [file]);
  await expect(which).toContainText('Northwind');
  const publish = page.getByRole('button', { name: 'Publish', exact: true }).last();
  await expect(publish).toHaveAttribute('aria-disabled', 'true');
  // Apple cannot be reached here.
  await expect(page.getByRole('alert')).toContainText(say('error.network-name-unknown.title'), {
    timeout: 120_000,
  });

  await which.click();
  await page.getByRole('option', { name: 'Rehearsal team' }).click();
  await packageIsOpen(page);
  await expect(rehearse).toBeEnabled();
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 780));
  await keepScreen(page, 'narrow-rehearse-button');
  expect(accountId).not.toBe('');
  expect(await get(page, 'runs:list', {})).toEqual([]);
});

test('the account that has exactly this app is found among several, and the person chooses where it is not clear', async ({
  launch,
  outside,
}) => {
  test.setTimeout(300_000);
  const teams = await startLiveTeams();
  try {
    const { app, page } = await launch({ args: teams.args });
    await teams.makeTrusted(app);
    await practiceIsRunning(page);
    const orbit = 'com.northwind.orbit';
    teams.answers = {
      LIVE00000A: { apps: [`${orbit}.beta`] },
      LIVE00000B: { apps: [orbit] },
      LIVE00000C: { apps: [`x.${orbit}`] },
    };
    for (const [place, name] of [
      'Northwind',
      'Southwind',
      'A team with quite a long name',
    ].entries())
      await addLiveKey(page, { name, place });
    const file = await sampleIn(outside);
    const which = page.getByRole('button', { name: /Publish with$/ });
    const chip = page.locator('.package-head .chip');
    teams.asked.length = 0;
    await dropFiles(page, [file]);
    await expect(which).toContainText('Southwind');
    await expect(page.getByText('Has this app.', { exact: true })).toBeVisible();
    await expect(chip).toHaveText(/^(Ready|\d)/);
    expect([...teams.asked].sort()).toEqual([
      'LIVE00000A',
      'LIVE00000B',
      // The plan reads the app itself.
      'LIVE00000B',
      'LIVE00000C',
    ]);
    await keepInBothThemes(page, 'account-found');

    // A wrong account chosen by hand is refused, and the right one is one press away.
    await which.click();
    await page.getByRole('option', { name: 'Northwind' }).click();
    const wrong = page.getByRole('alert');
    await expect(wrong).toContainText('Northwind doesn’t have this app');
    await expect(wrong).toContainText('Southwind has com.northwind.orbit.');
    await keepInBothThemes(page, 'account-wrong');
    expect(await accessibilityFaults(page)).toEqual([]);
    await wrong.getByRole('button', { name: 'Publish with Southwind' }).focus();
    await page.keyboard.press('Enter');
    await expect(chip).toHaveText(/^(Ready|\d)/);
    await expect(wrong).toBeHidden();
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);

    // Another app: first nobody answers, then nobody has it, then two have it.
    const other = await sampleIn(outside, { bundleId: 'com.northwind.other' }, 'Other.ipa');
    const answers = page.getByRole('list', { name: 'Accounts that were checked' });
    const status = page.locator('.account-answers-said');
    teams.answers = { LIVE00000A: 'held', LIVE00000B: { apps: [] }, LIVE00000C: 'held' };
    await dropFiles(page, [other]);
    await expect(answers.getByRole('listitem')).toHaveCount(3);
    await expect(status).toContainText('Checking 3 accounts for com.northwind.other');
    await expect(answers.getByRole('listitem').nth(1)).toContainText('Doesn’t have it');
    await keepInBothThemes(page, 'account-asking');

    teams.answers = {
      LIVE00000A: { status: 401 },
      LIVE00000B: { apps: [] },
      LIVE00000C: 'unreachable',
    };
    teams.release();
    await expect(status).toContainText('Slipway couldn’t tell whether 2 accounts have', {
      timeout: 60_000,
    });
    await expect(answers.getByRole('listitem').nth(0)).toContainText('Can’t be used');
    await expect(answers.getByRole('listitem').nth(2)).toContainText('Not reached');
    await keepInBothThemes(page, 'account-not-reached');
    expect(await accessibilityFaults(page)).toEqual([]);

    const again = page.getByRole('button', { name: 'Check again' });
    teams.answers = {
      LIVE00000A: { apps: [] },
      LIVE00000B: { apps: [] },
      LIVE00000C: { apps: [] },
    };
    await again.focus();
    await page.keyboard.press('Enter');
    await expect(status).toContainText('None of your accounts has com.northwind.other.');
    await expect(again).toBeFocused();
    await keepInBothThemes(page, 'account-none');
    const window = await app.browserWindow(page);
    await window.evaluate((opened) => opened.setSize(720, 780));
    await keepScreen(page, 'narrow-account-none');

    const both = { apps: ['com.northwind.other'] };
    teams.answers = { LIVE00000A: both, LIVE00000B: { apps: [] }, LIVE00000C: both };
    await page.keyboard.press('Enter');
    await expect(status).toContainText('2 accounts of different teams have com.northwind.other.');
    // No languages are known yet, and none was left out by a filter.
    await expect(page.getByText('No translation is left to review.')).toHaveCount(0);
    await keepScreen(page, 'narrow-account-two');
    await window.evaluate((opened) => opened.setSize(1180, 780));
    await keepInBothThemes(page, 'account-two');
    await page.getByRole('button', { name: 'Use Northwind' }).focus();
    await page.keyboard.press('Enter');
    await expect(which).toContainText('Northwind');
    await expect(answers).toBeHidden();
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
    expect(await get(page, 'runs:list', {})).toEqual([]);
  } finally {
    await teams.end();
  }
});

async function keepInBothThemes(page: Page, name: string): Promise<void> {
  await keepScreen(page, `light-${name}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepScreen(page, `dark-${name}`);
  await page.emulateMedia({ colorScheme: 'light' });
}
