import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { startTranslatorService, type TranslatorService } from '../helpers/translator-service';
import { faultsInBothThemes } from './support/both-themes';
import { answerOpenDialog, answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn, writeNote } from './support/publishing';

const card = (page: Page) => page.getByRole('region', { name: 'Translator' });
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Translate the note' });

let service: TranslatorService;
test.beforeEach(async () => {
  service = await startTranslatorService();
});
test.afterEach(() => service.close());

async function openEditor(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open editor' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What to Test' })).toBeVisible();
}

async function openSheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Translate…' }).focus();
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toBeVisible();
}

async function useService(app: ElectronApplication, page: Page, secret: string): Promise<void> {
  await page.locator('label', { hasText: /^Service \(HTTPS\)$/ }).click();
  await card(page).getByRole('textbox', { name: 'Address' }).fill(service.url);
  await card(page).getByRole('textbox', { name: 'Header for the secret' }).fill('X-Key');
  await card(page).getByLabel('Secret', { exact: true }).fill(secret);
  await answerQuestions(app, 0);
  await card(page).getByRole('button', { name: 'Use this address…' }).press('Enter');
}

test('notes are translated by a service only after a person turned it on and pressed Translate', async ({
  app,
  page,
  outside,
  home,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await writeNote(page, 'English (US)', 'Try offline search.');
  await openEditor(page);
  await openSheet(page);
  await expect(sheet(page)).toContainText('No translator is turned on.');
  await sheet(page).getByRole('button', { name: 'Open Settings' }).press('Enter');
  await expect(card(page)).toBeFocused();
  await useService(app, page, 'own-s3cret');
  await expect(card(page)).toContainText('with your secret in the header X-Key');
  await card(page).getByRole('button', { name: 'JSON request and response' }).click();
  await card(page).scrollIntoViewIfNeeded();
  expect(await faultsInBothThemes(page, 'translator-settings')).toEqual([]);
  expect(service.requests).toEqual([]);

  await page.keyboard.press('Control+1');
  await openEditor(page);
  await page.getByRole('option', { name: /^French \(France\)/ }).click();
  await page.getByRole('option', { name: /^Japanese/ }).click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: 'Translate…' }).press('Enter');
  await expect(
    sheet(page).getByRole('button', { name: 'Translate 2 languages', exact: true }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear selection' }).press('Enter');
  await openSheet(page);
  await expect(sheet(page)).toContainText(`to ${new URL(service.url).host}.`);
  expect(await faultsInBothThemes(page, 'notes-translate')).toEqual([]);
  expect(service.requests).toEqual([]);
  await sheet(page)
    .getByRole('button', { name: /^Translate \d+ languages?$/ })
    .press('Enter');
  await expect(sheet(page)).toBeHidden();
  expect(service.requests.length).toBeGreaterThan(0);
  expect(service.requests[0]?.headers['x-key']).toBe('own-s3cret');

  await page.getByRole('option', { name: /^German/ }).click();
  const german = page.getByRole('textbox', { name: 'What to Test, German' });
  await expect(german).toHaveValue('de-DE: TRY OFFLINE SEARCH.');
  await expect(page.getByText('Translated automatically, not reviewed yet.')).toBeVisible();
  expect(await faultsInBothThemes(page, 'notes-to-review')).toEqual([]);
  await german.press('End');
  await german.pressSequentially('!');
  await expect(page.getByText('Translated automatically, not reviewed yet.')).toBeHidden();
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('region', { name: 'Plan' })).toContainText(
    /translations? not reviewed\./,
  );
  for (const file of ['settings.json', 'logs/slipway.log'])
    expect(await readFile(join(home, file), 'utf8').catch(() => '')).not.toContain('own-s3cret');
});

test('what a translator did not translate is named, and its notes are unchanged', async ({
  app,
  page,
  outside,
}) => {
  const program = join(outside, 'translate');
  await writeFile(
    program,
    `#!${process.execPath}
const { targets } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const translations = targets.filter((one) => one === 'de-DE').map((locale) => ({ locale, text: 'Fertig 🚀' }));
process.stdout.write(JSON.stringify({ translations }));`,
  );
  await chmod(program, 0o755);
  await practiceIsRunning(page);
  await page.keyboard.press('Control+,');
  await page.locator('label', { hasText: /^Command$/ }).click();
  await answerOpenDialog(app, program);
  const declined = await answerQuestions(app, 1);
  await card(page).getByRole('button', { name: 'Choose program…' }).press('Enter');
  await expect.poll(async () => (await declined()).length).toBe(1);
  expect((await declined())[0]?.detail).toContain(program);
  await expect(card(page)).not.toContainText('Runs');
  await answerQuestions(app, 0);
  await card(page)
    .getByRole('textbox', { name: /^Arguments/ })
    .fill('--model\nsmall one');
  await card(page).getByRole('button', { name: 'Choose program…' }).press('Enter');
  await expect(card(page)).toContainText(`Runs “${program}” “--model” “small one”`);
  await card(page).scrollIntoViewIfNeeded();
  await keepScreen(page, 'light-translator-command');

  await page.keyboard.press('Control+1');
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await writeNote(page, 'English (US)', 'Try offline search.');
  await openEditor(page);
  await openSheet(page);
  await sheet(page).getByRole('button', { name: 'Select all' }).press('Enter');
  await sheet(page)
    .getByRole('button', { name: /^Translate \d+ languages?$/ })
    .press('Enter');
  await expect(sheet(page).getByRole('alert')).toContainText('not translated');
  await expect(sheet(page)).toContainText('The response has no translation for this language.');
  await expect(sheet(page)).toContainText('1 unsupported character');
  expect(await faultsInBothThemes(page, 'notes-translate-partly')).toEqual([]);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 780));
  await keepScreen(page, 'light-notes-translate-narrow');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
  // By key: on a busy computer the notification with its Undo may be gone after the looks above.
  await page.keyboard.press('Control+z');
  await page.getByRole('option', { name: /^German/ }).click();
  await expect(page.getByRole('textbox', { name: 'What to Test, German' })).toHaveValue('');
});
