import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addGroups, batchRows, openBatch, writeSharedNotes } from './support/batch';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions, answerSaveDialog } from './support/dialogs';
import { expect, keepScreen, test } from './support/fixture';
import { sampleIn } from './support/publishing';

test('five apps are published with one question, and a replaced file of one stops only that one', async ({
  app,
  page,
  outside,
}) => {
  const paths = await openBatch(page, outside, 5);
  await addGroups(page, ['QA', 'Beta circle']);
  await writeSharedNotes(page, 'Try {version}.');
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
  await expect(batchRows(page).first()).toContainText('Failed');
  expect(await faultsInBothThemes(page, 'batch-ended')).toEqual([]);

  const csv = join(outside, 'results.csv');
  await answerSaveDialog(app, csv);
  await page.getByRole('button', { name: /^Actions for Batch of/ }).click();
  await expect(page.getByRole('menuitem', { name: 'New batch from failed…' })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Export results…' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('results.csv');
  expect(readFileSync(csv, 'utf8').trim().split('\r\n')).toHaveLength(6);

  await page.setViewportSize({ width: 720, height: 640 });
  await keepScreen(page, 'light-batch-narrow');
});

test('apps that failed go into a new batch from the palette, which checks their files as they are and asks again', async ({
  app,
  page,
  outside,
}) => {
  const paths = await openBatch(page, outside, 2);
  // A new batch is checked at once: by now its button may have the other name.
  await page.getByRole('button', { name: /^Check (all|again)$/ }).click();
  await expect(page.getByRole('button', { name: 'Publish 2 apps…' })).toBeVisible();
  appendFileSync(paths[1] ?? '', 'replaced');
  const asked = await answerQuestions(app, 0);
  await page.getByRole('button', { name: 'Publish 2 apps…' }).click();
  await expect(page.getByText('1 of 2 published, 1 failed')).toBeVisible({ timeout: 120_000 });
  // The file is another one now: trying it again as it was confirmed would only fail again.
  await expect(page.getByRole('button', { name: 'Retry failed' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'New batch from failed…' })).toBeVisible();
  await sampleIn(
    outside,
    { bundleId: 'com.northwind.harbor02', name: 'Harbor Guide 02' },
    'harbor-02.ipa',
  );
  await page.keyboard.press('Control+k');
  await page.keyboard.type('New batch from failed');
  await expect(page.getByRole('option', { name: /New batch from failed…/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(/\(failed apps\)$/);
  await expect(batchRows(page)).toHaveText([/Harbor Guide 02/]);
  await page.getByRole('button', { name: 'Publish 1 app…' }).click();
  await expect(page.getByText('1 of 1 published')).toBeVisible({ timeout: 120_000 });
  const questions = await asked();
  expect(questions.map(({ message }) => message)).toEqual([
    expect.stringContaining('Rehearse 2 apps'),
    expect.stringContaining('Rehearse 1 app'),
  ]);
});

test('a higher build that is listed before a lower one is named, and a press puts both in order', async ({
  page,
  outside,
}) => {
  await openBatch(page, outside, 2, (number) => ({
    bundleId: 'com.northwind.harbor01',
    name: 'Harbor Guide 01',
    build: String(44 - number),
  }));
  await expect(batchRows(page).nth(1)).toContainText(
    'Harbor Guide 01 1.4.0 (43) is listed before Harbor Guide 01 1.4.0 (42).',
  );
  await keepScreen(page, 'light-batch-misplaced');
  await page.getByRole('button', { name: 'Put builds in order' }).press('Enter');
  await expect(batchRows(page)).toHaveText([/1\.4\.0 \(42\)/, /1\.4\.0 \(43\)/]);
  await expect(page.getByRole('button', { name: 'Publish 2 apps…' })).toBeVisible();
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
  await expect(batchRows(page).nth(1)).toContainText('Harbor Guide 01');
  await page.getByRole('button', { name: /^Actions for Harbor Guide 03/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Remove' }).press('Enter');
  await expect(batchRows(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(batchRows(page)).toHaveCount(3);
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
  await expect(batchRows(page)).toHaveCount(3);
});

test('an app differs from what is set for all, by keyboard, and its line says in what', async ({
  page,
  outside,
}) => {
  await openBatch(page, outside, 2);
  await addGroups(page, ['QA']);
  await expect(page.getByRole('list', { name: 'Groups' })).toContainText('In all apps');
  await page.getByRole('button', { name: /^Actions for Harbor Guide 02/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Settings for this app…' }).press('Enter');
  await page.getByRole('button', { name: 'Same as for all apps Emails to testers' }).press('Enter');
  await page.getByRole('option', { name: 'Nobody' }).press('Enter');
  await page.getByRole('button', { name: 'Save changes' }).press('Enter');
  await expect(batchRows(page).nth(1)).toContainText('For this app: Emails to testers');
  await expect(batchRows(page).nth(0)).not.toContainText('For this app');
  await expect(async () => {
    const [batch] = await get(page, 'batches:list', {});
    expect(batch?.shared.groups).toEqual([{ id: null, name: 'QA' }]);
    expect(batch?.items.map(({ changes }) => changes)).toEqual([{}, { notify: 'nobody' }]);
  }).toPass();
  expect(await faultsInBothThemes(page, 'batch-app-differs')).toEqual([]);
});
