import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

test('what a key’s role does not allow can’t be chosen, and names the role that it takes', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const [account] = await get(page, 'accounts:list', {});
  const accountId = account?.id ?? '';
  await get(page, 'accounts:state-role', { accountId, role: 'DEVELOPER' });
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);

  const needed = 'Needs the role App Manager';
  const review = page.getByRole('switch', { name: 'Submit for beta review' });
  await expect(review).toBeDisabled();
  await expect(review).toHaveAccessibleDescription(needed);
  const group = page.getByRole('checkbox', { name: 'Design' });
  await expect(group).toBeDisabled();
  await expect(page.getByRole('row', { name: /Design/ })).toContainText(needed);
  const note = page.getByRole('textbox', { name: 'What to Test, English (US)' });
  await expect(note).toBeDisabled();
  await expect(page.locator('#step-notes').getByText(needed)).toBeVisible();
  // The upload alone is allowed, and a group that gets every build needs no request.
  const publish = page.getByRole('button', { name: 'Rehearse', exact: true }).last();
  await expect(publish).not.toHaveAttribute('aria-disabled', 'true');

  await page.locator('#step-notes').scrollIntoViewIfNeeded();
  expect(await faultsInBothThemes(page, 'limited-key')).toEqual([]);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 780));
  await page.locator('#step-groups').scrollIntoViewIfNeeded();
  await keepScreen(page, 'narrow-limited-key');

  await get(page, 'accounts:state-role', { accountId, role: 'APP_MANAGER' });
  await expect(review).toBeEnabled();
  await expect(group).toBeEnabled();
  await expect(note).toBeEnabled();
});

test('what was chosen before the role was known can be taken back, and blocks the plan until then', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const [account] = await get(page, 'accounts:list', {});
  const accountId = account?.id ?? '';
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  const group = page.getByRole('checkbox', { name: 'Design' });
  await page.locator('label', { hasText: /^Design$/ }).click();
  await expect(group).toBeChecked();

  await get(page, 'accounts:state-role', { accountId, role: 'DEVELOPER' });
  const finding = page.locator('.finding', { hasText: 'The key can’t assign builds to groups' });
  await expect(finding).toBeVisible();
  const publish = page.getByRole('button', { name: 'Rehearse', exact: true }).last();
  await expect(publish).toHaveAttribute('aria-disabled', 'true');
  await finding.scrollIntoViewIfNeeded();
  await keepScreen(page, 'light-limited-key-blocks');

  // The role may have been stated wrongly: it is corrected where it blocks.
  await finding.getByRole('button', { name: 'Change role…' }).press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Role of Rehearsal team' });
  await expect(sheet.getByText('This key can’t edit What to Test')).toBeVisible();
  expect(await faultsInBothThemes(page, 'key-role')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(finding.getByRole('button', { name: 'Change role…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await sheet.getByRole('button', { name: /Role of the key/ }).press('Enter');
  await page.getByRole('option', { name: 'App Manager' }).press('Enter');
  await sheet.getByRole('button', { name: 'Save role' }).press('Enter');
  await expect(finding).toBeHidden();
  await expect(page.getByRole('status')).toHaveText('Rehearsal team has the role App Manager.');

  await get(page, 'accounts:state-role', { accountId, role: 'DEVELOPER' });
  await expect(finding).toBeVisible();
  await group.focus();
  await page.keyboard.press('Space');
  await expect(finding).toBeHidden();
  await expect(publish).not.toHaveAttribute('aria-disabled', 'true');
});
