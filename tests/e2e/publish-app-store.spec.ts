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
} from './support/publishing';

async function setWidth(app: ElectronApplication, page: Page, width: number): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((opened, wide) => opened.setSize(wide, 900), width);
}

/** As it is, dark, and as narrow as the window gets. */
async function look(app: ElectronApplication, page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await keepScreen(page, `${theme}-${name}`);
    expect(await accessibilityFaults(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await setWidth(app, page, 720);
  await keepScreen(page, `narrow-${name}`);
  await setWidth(app, page, 1180);
}

test('a build goes to the App Store only if a person turns that on, and the question names it', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const file = await sampleIn(outside, { version: '1.5.0', build: '43' });
  await dropFiles(page, [file]);
  await packageIsOpen(page, 'Orbit Notes 1.5.0 (43)');

  const section = page.getByRole('region', { name: 'App Store' });
  const also = section.getByRole('switch', { name: 'Also submit to the App Store' });
  await expect(also).not.toBeChecked();
  await expect(section).toContainText('Stays in TestFlight');
  const plan = page.getByRole('region', { name: 'Plan' });
  await expect(plan).not.toContainText('App Review');

  await turnOn(page, 'switch', 'Also submit to the App Store');
  await expect(section).toContainText(
    'After processing, this build is attached to App Store version 1.5.0 and submitted for review. After approval, you release it.',
  );
  await expect(plan).toContainText('Submits the version for review.');
  await turnOn(page, 'switch', 'Phased release over 7 days');
  await turnOn(page, 'switch', 'Use What to Test as What’s New');
  await section.getByRole('button', { name: /Release after approval/ }).click();
  await page.getByRole('option', { name: 'Automatically, no earlier than' }).click();
  const date = section.getByLabel(/^Date and time/);
  await expect(section).toContainText(
    'After approval, it is released automatically, no earlier than',
  );
  await section.scrollIntoViewIfNeeded();
  await look(app, page, 'publish-app-store');

  await date.fill('2020-01-15T09:00');
  await expect(section).toContainText('This time has passed. Choose a later one.');
  const publish = page.getByRole('button', { name: 'Rehearse', exact: true }).last();
  await expect(publish).toHaveAttribute('aria-disabled', 'true');
  await section.scrollIntoViewIfNeeded();
  await keepScreen(page, 'light-publish-app-store-past');
  await date.fill('2099-01-15T09:30');
  await expect(section).toContainText('Releases can only be scheduled on the hour.');
  await date.fill('2099-01-15T09:00');
  await expect(publish).not.toHaveAttribute('aria-disabled', 'true');

  const asked = await answerQuestions(app, 1);
  await pressPublish(page);
  await expect.poll(async () => (await asked()).length).toBe(1);
  const [question] = await asked();
  expect(question?.detail).toContain('Submits the version for review.');
  expect(question?.detail).toMatch(/Release: Automatically, no earlier than .*2099/);
  expect(question?.detail).toContain('Phased release over 7 days: on');
  expect(await get(page, 'runs:list', {})).toEqual([]);
});

test('a preset takes the App Store choices over, without the date, and a plan begins with them', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const file = await sampleIn(outside, { version: '1.5.0', build: '43' });
  await dropFiles(page, [file]);
  await packageIsOpen(page, 'Orbit Notes 1.5.0 (43)');
  await turnOn(page, 'switch', 'Also submit to the App Store');
  await turnOn(page, 'switch', 'Phased release over 7 days');
  await turnOn(page, 'switch', 'Prepare without submitting');
  await page.getByRole('button', { name: 'Save as preset' }).click();
  await expect
    .poll(async () => (await get(page, 'presets:list', {})).presets[0]?.appStore)
    .toEqual({ release: 'manual', phasedRelease: true, whatsNewFromNotes: false, submit: false });

  await page.getByRole('button', { name: /^Preset “/ }).click();
  const sheet = page.getByRole('dialog');
  const part = sheet.getByRole('group', { name: 'App Store' });
  await expect(part.getByRole('switch', { name: 'Also submit to the App Store' })).toBeChecked();
  await expect(part.getByRole('switch', { name: 'Prepare without submitting' })).toBeChecked();
  await part.scrollIntoViewIfNeeded();
  await look(app, page, 'preset-app-store');
  await part.locator('label', { hasText: /^Prepare without submitting$/ }).click();
  await sheet.getByRole('button', { name: 'Save preset' }).click();
  await expect(sheet).toBeHidden();

  // The plan differs from the preset, and says how.
  await page.getByRole('button', { name: /^1 change/ }).click();
  await expect(page.getByRole('dialog')).toContainText(
    'App Store: prepare without submitting, manual release and phased release',
  );
});
