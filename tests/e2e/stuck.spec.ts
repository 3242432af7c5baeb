import { openEveryRun, runRows } from './support/activity';
import { faultsInBothThemes } from './support/both-themes';
import { expect, test } from './support/fixture';
import { appeared, keepRun } from './support/kept-runs';

test('a build processing for a day shows what to do and offers a report for Apple', async ({
  launch,
  home,
}) => {
  await keepRun(home, {
    buildNumber: '42',
    minutesAgo: 26 * 60,
    events: [
      ...appeared,
      [241, { type: 'step-started', step: 'process', sentence: '' }],
      [61 + 7200, { type: 'run-stopped-waiting', limit: 'processing' }],
    ],
  });
  const { app, page } = await launch();
  await openEveryRun(page);
  await runRows(page).first().click();
  const screen = page.locator('.screen');
  await expect(screen).toContainText('Apple has been processing this build for 25 h');
  await expect(screen).toContainText('Nothing has to be uploaded again.');
  await expect(screen).toContainText('contact Apple and include the report');
  expect(await faultsInBothThemes(page, 'stuck')).toEqual([]);

  await screen.getByRole('button', { name: 'Prepare report for Apple…' }).focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Report for Apple' });
  const report = sheet.getByRole('textbox', { name: 'Report' });
  await expect(report).toHaveValue(/Upload ID: upload-1/);
  await expect(report).toHaveValue(/1\.4\.0 \(42\)/);
  expect(await faultsInBothThemes(page, 'stuck-report')).toEqual([]);
  await sheet.getByRole('button', { name: 'Copy report' }).click();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toBe(await report.inputValue());
  expect(copied).not.toContain('Offline search');
  expect(copied).not.toContain('/builds/');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(screen.getByRole('button', { name: 'Prepare report for Apple…' })).toBeFocused();
});
