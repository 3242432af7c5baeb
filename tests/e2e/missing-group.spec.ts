import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

test('a chosen group that is missing at App Store Connect is shown and blocks the plan', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const [account] = await get(page, 'accounts:list', {});
  await get(page, 'drafts:save', {
    accountId: account?.id ?? '',
    bundleId: 'com.northwind.orbit',
    version: '1.4.0',
    buildNumber: '42',
    draft: {
      notes: [],
      groups: ['Design', 'Friends of the orbit'],
      submitForBetaReview: false,
      usesNonExemptEncryption: null,
      limits: { findBuildMinutes: 15, processingMinutes: 120 },
    },
  });
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  const row = page.getByRole('row', { name: /Friends of the orbit/ });
  await expect(row).toContainText('Missing');
  await expect(page.locator('.finding', { hasText: 'Friends of the orbit' })).toBeVisible();
  const publish = page.getByRole('button', { name: 'Rehearse', exact: true }).last();
  await expect(publish).toHaveAttribute('aria-disabled', 'true');

  const window = await app.browserWindow(page);
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await row.scrollIntoViewIfNeeded();
    await keepScreen(page, `${theme}-missing-group`);
  }
  await window.evaluate((opened) => opened.setSize(720, 780));
  await row.scrollIntoViewIfNeeded();
  await keepScreen(page, 'narrow-missing-group');

  await page.locator('label', { hasText: 'Friends of the orbit' }).click();
  await expect(page.getByRole('checkbox', { name: 'Friends of the orbit' })).not.toBeChecked();
  await expect(publish).not.toHaveAttribute('aria-disabled', 'true');
});
