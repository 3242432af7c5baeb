import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { addLiveAccount } from './support/live-account';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

test('once there is a live key, a package is not prepared for practice automatically', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const file = await sampleIn(outside);
  await dropFiles(page, [file]);
  await packageIsOpen(page);
  const rehearse = page.getByRole('button', { name: 'Rehearse', exact: true });
  await expect(rehearse).toBeVisible();
  await keepScreen(page, 'light-rehearse-button');
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepScreen(page, 'dark-rehearse-button');
  await page.emulateMedia({ colorScheme: 'light' });

  const accountId = await addLiveAccount(app, page, { name: 'Northwind', folder: outside });
  await page.getByRole('button', { name: 'Publish', exact: true }).first().click();
  await dropFiles(page, [file]);
  // Apple cannot be reached here, so the person is asked.
  const which = page.getByRole('button', { name: /Publish with/ });
  await expect(which).toContainText('Choose…');
  await expect(page.getByText('Slipway can’t tell which account has this app.')).toBeVisible({
    timeout: 120_000,
  });
  const publish = page.getByRole('button', { name: 'Publish', exact: true }).last();
  await expect(publish).toHaveAttribute('aria-disabled', 'true');
  await expect(rehearse).toBeHidden();
  await keepScreen(page, 'light-which-account');

  await which.click();
  await page.getByRole('option', { name: 'Rehearsal team' }).click();
  await packageIsOpen(page);
  await expect(rehearse).toBeEnabled();
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 780));
  await keepScreen(page, 'narrow-rehearse-button');
  expect(accountId).not.toBe('');
  expect(await get(page, 'runs:list', {})).toEqual([]);
});
