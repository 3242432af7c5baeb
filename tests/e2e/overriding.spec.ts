import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Receipt } from '#shared/domain/receipt';
import { accessibilityFaults } from './support/accessibility';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';
import { tabTo } from './support/tab-to';

const why = 'The site is ours; Apple took the same last time';
const findings = (page: Page) => page.getByRole('list', { name: 'Findings' });
const publishButton = (page: Page) =>
  page.getByRole('button', { name: 'Rehearse', exact: true }).last();
const isDone = (page: Page) =>
  expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });

test('a failed check is overridden with a reason and the typed word, and run and receipt show it', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside, { defects: ['tracking-domains'] })]);
  await packageIsOpen(page);
  await expect(publishButton(page)).toHaveAttribute('aria-disabled', 'true');
  expect(await faultsInBothThemes(page, 'passing-1-blocked')).toEqual([]);

  const row = findings(page).getByRole('listitem').first();
  await row.getByRole('button', { name: 'Override…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Publish despite this failed check?' });
  const override = sheet.getByRole('button', { name: 'Override check' });
  await expect(sheet.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await sheet.getByRole('textbox', { name: /Type “publish”/ }).fill('publish');
  await expect(override).toHaveAttribute('aria-disabled', 'true');
  await expect(override).toHaveAccessibleDescription('Enter a reason.');
  await sheet.getByRole('textbox', { name: 'Reason' }).fill(why);
  await sheet.getByRole('textbox', { name: /Type “publish”/ }).fill('yes');
  await override.click({ force: true });
  await expect(override).toHaveAccessibleDescription('Type “publish”.');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(findings(page)).not.toContainText('Overridden');
  await row.getByRole('button', { name: 'Override…' }).click();
  await sheet.getByRole('textbox', { name: 'Reason' }).fill(why);
  expect(await faultsInBothThemes(page, 'passing-2-asked')).toEqual([]);
  await sheet.getByRole('textbox', { name: /Type “publish”/ }).fill('publish');
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();

  await expect(row).toContainText(`Overridden: ${why}`);
  await expect(row.getByRole('button', { name: 'Undo override' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Plan' })).toContainText('1 check overridden');
  expect(await faultsInBothThemes(page, 'passing-3-passed')).toEqual([]);

  await pressPublish(page);
  await isDone(page);
  const passed = page.getByRole('list', { name: 'Overridden checks' });
  await expect(passed).toContainText(why);
  expect(await faultsInBothThemes(page, 'passing-4-done')).toEqual([]);

  const [run] = await get(page, 'runs:list', {});
  const receipt = Receipt.parse(JSON.parse(readFileSync(run?.receipt ?? '', 'utf8')));
  expect(receipt.overrides).toMatchObject([
    {
      code: 'tracking-domains',
      reason: why,
      package: { sha256: receipt.package.sha256 },
      findings: [{ severity: 'blocker' }],
    },
  ]);
});

test('the Publish key publishes, and does not press the button that has the focus', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await answerQuestions(app, 0);
  const defects = ['document-types-incomplete'] as const;
  await dropFiles(page, [await sampleIn(outside, { defects })]);
  await packageIsOpen(page);
  await tabTo(page, 'Override…');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Looked at it');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo override' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Plan' })).toContainText('1 check overridden');
  await expect(page.getByRole('button', { name: 'Rehearse', exact: true }).last()).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await isDone(page);
  const [run] = await get(page, 'runs:list', {});
  expect(run?.plan.overrides).toMatchObject([{ reason: 'Looked at it' }]);
});

test('the next file starts without overrides, and an override can be removed', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const defects = ['document-types-incomplete'] as const;
  await dropFiles(page, [await sampleIn(outside, { defects })]);
  await packageIsOpen(page);
  // By keyboard only, and without the typed word: a warning needs only a reason.
  await tabTo(page, 'Override…');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Looked at it');
  await page.keyboard.press('Enter');
  await expect(findings(page)).toContainText('Overridden: Looked at it');
  await page.keyboard.press('Enter');
  await expect(findings(page)).not.toContainText('Overridden');

  await page.keyboard.press('Enter');
  await page.keyboard.type('Looked at it again');
  await page.keyboard.press('Enter');
  await expect(findings(page)).toContainText('Looked at it again');
  await dropFiles(page, [await sampleIn(outside, { defects, build: '43' })]);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (43)');
  await expect(findings(page).getByRole('button', { name: 'Override…' })).toBeVisible();
  await expect(findings(page)).not.toContainText('Overridden');
});

test('a blocker that can never be published has no override, and its command can be copied', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside, { version: '1.3.2', build: '41' })]);
  const used = findings(page)
    .getByRole('listitem')
    .filter({ hasText: 'is already in App Store Connect' });
  await expect(used).toBeVisible();
  await expect(used.getByRole('button', { name: 'Override…' })).toHaveCount(0);
  await expect(used.locator('code').first()).toHaveText('agvtool new-version -all 42');
  await used.getByRole('button', { name: 'Copy' }).click();
  await expect(used.getByRole('button', { name: 'Copied' })).toBeVisible();
});

test('a package shows what changed since the last one, in a line that expands', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside, { sizeMb: 1 })]);
  await packageIsOpen(page);
  await expect(page.getByText(/^Compared with /)).toHaveCount(0);
  await pressPublish(page);
  await isDone(page);
  await page.getByRole('button', { name: 'Publish another build' }).click();

  const next = { build: '43', minimumOs: '16.0', hasExtension: true, sizeMb: 2 };
  await dropFiles(page, [await sampleIn(outside, next, 'Next.ipa')]);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (43)');
  const line = page.getByRole('button', { name: /^Compared with 1\.4\.0 \(42\): / });
  await expect(line).toContainText(/minimum OS 15\.0 → 16\.0, \+1 extension,? and size /);
  await expect(line).toHaveAttribute('aria-expanded', 'false');
  await tabTo(page, /^Compared with /);
  await page.keyboard.press('Enter');
  await expect(line).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('.changes-list')).toContainText('+ com.northwind.orbit.');
  await page.getByRole('button', { name: /^\d+ notes?$/ }).click();
  await keepScreen(page, 'light-changes');
  expect(await accessibilityFaults(page)).toEqual([]);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 900));
  await keepScreen(page, 'light-changes-narrow');
  expect(await accessibilityFaults(page)).toEqual([]);
});
