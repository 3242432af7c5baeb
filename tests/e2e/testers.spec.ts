import type { ElectronApplication, Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  turnOn,
  writeNote,
} from './support/publishing';

async function setWidth(app: ElectronApplication, page: Page, width: number): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((opened, wide) => opened.setSize(wide, 900), width);
}

/** What the setting does, without a reload that would close what is open. */
async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((named) => {
    document.documentElement.dataset.theme = named;
  }, theme);
}

/** As it is, dark, and as narrow as the window gets. */
async function look(app: ElectronApplication, page: Page, name: string): Promise<void> {
  await keepScreen(page, `light-${name}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await setWidth(app, page, 720);
  await keepScreen(page, `light-${name}-narrow`);
  await setWidth(app, page, 1180);
  await setTheme(page, 'dark');
  await keepScreen(page, `dark-${name}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await setTheme(page, 'light');
}

test('testers are emailed once a person confirms it, and notes can be sent again afterwards', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(240_000);
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await writeNote(page, 'English (US)', 'Try the search.');
  await turnOn(page, 'checkbox', 'Design');
  await page.getByRole('button', { name: /Emails to testers/ }).click();
  await page.getByRole('option', { name: 'At a set time' }).click();
  await expect(page.getByLabel('Email testers at')).toBeVisible();
  await look(app, page, 'emails-plan');
  await page.getByRole('button', { name: /Emails to testers/ }).click();
  await page.getByRole('option', { name: 'After I confirm' }).click();
  await expect(page.getByText('Testers are emailed after you confirm.')).toBeVisible();

  const asked = await answerQuestions(app, 0);
  await pressPublish(page);
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await get(page, 'practice:advance-clock', { minutes: 600 });
  const emailTesters = page.getByRole('button', { name: 'Email testers' });
  await expect(emailTesters).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('No one is emailed until you confirm.')).toBeVisible();
  await look(app, page, 'ready-to-notify');
  await emailTesters.click();
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 60_000,
  });
  // The group is internal: the system asks nothing.
  expect(await asked()).toEqual([]);

  await page.getByRole('button', { name: 'Edit notes' }).click();
  const note = page.getByRole('textbox', { name: /English \(US\)/ });
  await expect(note).toHaveValue('Try the search.');
  await note.fill('Try the search without a network.');
  await look(app, page, 'edit-notes');
  await page.getByRole('button', { name: 'Send English (US)', exact: true }).click();
  await expect
    .poll(async () => {
      const [run] = await get(page, 'runs:list', {});
      return [run?.status.state, run?.plan.notes[0]?.text, run?.notes[0]?.state];
    })
    .toEqual(['done', 'Try the search without a network.', 'read-back']);
});

test('a yes on export compliance explains what Apple asks and shows the declaration', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside, { usesNonExemptEncryption: null })]);
  await packageIsOpen(page);
  await page.locator('label', { hasText: /^Yes$/ }).click();
  await expect(
    page.getByText('App Store Connect asks for an export compliance declaration'),
  ).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Notes are encrypted/ })).toBeChecked();
  await look(app, page, 'declaration');
});

test('a review that continues after its run is read again when the run is opened', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await get(page, 'practice:set-fault', { name: 'review-lasts', argument: '2880', times: 1 });
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await turnOn(page, 'checkbox', 'Beta circle');
  await turnOn(page, 'switch', 'Submit for beta review');
  await page.locator('label', { hasText: /^Wait for approval/ }).click();
  await answerQuestions(app, 0);
  await pressPublish(page);
  await expect(page).toHaveTitle(/^In beta review: /, { timeout: 90_000 });
  await expect(
    page.getByRole('heading', { name: 'Orbit Notes 1.4.0 (42) is in beta review' }),
  ).toBeVisible();

  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Publish' })
    .click();
  const recent = page.getByRole('grid', { name: 'Recent runs' }).getByRole('row').first();
  await expect(recent).toContainText('In beta review');
  await get(page, 'practice:advance-clock', { minutes: 5000 });
  await recent.click();
  await expect(
    page.getByRole('heading', { name: 'Testers have Orbit Notes 1.4.0 (42)' }),
  ).toBeVisible();
  await expect(page).toHaveTitle(/^Testers have it: /);
});
