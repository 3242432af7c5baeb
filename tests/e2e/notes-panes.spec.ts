import type { ElectronApplication, Page } from '@playwright/test';
import { knownLocales } from '#shared/asc/locales';
import { emptyDraft } from '../../src-renderer/store/plan';
import { accessibilityFaults } from './support/accessibility';
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

const english = [
  'Offline search is here: try it on a plane.',
  'We started to rework sync. Please edit a note on two devices.',
  'Known: widgets refresh late on iPadOS 26. The PDF export is empty.',
].join('\n');

const changedEnglish = [
  'Offline search is here: try it on a plane.',
  'We rebuilt sync. Please edit the same note on two devices and tell us what wins.',
  'Known: widgets refresh late on iPadOS 26.',
].join('\n');

const german = 'Die Suche geht auch ohne Netz.\nBitte Sync testen: SYNC und Straße.';

/** As it is, dark, and as narrow as the window gets. */
async function look(app: ElectronApplication, page: Page, name: string): Promise<void> {
  const window = await app.browserWindow(page);
  const setWidth = (width: number) =>
    window.evaluate((opened, wide) => opened.setSize(wide, 820), width);
  await setWidth(1180);
  await keepScreen(page, `light-${name}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await setWidth(720);
  await keepScreen(page, `light-${name}-narrow`);
  await setWidth(1180);
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });
  await keepScreen(page, `dark-${name}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'light';
  });
}

async function publishFirst(page: Page, outside: string): Promise<void> {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside, { build: '41' })]);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (41)');
  await writeNote(page, 'English (US)', english);
  await writeNote(page, 'German', german);
  await pressPublish(page);
  const another = page.getByRole('button', { name: 'Publish another build' });
  await expect(another).toBeVisible({ timeout: 120_000 });
  await another.click();
}

async function openEditor(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open editor' }).click();
  await expect(page.getByRole('heading', { name: 'What to Test' })).toBeVisible();
}

const field = (page: Page, language: string) =>
  page.getByRole('textbox', { name: `What to Test, ${language}` });

const choose = (page: Page, language: string) =>
  page
    .getByRole('listbox', { name: 'Languages', exact: true })
    .getByRole('option', { name: language })
    .click();

const notesNow = async (page: Page): Promise<Record<string, string>> => {
  const key = {
    accountId: (await get(page, 'accounts:list', {}))[0]?.id ?? '',
    bundleId: 'com.northwind.orbit',
    version: '1.4.0',
    buildNumber: '42',
  };
  const draft = await get(page, 'drafts:read', key);
  return Object.fromEntries(draft?.notes.map(({ locale, text }) => [locale, text]) ?? []);
};

test('what changed since the last build, what testers will read, and text in all languages', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(300_000);
  await publishFirst(page, outside);
  await dropFiles(page, [await sampleIn(outside, {}, 'Orbit Notes 42.ipa')]);
  await packageIsOpen(page);
  await openEditor(page);

  await test.step('notes of the last build are copied, with replacing as a choice', async () => {
    await page.getByRole('button', { name: 'Copy from build 41' }).click();
    await expect(field(page, 'English (US)')).toHaveValue(english);
    await expect(page.getByText('Unchanged since build 41.')).toBeVisible();
  });

  await test.step('a word diff with the notes that testers read last', async () => {
    await field(page, 'English (US)').fill(changedEnglish);
    const changes = page.getByRole('region', { name: 'Changes in English (US)' });
    await expect(changes.locator('ins').first()).toContainText('rebuilt');
    await expect(changes.locator('del').first()).toContainText('started to rework');
    await look(app, page, 'notes-diff');
    await page.getByRole('tab', { name: 'Build 41' }).click();
    await expect(page.getByRole('region', { name: 'Notes of build 41' })).toHaveText(english);
    await page.getByRole('tab', { name: 'Changes' }).click();
    await choose(page, 'German');
    await expect(
      page.getByText('English (US) changed since build 41, but German didn’t.'),
    ).toBeVisible();
    await choose(page, 'Japanese');
    await expect(page.getByText('First notes in Japanese')).toBeVisible();
    await expect(page.getByText('Empty. Testers see the English (US) note.')).toBeVisible();
  });

  await test.step('the text that each language will read', async () => {
    await page.getByRole('button', { name: 'Preview for testers' }).click();
    const sheet = page.getByRole('dialog', { name: 'What testers see' });
    const row = (name: RegExp) => sheet.getByRole('option', { name });
    await expect(row(/^German/)).toContainText('Unchanged since build 41');
    await expect(row(/^German/)).toContainText('English (US) changed');
    await expect(row(/^Japanese/)).toContainText('English (US) note');
    await row(/^Japanese/).click();
    await expect(sheet.getByRole('region', { name: 'What testers see in Japanese' })).toHaveText(
      changedEnglish,
    );
    await sheet.getByRole('button', { name: 'Changed since build 41' }).click();
    const since = sheet.getByRole('region', { name: 'Changes in Japanese' });
    await expect(since.locator('ins').first()).toContainText('rebuilt');
    await look(app, page, 'notes-readers');
    await sheet.getByRole('button', { name: 'Edit Japanese' }).click();
    await expect(field(page, 'Japanese')).toBeFocused();
  });

  await test.step('text is found and replaced in all languages, with one undo', async () => {
    await page.keyboard.press('Control+Shift+F');
    const find = page.getByRole('search', { name: 'Find and replace' });
    await expect(find.getByRole('textbox', { name: 'Find' })).toBeFocused();
    await page.keyboard.type('sync');
    await expect(find.getByText('1 of 3 matches in 2 languages')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(find.getByText('2 of 3 matches in 2 languages')).toBeVisible();
    await expect(field(page, 'German')).toBeVisible();
    await look(app, page, 'notes-find');
    await find.getByRole('textbox', { name: 'Replace with' }).fill('Abgleich');
    await find.getByRole('button', { name: 'Replace', exact: true }).click();
    await expect(field(page, 'German')).toHaveValue(german.replace('Sync', 'Abgleich'));
    await find.getByRole('button', { name: 'Replace all' }).click();
    await expect(field(page, 'German')).toHaveValue(
      german.replace('Sync', 'Abgleich').replace('SYNC', 'Abgleich'),
    );
    await expect.poll(async () => (await notesNow(page))['en-US']).toContain('rebuilt Abgleich.');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(field(page, 'German')).toHaveValue(german.replace('Sync', 'Abgleich'));
    await field(page, 'German').focus();
    await page.keyboard.press('Escape');
    await expect(find).toHaveCount(0);
    await expect(field(page, 'German')).toBeFocused();
    await expect(page.getByRole('button', { name: 'Preview for testers' })).toBeVisible();
  });

  await test.step('placeholders show what they stand for and are filled in', async () => {
    await field(page, 'German').fill('Version {version}, Build {build} vom {date}');
    const line = page.getByRole('region', { name: 'Placeholders' });
    await expect(line).toContainText('{version} is 1.4.0');
    await expect(line).toContainText('{build} is 42');
    await look(app, page, 'notes-placeholders');
    await line.getByRole('button', { name: 'Fill in', exact: true }).click();
    await expect(field(page, 'German')).toHaveValue(/^Version 1\.4\.0, Build 42 vom \d/);
    await field(page, 'German').press('Control+End');
    await page.getByRole('button', { name: 'Insert' }).click();
    await page.getByRole('menuitem', { name: 'Build: 42' }).click();
    await expect(field(page, 'German')).toHaveValue(/\d{4}42$/);
    await expect(field(page, 'German')).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(field(page, 'German')).toHaveValue(/\d{4}$/);
  });

  await test.step('the primary language is copied to every empty language', async () => {
    await page.getByRole('button', { name: 'More' }).click();
    await keepScreen(page, 'light-notes-more');
    await page.getByRole('menuitem', { name: /^Copy English \(US\) to \d+ empty/ }).click();
    await choose(page, 'Japanese');
    await expect(field(page, 'Japanese')).toHaveValue(changedEnglish);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(field(page, 'Japanese')).toHaveValue('');
  });
});

test('fifty languages, one of them from right to left, beside their source in a wide window', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const accountId = (await get(page, 'accounts:list', {}))[0]?.id ?? '';
  const notes = knownLocales.map((locale) => ({
    locale,
    text: locale === 'ar-SA' ? 'جرّب البحث دون اتصال.\nالمزامنة جديدة: sync' : changedEnglish,
  }));
  await get(page, 'drafts:save', {
    accountId,
    bundleId: 'com.northwind.orbit',
    version: '1.4.0',
    buildNumber: '42',
    draft: { ...emptyDraft, notes },
  });
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await openEditor(page);
  await choose(page, 'Arabic');
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('sync');
  const find = page.getByRole('search', { name: 'Find and replace' });
  await expect(find.getByText(/ of 50 matches in 50 languages/)).toBeVisible();
  await keepScreen(page, 'light-notes-find-50');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Preview for testers' }).click();
  await keepScreen(page, 'light-notes-readers-50');
  await page.keyboard.press('Escape');
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(1640, 900));
  const source = page.getByRole('region', { name: 'English (US) notes' });
  const sourceBox = await source.boundingBox();
  const fieldBox = await field(page, 'Arabic').boundingBox();
  expect((sourceBox?.x ?? 0) + (sourceBox?.width ?? 0)).toBeLessThanOrEqual(fieldBox?.x ?? 0);
  await keepScreen(page, 'light-notes-wide');
  await page.getByRole('button', { name: 'Hide source' }).click();
  await expect(source).toHaveCount(0);
  await keepScreen(page, 'light-notes-wide-closed');
});
