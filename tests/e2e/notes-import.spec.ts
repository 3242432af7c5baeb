import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { knownLocales } from '#shared/asc/locales';
import { say } from '#shared/words/say';
import { accessibilityFaults } from './support/accessibility';
import { faultsInBothThemes } from './support/both-themes';
import { answerOpenDialog, answerQuestions, answerSaveDialog } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn, writeNote } from './support/publishing';
import { tabTo } from './support/tab-to';

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Import notes' });
const toasts = (page: Page) => page.getByRole('region', { name: say('window.just-done') });
const result = (page: Page, code: string) =>
  sheet(page)
    .getByRole('row')
    .filter({ hasText: new RegExp(`^${code}`) });
const note = (page: Page, language: string) =>
  page.getByRole('textbox', { name: `What to Test, ${language}` });

async function openPackage(page: Page, outside: string): Promise<void> {
  await practiceIsRunning(page);
  const folder = join(outside, 'build');
  mkdirSync(folder);
  await dropFiles(page, [await sampleIn(folder)]);
  await packageIsOpen(page);
}

async function noteIs(page: Page, language: string, text: string): Promise<void> {
  await page.getByRole('option', { name: language }).first().click();
  await expect(note(page, language)).toHaveValue(text);
}

/** A file for two stores: codes of Apple's, others, an unknown one, a double, a line that is no note. */
const oddFile = [
  '# Release 1.4.0, translations of 27 Nov',
  '',
  '[en-US]',
  'Offline search is here: try it on a plane.',
  '',
  '[bn]',
  'অফলাইন অনুসন্ধান',
  '',
  '[iw]',
  'חיפוש ללא חיבור',
  '',
  '[fil]',
  'Narito na ang offline search.',
  '',
  '[fr]',
  'Ancien texte',
  '',
  '[fr-FR]',
  'La recherche hors ligne est là : essayez-la en avion 🚀',
  '',
  '[de-DE]',
  'Die Suche geht jetzt auch ohne Netz.',
  '',
].join('\n');

test('a dropped file is shown with what becomes of each note, and only Import writes, once and undoable', async ({
  page,
  outside,
}) => {
  test.setTimeout(180_000);
  await openPackage(page, outside);
  await writeNote(page, 'German', 'Alter Text');
  const path = join(outside, 'release_notes.md');
  writeFileSync(path, oddFile);
  await dropFiles(page, [path]);

  await expect(sheet(page)).toContainText('release_notes.md');
  await expect(result(page, 'bn')).toContainText('Code changed, adds note');
  await expect(result(page, 'iw')).toContainText('he');
  await expect(result(page, 'fil')).toContainText('Left out');
  await expect(result(page, 'fr')).toContainText(['Left out: fr-FR is also in the file', 'Adds']);
  await expect(result(page, 'de-DE')).toContainText('Replaces 10 characters');
  expect(await faultsInBothThemes(page, 'notes-import')).toEqual([]);

  // The refused character is marked in the opened row.
  await sheet(page).getByRole('button', { name: 'fr-FR, show its text' }).click();
  await expect(sheet(page).getByRole('region', { name: 'Text for fr-FR' })).toContainText('avion');
  expect(await faultsInBothThemes(page, 'notes-import-row')).toEqual([]);

  await sheet(page).getByText('Keep', { exact: true }).click();
  await expect(result(page, 'de-DE')).toContainText('Keeps your note');
  await expect(sheet(page).getByRole('button', { name: 'Import 4 languages' })).toBeVisible();
  await sheet(page).getByText('Replace', { exact: true }).click();

  await sheet(page).getByRole('button', { name: 'Choose language…' }).click();
  await page.getByRole('searchbox').fill('ms');
  await page.keyboard.press('Enter');
  await expect(result(page, 'fil')).toContainText('Code changed, adds note');

  await noteStays(page);
  await sheet(page).getByRole('button', { name: 'Import 6 languages' }).click();
  await expect(sheet(page)).toBeHidden();
  await noteIs(page, 'German', 'Die Suche geht jetzt auch ohne Netz.');
  await noteIs(page, 'Hebrew', 'חיפוש ללא חיבור');
  await page.getByRole('button', { name: 'Undo' }).click();
  await noteIs(page, 'German', 'Alter Text');
  await expect(page.getByRole('option', { name: /^Hebrew/ })).toHaveCount(0);
});

/** Behind the sheet nothing has changed yet. */
async function noteStays(page: Page): Promise<void> {
  await expect(page.locator('.note-area')).toHaveValue('Alter Text');
}

test('every form of notes is taken by dropping it', async ({ page, outside }) => {
  test.setTimeout(180_000);
  await openPackage(page, outside);
  const write = (name: string, text: string): string => {
    const path = join(outside, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  write('texts/release_notes_ja.txt', '文字\n');
  write('fastlane/metadata/fr-FR/release_notes.txt', 'Texte\n');
  const forms: [string, string, string][] = [
    [write('list/release_notes.json', '[{"language":"de-DE","text":"Liste"}]'), 'German', 'Liste'],
    [write('map/release_notes.json', '{"de-DE":"Karte"}'), 'German', 'Karte'],
    [write('notes.csv', 'language,text\nde-DE,Tabelle\n'), 'German', 'Tabelle'],
    [write('texts/release_notes_de-DE.txt', 'Datei\n'), 'German', 'Datei'],
    [join(outside, 'fastlane'), 'French', 'Texte'],
    [write('primary/release_notes.txt', 'Primary text\n'), 'English (US)', 'Primary text'],
  ];
  for (const [path, language, text] of forms) {
    await dropFiles(page, [path]);
    await sheet(page)
      .getByRole('button', { name: /^Import \d+ language/ })
      .click();
    await expect(sheet(page)).toBeHidden();
    await noteIs(page, language, text);
  }
});

test('notes in JSON are distinguished from a plan by what is in them, and are not taken without a package', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const path = join(outside, 'whatever.json');
  writeFileSync(path, '[{"language":"de-DE","text":"Liste"}]');
  await dropFiles(page, [path]);
  await expect(page.getByRole('alert')).toContainText(say('error.notes-without-package.title'));
  await openPackage(page, outside);
  await dropFiles(page, [path]);
  await expect(sheet(page)).toContainText('whatever.json');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
  writeFileSync(path, '{"groups": "QA"}');
  await dropFiles(page, [path]);
  await expect(page.getByRole('dialog')).toContainText('damaged at groups');
});

test('notes are imported, pasted and exported by the keyboard alone', async ({
  app,
  page,
  outside,
}) => {
  await openPackage(page, outside);
  const path = join(outside, 'release_notes.json');
  writeFileSync(path, '[{"language":"de-DE","text":"Liste"},{"language":"xx","text":"Unbekannt"}]');
  await answerOpenDialog(app, path);
  await page.keyboard.press('Control+Shift+O');
  await expect(sheet(page)).toBeVisible();
  await tabTo(page, 'Import 1 language');
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toBeHidden();

  await tabTo(page, 'Import…');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const pasting = page.getByRole('dialog', { name: 'Paste notes' });
  await expect(pasting.getByRole('textbox')).toBeFocused();
  await page.keyboard.insertText('## German\nGetippt\n\n## French\nTapé');
  await expect(pasting.getByRole('button', { name: 'Import 2 languages' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await keepScreen(page, 'notes-paste');
  await tabTo(page, 'Import 2 languages');
  await page.keyboard.press('Enter');
  await expect(pasting).toBeHidden();
  await noteIs(page, 'German', 'Getippt');
});

test('a text in several languages that is pasted into one note is pasted, and offered for import', async ({
  app,
  page,
  outside,
}) => {
  await openPackage(page, outside);
  await writeNote(page, 'English (US)', 'Before.');
  const block = '[de-DE]\nHallo\n\n[fr-FR]\nSalut\n';
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), block);
  await note(page, 'English (US)').press('End');
  await page.keyboard.press('Control+v');
  await expect(note(page, 'English (US)')).toHaveValue(`Before.${block}`);
  await toasts(page).getByRole('button', { name: 'Import…' }).click();
  await expect(sheet(page)).toContainText('Pasted text');
  await sheet(page).getByRole('button', { name: 'Import 2 languages' }).click();
  await noteIs(page, 'French', 'Salut');
  await noteIs(page, 'English (US)', 'Before.');
});

test('notes beside the package are offered in a line, and taken only by a person', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const text = 'Aus der Datei';
  writeFileSync(join(outside, 'release_notes.json'), JSON.stringify([{ language: 'de-DE', text }]));
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  const line = page.getByText('Found release_notes.json next to the package: 1 language.');
  await expect(line).toBeVisible();
  await keepScreen(page, 'notes-beside');
  await expect(page.getByRole('option', { name: /^German/ })).toContainText('Empty');
  await page.getByRole('button', { name: 'Review…' }).click();
  await sheet(page).getByRole('button', { name: 'Import 1 language' }).click();
  await noteIs(page, 'German', text);
  await expect(line).toBeHidden();
});

test('notes are saved back to their file in its own form, unless it was changed meanwhile', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(180_000);
  await openPackage(page, outside);
  const path = join(outside, 'release_notes.json');
  const text =
    '\uFEFF[\r\n\t// for both stores\r\n\t{ "language": "iw", "text": "א" },\r\n\t{ "language": "de-DE", "text": "Liste", "by": "Ada" },\r\n]\r\n';
  writeFileSync(path, text);
  await dropFiles(page, [path]);
  await sheet(page).getByRole('button', { name: 'Import 2 languages' }).click();
  await page.getByRole('button', { name: say('notes.open-editor') }).click();
  const save = page.getByRole('button', { name: 'Save to release_notes.json' });
  await expect(save).toBeHidden();
  await page.getByRole('option', { name: /^German/ }).click();
  await note(page, 'German').fill('Neu');
  const declined = await answerQuestions(app, 1);
  await save.click();
  await expect.poll(async () => (await declined()).length).toBe(1);
  // The file was dropped to be read: the question names it in full.
  expect((await declined())[0]?.detail).toContain(path);
  await expect(save).toBeEnabled();
  expect(readFileSync(path, 'utf8')).toBe(text);
  await answerQuestions(app, 0);
  await save.click();
  await expect(toasts(page)).toContainText('Saved to release_notes.json.');
  expect(readFileSync(path, 'utf8')).toBe(text.replace('Liste', 'Neu'));

  const other = text.replace('Liste', 'Von Ada');
  writeFileSync(path, other);
  await note(page, 'German').fill('Noch neuer');
  await save.click();
  await expect(toasts(page)).toContainText('Your notes here are unchanged.');
  expect(readFileSync(path, 'utf8')).toBe(other);
  const copy = join(outside, 'copy.json');
  await answerSaveDialog(app, copy);
  await page.getByRole('button', { name: 'Save as…' }).click();
  await expect(toasts(page)).toContainText('Exported to copy.json.');
  expect(JSON.parse(readFileSync(copy, 'utf8'))).toContainEqual({
    language: 'de-DE',
    text: 'Noch neuer',
  });
});

test('fifty languages are imported, exported to a folder, and replacing its files asks', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(180_000);
  await openPackage(page, outside);
  const notes = knownLocales.map((language) => ({ language, text: `Text in ${language}` }));
  const path = join(outside, 'release_notes.json');
  writeFileSync(path, JSON.stringify(notes));
  await dropFiles(page, [path]);
  await expect(sheet(page)).toContainText('50 to import');
  await keepScreen(page, 'notes-import-50');
  await sheet(page).getByRole('button', { name: 'Show 42 more languages' }).click();
  await expect(sheet(page).getByRole('row')).toHaveCount(51);
  await sheet(page).getByRole('button', { name: 'Import 50 languages' }).click();
  await page.getByRole('button', { name: say('notes.open-editor') }).click();

  const folder = join(outside, 'metadata');
  mkdirSync(folder);
  await answerOpenDialog(app, folder);
  const exporting = page.getByRole('dialog', { name: 'Export notes' });
  const exportFolder = async () => {
    await page.getByRole('button', { name: 'Export…' }).click();
    await exporting.getByText('fastlane metadata folder').click();
    await expect(exporting).toContainText('fr-FR/release_notes.txt');
  };
  await exportFolder();
  expect(await faultsInBothThemes(page, 'notes-export')).toEqual([]);
  await exporting.getByRole('button', { name: 'Export 50 languages' }).click();
  await expect(exporting).toBeHidden();
  const french = join(folder, 'fr-FR/release_notes.txt');
  expect(readFileSync(french, 'utf8')).toBe('Text in fr-FR\n');

  writeFileSync(french, 'Von Hand');
  const asked = await answerQuestions(app, 1);
  await exportFolder();
  await exporting.getByRole('button', { name: 'Export 50 languages' }).click();
  await expect
    .poll(async () => (await asked()).map(({ message }) => message))
    .toEqual(['Replace 50 files in “metadata”?']);
  expect(readFileSync(french, 'utf8')).toBe('Von Hand');
});

test('a file that can’t be read says why, and the notes stay', async ({ app, page, outside }) => {
  await openPackage(page, outside);
  await writeNote(page, 'German', 'Bleibt');
  const path = join(outside, 'release_notes.json');
  writeFileSync(path, '{"de-DE": "a"');
  await dropFiles(page, [path]);
  await expect(sheet(page).getByRole('alert')).toContainText(say('error.notes-malformed.title'));
  await expect(sheet(page)).toContainText('Your notes are unchanged.');
  expect(await faultsInBothThemes(page, 'notes-import-error')).toEqual([]);
  const good = join(outside, 'good.txt');
  writeFileSync(good, '[de-DE]\nGut\n');
  await answerOpenDialog(app, good);
  await sheet(page).getByRole('button', { name: 'Change file…' }).click();
  await sheet(page).getByRole('button', { name: 'Import 1 language' }).click();
  await noteIs(page, 'German', 'Gut');
});
