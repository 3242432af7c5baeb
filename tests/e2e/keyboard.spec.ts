import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { expect, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning } from './support/publishing';
import { tabTo } from './support/tab-to';

test('the sample is published with the keyboard only', async ({ app, page }) => {
  await practiceIsRunning(page);
  await tabTo(page, 'Try a sample app');
  await page.keyboard.press('Enter');
  await packageIsOpen(page);

  await tabTo(page, /^English \(US\)/);
  await tabTo(page, /^What to Test, English/);
  await page.keyboard.type('Written without a mouse.');
  await page.keyboard.press('Alt+]');
  await expect(page.getByRole('textbox', { name: 'What to Test, French (France)' })).toBeVisible();
  await page.keyboard.type('Ecrit sans souris.');

  await tabTo(page, /^Design/);
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'Design' })).toBeChecked();
  await tabTo(page, /Submit for beta review/);
  await page.keyboard.press('Space');
  await expect(page.getByRole('switch', { name: 'Submit for beta review' })).toBeChecked();

  await answerQuestions(app, 0);
  await tabTo(page, 'Rehearse');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });
  const [run] = await get(page, 'runs:list', {});
  expect(run?.status.state).toBe('done');
  expect(run?.notes).toHaveLength(2);
});

test('a dialog returns the focus to where it was opened', async ({ page }) => {
  await practiceIsRunning(page);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const opener = page.getByRole('button', { name: 'Show shortcuts' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(opener).toBeFocused();
});
