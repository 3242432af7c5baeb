import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions, answerSaveDialog } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { practiceIsRunning, sampleIn } from './support/publishing';

const rows = (page: Page) => page.getByRole('list', { name: 'Apps' }).getByRole('listitem');

/** Packages of the first apps of a white-label team. */
async function packages(folder: string, count: number): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_, place) => place + 1);
  return Promise.all(
    numbers.map((number) =>
      sampleIn(
        folder,
        { bundleId: `com.northwind.harbor0${number}`, name: `Harbor Guide 0${number}` },
        `harbor-0${number}.ipa`,
      ),
    ),
  );
}

async function openBatch(page: Page, folder: string, count: number): Promise<string[]> {
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'white-label' });
  await practiceIsRunning(page);
  const paths = await packages(folder, count);
  await dropFiles(page, paths);
  await page.getByRole('button', { name: 'Publish as a batch…' }).click();
  await expect(rows(page)).toHaveCount(count);
  return paths;
}

test('five apps are published with one question, and a replaced file of one stops only that one', async ({
  app,
  page,
  outside,
}) => {
  const paths = await openBatch(page, outside, 5);
  await page.getByRole('textbox', { name: 'Groups' }).fill('QA, Beta circle');
  await page.getByRole('button', { name: 'Write notes…' }).click();
  await page.getByRole('button', { name: 'Add languages…' }).press('Enter');
  await page.keyboard.type('American English');
  await expect(page.getByRole('option', { name: 'English (US)' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'What to Test, English (US)' }).fill('Try {version}.');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Check all' }).click();
  await expect(page.getByRole('button', { name: 'Publish 5 apps…' })).toBeVisible();
  expect(await faultsInBothThemes(page, 'batch-checked')).toEqual([]);

  appendFileSync(paths[2] ?? '', 'replaced');
  const asked = await answerQuestions(app, 0);
  await page.getByRole('button', { name: 'Publish 5 apps…' }).click();
  await expect(page.getByText('4 of 5 published, 1 failed')).toBeVisible({ timeout: 120_000 });
  const [question] = await asked();
  expect(question?.message).toContain('Rehearse 5 apps');
  expect(question?.detail).toContain('Harbor Guide 01 1.4.0 (42)');
  await expect(rows(page).first()).toContainText('Failed');
  expect(await faultsInBothThemes(page, 'batch-ended')).toEqual([]);

  const csv = join(outside, 'results.csv');
  await answerSaveDialog(app, csv);
  await page.getByRole('button', { name: /^Actions for Batch of/ }).click();
  await page.getByRole('menuitem', { name: 'Export results…' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('results.csv');
  expect(readFileSync(csv, 'utf8').trim().split('\r\n')).toHaveLength(6);

  await page.setViewportSize({ width: 720, height: 640 });
  await keepScreen(page, 'light-batch-narrow');
});

test('a batch is put in order and reduced by keyboard, and is still there after a restart', async ({
  page,
  outside,
}) => {
  await openBatch(page, outside, 3);
  const menu = page.getByRole('button', { name: /^Actions for Harbor Guide 01/ });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Move down' }).press('Enter');
  await expect(rows(page).nth(1)).toContainText('Harbor Guide 01');
  await page.getByRole('button', { name: /^Actions for Harbor Guide 03/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Remove' }).press('Enter');
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Back to batches' }).click();
  await expect(page.getByRole('list', { name: 'Batches' }).getByRole('listitem')).toHaveCount(1);
  // Away from the button, whose tooltip is not part of the page.
  await page.mouse.move(600, 500);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  expect(await faultsInBothThemes(page, 'batches')).toEqual([]);
  await page.reload();
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Activity' })
    .click();
  await page.getByRole('list', { name: 'Batches' }).getByRole('button').first().click();
  await expect(rows(page)).toHaveCount(3);
});
