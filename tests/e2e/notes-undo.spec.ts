import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { emptyDraft } from '../../src-renderer/store/plan';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  writeNote,
} from './support/publishing';

const field = (page: Page, language: string) =>
  page.getByRole('textbox', { name: `What to Test, ${language}`, exact: true });

const choose = (page: Page, language: string) =>
  page
    .getByRole('listbox', { name: 'Languages', exact: true })
    .getByRole('option', { name: language })
    .click();

/** The entry of the menu bar, as a person chooses it. */
const fromMenu = (app: ElectronApplication, id: 'undo' | 'redo') =>
  app.evaluate(({ Menu }, chosen) => {
    Menu.getApplicationMenu()?.getMenuItemById(chosen)?.click();
  }, id);

const gone = (page: Page) =>
  expect(page.getByRole('button', { name: 'Dismiss' })).toHaveCount(0, { timeout: 30_000 });

async function dismissToasts(page: Page): Promise<void> {
  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  while ((await dismiss.count()) > 0) await dismiss.first().click();
  await gone(page);
}

async function openEditor(page: Page, folder: string): Promise<void> {
  await practiceIsRunning(page);
  await get(page, 'drafts:save', {
    accountId: 'practice',
    bundleId: 'com.northwind.orbit',
    version: '1.4.0',
    buildNumber: '42',
    draft: {
      ...emptyDraft,
      notes: [
        { locale: 'en-US', text: 'Try the sync.' },
        { locale: 'de-DE', text: 'Teste den Sync.' },
      ],
    },
  });
  await dropFiles(page, [await sampleIn(folder)]);
  await packageIsOpen(page);
  await page.getByRole('button', { name: 'Open editor' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What to Test' })).toBeVisible();
}

test('replacing in all languages, an import and typing are undone by key, menu and palette after the toast has gone', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(180_000);
  await openEditor(page, outside);
  await choose(page, 'German');

  await test.step('found and replaced text', async () => {
    await page.keyboard.press('Control+Shift+F');
    const find = page.getByRole('search', { name: 'Find and replace' });
    await find.getByRole('textbox', { name: 'Find' }).fill('sync');
    await find.getByRole('textbox', { name: 'Replace with' }).fill('abgleich');
    await find.getByRole('button', { name: 'Replace all' }).click();
    await expect(field(page, 'German')).toHaveValue('Teste den abgleich.');
    await dismissToasts(page);
    await field(page, 'German').press('Control+End');
    await page.keyboard.type(' Ja');
    await expect(field(page, 'German')).toHaveValue('Teste den abgleich. Ja');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(field(page, 'German')).toHaveValue('Teste den abgleich.');
    await expect(field(page, 'German')).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(field(page, 'German')).toHaveValue('Teste den Sync.');
    await expect(page.getByText(/^Undone: /).first()).toBeVisible();
    await page.keyboard.press('Control+Shift+z');
    await expect(field(page, 'German')).toHaveValue('Teste den abgleich.');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+y');
    await expect(field(page, 'German')).toHaveValue('Teste den abgleich.');
    await page.getByRole('button', { name: 'More' }).click();
    await keepScreen(page, 'light-notes-undo-more');
    await page.getByRole('menuitem', { name: /^Undo “/ }).click();
    await expect(field(page, 'German')).toHaveValue('Teste den Sync.');
    await choose(page, 'English (US)');
    await expect(field(page, 'English (US)')).toHaveValue('Try the sync.');
  });

  await test.step('a field of its own keeps its own undo, also from the menu', async () => {
    const find = page.getByRole('search', { name: 'Find and replace' });
    const wanted = find.getByRole('textbox', { name: 'Find' });
    await wanted.fill('');
    await wanted.pressSequentially('plane');
    await fromMenu(app, 'undo');
    await expect(wanted).not.toHaveValue('plane');
    await expect(field(page, 'English (US)')).toHaveValue('Try the sync.');
    await page.keyboard.press('Escape');
  });

  await test.step('an import', async () => {
    const path = join(outside, 'release_notes.md');
    writeFileSync(
      path,
      '[en-US]\nNew words.\n\n[de-DE]\nNeue Worte.\n\n[fr-FR]\nDe nouveaux mots.\n',
    );
    await dropFiles(page, [path]);
    const sheet = page.getByRole('dialog', { name: 'Import notes' });
    await sheet.getByRole('button', { name: 'Import 3 languages' }).click();
    await expect(field(page, 'English (US)')).toHaveValue('New words.');
    await dismissToasts(page);
    await fromMenu(app, 'undo');
    await expect(field(page, 'English (US)')).toHaveValue('Try the sync.');
    await fromMenu(app, 'redo');
    await expect(field(page, 'English (US)')).toHaveValue('New words.');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('undo');
    await page.keyboard.press('Enter');
    await expect(field(page, 'English (US)')).toHaveValue('Try the sync.');
  });

  await test.step('typing, after another language was shown', async () => {
    await field(page, 'English (US)').press('Control+End');
    await page.keyboard.type('!');
    await choose(page, 'German');
    await field(page, 'German').press('Control+z');
    await expect(field(page, 'English (US)')).toHaveValue('Try the sync.');
    await expect(field(page, 'English (US)')).toBeFocused();
  });

  await test.step('in the section of Publish', async () => {
    await page.getByRole('button', { name: 'Done' }).click();
    await choose(page, 'German');
    await field(page, 'German').fill('Anders');
    await field(page, 'German').press('Control+z');
    await expect(field(page, 'German')).toHaveValue('Teste den Sync.');
    await field(page, 'German').press('Control+y');
    await expect(field(page, 'German')).toHaveValue('Anders');
  });
});

test('notes of an earlier build that replaced those of a run come back by an undo', async ({
  page,
  outside,
}) => {
  test.setTimeout(300_000);
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside, { build: '41' }, 'Orbit Notes 41.ipa')]);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (41)');
  await writeNote(page, 'English (US)', 'Of build 41.');
  await pressPublish(page);
  const another = page.getByRole('button', { name: 'Publish another build' });
  await expect(another).toBeVisible({ timeout: 120_000 });
  await another.click();
  await openEditor(page, outside);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Upload now, finish notes later' }).click();
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await page.getByRole('button', { name: 'Edit notes', exact: true }).click();
  await expect(field(page, 'English (US)')).toHaveValue('Try the sync.');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Replace all with notes from build 41' }).click();
  await expect(field(page, 'English (US)')).toHaveValue('Of build 41.');
  const texts = async () => {
    const [run] = await get(page, 'runs:list', {});
    return run?.plan.notes.map(({ locale, text }) => `${locale} ${text}`).sort();
  };
  await expect.poll(texts).toContain('en-US Of build 41.');
  await dismissToasts(page);
  await field(page, 'English (US)').press('Control+z');
  await expect(field(page, 'English (US)')).toHaveValue('Try the sync.');
  await expect.poll(texts).toEqual(['de-DE Teste den Sync.', 'en-US Try the sync.']);
});
