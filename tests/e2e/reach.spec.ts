import type { ElectronApplication, Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility';
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

/** Light and dark, as narrow as the window gets, and from right to left. */
async function look(app: ElectronApplication, page: Page, name: string): Promise<void> {
  const window = await app.browserWindow(page);
  const shown = page.locator(name.startsWith('reach') ? '.reach-line' : '#step-compliance');
  const keep = async (variant: string): Promise<void> => {
    await shown.scrollIntoViewIfNeeded();
    await keepScreen(page, `${name}-${variant}`);
  };
  const setTheme = (theme: string) =>
    page.evaluate((named) => {
      document.documentElement.dataset.theme = named;
    }, theme);
  await setTheme('light');
  await keep('light');
  expect(await accessibilityFaults(page)).toEqual([]);
  await setTheme('dark');
  await keep('dark');
  expect(await accessibilityFaults(page)).toEqual([]);
  await setTheme('light');
  await window.evaluate((opened) => opened.setSize(720, 780));
  await keep('narrow');
  await window.evaluate((opened) => opened.setSize(1180, 780));
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  await keep('rtl');
  await page.evaluate(() => {
    document.documentElement.dir = 'ltr';
  });
}

test('how many people get the build, and when, is shown before it is published and asked again by the system', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(180_000);
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  const line = page.locator('.reach-line');
  await expect(line).toHaveText(
    /^\d+ testers in 1 group\. QA gets it as soon as it’s processed\.$/,
  );
  await turnOn(page, 'checkbox', 'Design');
  await turnOn(page, 'checkbox', 'Beta circle');
  await expect(line).toHaveText(
    /^\d+ testers in 3 groups\. QA and Design get it as soon as it’s processed\. Beta circle gets it only after a beta review\.$/,
  );
  await turnOn(page, 'switch', 'Submit for beta review');
  await expect(line).toContainText('Beta circle gets it after beta review.');
  await look(app, page, 'reach');

  const people = /^(\d+) testers/.exec((await line.textContent()) ?? '')?.[1];
  const asked = await answerQuestions(app, 1);
  await pressPublish(page);
  await expect.poll(async () => (await asked()).length).toBe(1);
  const [question] = await asked();
  expect(question?.message).toContain('Orbit Notes 1.4.0 (42)');
  expect(question?.detail).toContain(`Total: ${people} testers in 3 groups.`);
});

test('export compliance is asked once for an app, and the answer can be changed or forgotten in place', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(180_000);
  await practiceIsRunning(page);
  const open = { defects: ['compliance-open' as const] };
  await dropFiles(page, [await sampleIn(outside, open)]);
  await packageIsOpen(page);
  const section = page.locator('#step-compliance');
  await look(app, page, 'compliance-question');
  await section.locator('label', { hasText: /^No$/ }).click();
  await expect(section.getByRole('radio', { name: 'No', exact: true })).toBeChecked();

  await dropFiles(page, [await sampleIn(outside, { ...open, build: '43' }, 'Next.ipa')]);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (43)');
  await expect(section).toContainText(/Your answer on .+: No, the app uses no non-exempt/);
  await look(app, page, 'compliance-remembered');
  await section.getByRole('button', { name: 'Change answer' }).press('Enter');
  await expect(section.getByRole('radio', { name: 'No', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(section.getByRole('radio', { name: 'Yes', exact: true })).toBeChecked();
  await expect(
    section.getByRole('radiogroup', { name: 'Declaration for this build' }),
  ).toBeVisible();
  await look(app, page, 'compliance-declarations');

  await dropFiles(page, [await sampleIn(outside, { ...open, build: '44' }, 'Third.ipa')]);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (44)');
  await expect(section).toContainText('Yes, the app uses non-exempt encryption');
  await section.getByRole('button', { name: 'Forget answer' }).click();
  await expect(section.getByRole('radio', { name: 'Yes', exact: true })).not.toBeChecked();
  await expect(section.getByRole('radio', { name: 'No', exact: true })).not.toBeChecked();
});
