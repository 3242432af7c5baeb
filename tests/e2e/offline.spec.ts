import type { Page } from '@playwright/test';
import { say } from '#shared/words/say';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { keyRow } from './support/key-menu';
import { addLiveAccount } from './support/live-account';
import {
  packageIsOpen,
  practiceIsRunning,
  sampleIn,
  turnOn,
  writeNote,
} from './support/publishing';

const chip = (page: Page) => page.locator('.package-head .chip');
const notes = (page: Page, language: string) =>
  page.getByRole('textbox', { name: `What to Test, ${language}` });

/** Every request about an app ends with a cut connection, until it is let through again. */
async function cutLine(page: Page, isCut: boolean): Promise<void> {
  if (!isCut) await get(page, 'practice:clear-faults', { fault: null });
  else
    await get(page, 'practice:set-fault', {
      name: 'lost-answer',
      argument: '/v1/apps',
      times: 1000,
    });
}

test('without a network the plan shows the last known state, stays editable, and is never Ready', async ({
  page,
  outside,
}) => {
  test.setTimeout(300_000);
  await practiceIsRunning(page);
  const file = await sampleIn(outside);
  await dropFiles(page, [file]);
  await packageIsOpen(page);
  await expect(chip(page)).toHaveText('Ready');
  await writeNote(page, 'German', 'Die Suche geht offline.');
  await turnOn(page, 'checkbox', 'Design');
  await expect(page.getByText('Saved')).toBeVisible();

  await cutLine(page, true);
  await dropFiles(page, [file]);
  const stale = page.getByRole('alert');
  await expect(stale).toContainText(
    /^App Store Connect can’t be reached\. Showing what it had at \d\d:\d\d\./,
    { timeout: 120_000 },
  );
  await expect(chip(page)).toHaveText('Not checked with App Store Connect');
  await expect(chip(page)).toHaveClass(/chip-look/);
  await expect(page.getByRole('checkbox', { name: 'Design' })).toBeChecked();
  await writeNote(page, 'German', 'Die Suche geht auch ohne Netz.');
  await turnOn(page, 'checkbox', 'Beta circle');
  // The languages are the last known ones, not only the written one.
  await expect(page.getByRole('listbox', { name: 'Languages' }).getByRole('option')).toHaveCount(4);
  await keepScreen(page, 'light-offline-last-seen');
  const publish = page.getByRole('button', { name: 'Rehearse', exact: true }).last();
  await expect(publish).toHaveAttribute('aria-disabled', 'true');

  await cutLine(page, false);
  const again = stale.getByRole('button', { name: 'Try again' });
  await again.focus();
  await page.keyboard.press('Enter');
  await expect(stale).toBeHidden({ timeout: 120_000 });
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
  await expect(notes(page, 'German')).toHaveValue('Die Suche geht auch ohne Netz.');
  await expect(page.getByRole('checkbox', { name: 'Beta circle' })).toBeChecked();
  await expect(chip(page)).not.toHaveText('Not checked with App Store Connect');
});

test('an app that was never read from App Store Connect shows the notes and groups of its draft', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(300_000);
  await practiceIsRunning(page);
  const accountId = await addLiveAccount(app, page, { name: 'Northwind', folder: outside });
  await get(page, 'accounts:use', { accountId });
  await get(page, 'drafts:save', {
    accountId,
    bundleId: 'com.northwind.orbit',
    version: '1.4.0',
    buildNumber: '42',
    draft: {
      notes: [{ locale: 'de-DE', text: 'Schon geschrieben.' }],
      groups: ['Friends of the orbit'],
      submitForBetaReview: true,
      usesNonExemptEncryption: null,
      limits: { findBuildMinutes: 15, processingMinutes: 120 },
    },
  });
  await page.reload();
  await expect(page.getByRole('button', { name: /^Account in use: Northwind/ })).toBeVisible();
  await dropFiles(page, [await sampleIn(outside)]);
  // At once, long before any timeout.
  await expect(notes(page, 'German')).toHaveValue('Schon geschrieben.');
  await expect(page.getByRole('checkbox', { name: 'Friends of the orbit' })).toBeChecked();
  await expect(page.getByRole('alert')).toContainText(say('error.network-name-unknown.title'), {
    timeout: 120_000,
  });
  await expect(chip(page)).toHaveText('Not checked with App Store Connect');
  await notes(page, 'German').fill('Noch einmal.');
  const group = page.locator('label', { hasText: 'Friends of the orbit' });
  await group.click();
  await expect(page.getByRole('checkbox', { name: 'Friends of the orbit' })).not.toBeChecked();
  await group.click();
  await expect(page.getByRole('checkbox', { name: 'Friends of the orbit' })).toBeChecked();
  await expect(page.getByRole('switch', { name: 'Submit for beta review' })).toBeChecked();
  await keepScreen(page, 'light-offline-draft');

  // A key that was never tested shows why, and keeps showing it.
  await page.getByRole('button', { name: 'Accounts', exact: true }).click();
  await expect(keyRow(page, 'Northwind')).toContainText('Not reached');
  await expect(page.getByRole('region', { name: 'Checks of Northwind' })).toContainText(
    say('error.network-name-unknown.title'),
  );
  await answerQuestions(app, 0);
  await get(page, 'accounts:delete', { accountId });
});
