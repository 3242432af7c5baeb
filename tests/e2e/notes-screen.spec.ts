import type { Page } from '@playwright/test';
import { knownLocales } from '#shared/asc/locales';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { emptyDraft } from '../../src-renderer/store/plan';
import { accessibilityFaults } from './support/accessibility';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import type { RunningApp } from './support/launch';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

const list = (page: Page) => page.getByRole('listbox', { name: 'Languages' });
const option = (page: Page, name: string | RegExp) => list(page).getByRole('option', { name });
const field = (page: Page, language: string) =>
  page.getByRole('textbox', { name: `What to Test, ${language}`, exact: true });
const filter = (page: Page) => page.getByRole('searchbox', { name: 'Filter languages' });
const shown = (page: Page) =>
  list(page).getByRole('option').locator('.locale-name').allInnerTexts();

/** Opens the sample with these notes as its draft. */
async function openWith(
  page: Page,
  folder: string,
  notes: readonly LocaleNote[],
  toReview: readonly string[] = [],
): Promise<void> {
  await practiceIsRunning(page);
  await get(page, 'drafts:save', {
    accountId: 'practice',
    bundleId: 'com.northwind.orbit',
    version: '1.4.0',
    buildNumber: '42',
    draft: { ...emptyDraft, notes: [...notes], toReview: [...toReview] },
  });
  await dropFiles(page, [await sampleIn(folder)]);
  await packageIsOpen(page);
}

async function openEditor(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open editor' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What to Test' })).toBeVisible();
}

async function resize({ app, page }: RunningApp, width: number, height: number): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((opened, [w, h]) => opened.setSize(w, h), [width, height] as const);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
}

const sentence = 'Search works without a network now, also in the widgets.';
/** Every language of App Store Connect: every fifth is empty, one has an emoji, three are not reviewed. */
const fifty = knownLocales.map((locale, place) => ({
  locale,
  text: place % 5 === 3 ? '' : locale === 'fr-FR' ? 'La recherche hors ligne 🚀' : sentence,
}));
const toReview = ['it', 'ko', 'sv'];

test('who opens the editor can type at once, and F8 selects the character to remove', async ({
  page,
  outside,
}) => {
  await openWith(page, outside, [
    { locale: 'en-US', text: '' },
    { locale: 'fr-FR', text: 'La recherche hors ligne 🚀' },
  ]);
  await openEditor(page);
  await expect(field(page, 'English (US)')).toBeFocused();
  await page.keyboard.type('Try it.');
  await expect(field(page, 'English (US)')).toHaveValue('Try it.');
  await page.keyboard.press('F8');
  await expect(field(page, 'French (France)')).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('🚀');

  const add = page.getByRole('button', { name: 'Add languages…' });
  await add.press('Enter');
  await page.keyboard.type('American English');
  await expect(page.getByRole('option', { name: 'English (US) Already listed' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field(page, 'English (US)')).toBeFocused();
  await add.press('Enter');
  await page.keyboard.type('nb-NO');
  await page.keyboard.press('Enter');
  await expect(list(page).getByRole('option', { name: 'Norwegian' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('in the notes editor typing continues in the next language after switching', async ({
  page,
  outside,
}) => {
  await openWith(page, outside, [{ locale: 'en-US', text: 'Try it.' }]);
  await openEditor(page);
  await field(page, 'English (US)').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Now');
  for (const [key, language] of [
    ['Alt+BracketRight', 'French (France)'],
    ['Alt+ArrowDown', 'German'],
    ['Alt+ArrowDown', 'Japanese'],
    ['Alt+BracketLeft', 'German'],
    ['Alt+ArrowUp', 'French (France)'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(field(page, language)).toBeFocused();
    await page.keyboard.type('abc');
  }
  await expect(field(page, 'French (France)')).toHaveValue('abcabc');
  await page.keyboard.press('Alt+BracketLeft');
  await expect(field(page, 'English (US)')).toHaveValue('Try it. Now');
  // The caret is where it was.
  await page.keyboard.type('!');
  await expect(field(page, 'English (US)')).toHaveValue('Try it. Now!');
});

test('a key with AltGr types its character, and a dead key with Option changes the language', async ({
  page,
  outside,
}) => {
  await openWith(page, outside, [{ locale: 'en-US', text: 'Try it.' }]);
  await openEditor(page);
  await field(page, 'English (US)').focus();
  const press = (init: { key: string; code: string; modifierAltGraph?: boolean }) =>
    page.evaluate((given) => {
      const event = new KeyboardEvent('keydown', {
        bubbles: true,
        cancelable: true,
        altKey: true,
        ...given,
      });
      return document.activeElement?.dispatchEvent(event) === true;
    }, init);
  expect(await press({ key: '[', code: 'BracketLeft', modifierAltGraph: true })).toBe(true);
  await expect(field(page, 'English (US)')).toBeFocused();
  expect(await press({ key: 'Dead', code: 'BracketRight' })).toBe(false);
  await expect(field(page, 'French (France)')).toBeFocused();
});

test('fifty languages: the list is sorted, filtered, and leads to each problem by keyboard alone', async ({
  running,
  page,
  outside,
}) => {
  await openWith(page, outside, fifty, toReview);
  await page.keyboard.press('Escape');
  await page.locator('#screen').focus();
  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { level: 1, name: 'What to Test' })).toBeVisible();
  await expect(page).toHaveTitle('What to Test, Orbit Notes 1.4.0 (42) – Slipway');
  await expect(
    page.getByText(
      'Notes in 40 of 50 languages. 1 has an unsupported character. 3 translations need review.',
    ),
  ).toBeVisible();
  expect(await shown(page)).toMatchObject([
    'English (US) primary',
    'French (France)',
    'German',
    'Japanese',
    'Arabic',
    'Bangla',
    ...Array.from({ length: 44 }, () => expect.any(String)),
  ]);
  expect(await faultsInBothThemes(page, 'notes-50')).toEqual([]);

  await page.keyboard.press('F8');
  await expect(field(page, 'French (France)')).toBeFocused();
  await page.keyboard.press('F8');
  await expect(field(page, 'Italian')).toBeFocused();
  await page.keyboard.press('Shift+F8');
  await expect(field(page, 'French (France)')).toBeFocused();

  await page.keyboard.press('Control+f');
  await expect(filter(page)).toBeFocused();
  await page.keyboard.type('svenska');
  expect(await shown(page)).toEqual(['Swedish']);
  await page.keyboard.press('Enter');
  await expect(field(page, 'Swedish')).toBeFocused();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('klingon');
  await expect(page.getByText('No language matches “klingon”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(filter(page)).toHaveValue('');

  await page.getByRole('button', { name: '10 empty' }).click();
  await expect(list(page).getByRole('option')).toHaveCount(11);
  await resize(running, 720, 480);
  expect(await faultsInBothThemes(page, 'notes-50-narrow')).toEqual([]);
  await page.getByRole('button', { name: '10 empty' }).click();
  await expect(list(page).getByRole('option')).toHaveCount(50);
});

test('several languages get the primary text at once, and one undo takes it back', async ({
  page,
  outside,
}) => {
  await openWith(page, outside, fifty, toReview);
  await openEditor(page);
  await option(page, 'French (France)').click();
  await field(page, 'French (France)').focus();
  await option(page, 'Japanese').click({ modifiers: ['Control'] });
  await option(page, 'Italian').click({ modifiers: ['Control'] });
  await expect(field(page, 'French (France)')).toBeVisible();
  await expect(page.getByText('3 selected')).toBeVisible();
  await keepScreen(page, 'notes-selected');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Mark 1 reviewed' }).click();
  await expect(page.getByRole('button', { name: '2 to review' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove 3 languages' }).click();
  await expect(list(page).getByRole('option')).toHaveCount(47);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(list(page).getByRole('option')).toHaveCount(50);

  await page.getByRole('button', { name: '10 empty' }).click();
  await list(page).getByRole('option').first().click();
  await page.keyboard.press('Control+a');
  const copy = page.getByRole('button', { name: /^Copy English \(US\) to 10 empty ones$/ });
  await copy.click();
  await expect(page.getByRole('button', { name: '0 empty' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByRole('button', { name: '10 empty', exact: true })).toBeVisible();
});

test('Escape and Done lead back to Publish, to the button that opened the editor', async ({
  page,
  outside,
}) => {
  await openWith(page, outside, [{ locale: 'en-US', text: 'Try it.' }]);
  await openEditor(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Open editor' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Open editor' })).toBeFocused();
});

test('languages are added several at once', async ({ page, outside }) => {
  await openWith(page, outside, [{ locale: 'en-US', text: 'Try it.' }]);
  await openEditor(page);
  await page.getByRole('button', { name: 'Add languages…' }).click();
  await page.keyboard.type('arab');
  await page.keyboard.press('Enter');
  await expect(option(page, 'Arabic')).toBeVisible();
  await page.getByRole('button', { name: 'Add languages…' }).click();
  const found = page.getByRole('listbox', { name: 'Find a language' });
  await found.getByRole('option', { name: 'Danish' }).click();
  await found.getByRole('option', { name: 'Czech' }).click();
  expect(await faultsInBothThemes(page, 'notes-add')).toEqual([]);
  await page.getByRole('button', { name: 'Add 2 languages' }).click();
  await expect(option(page, 'Czech')).toBeVisible();
  await option(page, 'Arabic').click();
  await field(page, 'Arabic').fill('جرّب البحث دون اتصال.');
  expect(await faultsInBothThemes(page, 'notes-arabic')).toEqual([]);
});

test('a crash while typing without a pause loses at most the last second', async ({
  launch,
  outside,
}) => {
  const first = await launch();
  await openWith(first.page, outside, [{ locale: 'en-US', text: '' }]);
  await field(first.page, 'English (US)').focus();
  const ended = new Promise((resolve) => first.process.once('exit', resolve));
  const typed: { at: number; length: number }[] = [];
  const began = performance.now();
  let text = '';
  while (performance.now() - began < 3000) {
    await first.page.keyboard.press('a');
    text += 'a';
    typed.push({ at: performance.now(), length: text.length });
  }
  const killed = performance.now();
  first.process.kill('SIGKILL');
  await ended;
  const kept = typed.findLast(({ at }) => at < killed - 1000)?.length ?? 0;

  const { page } = await launch();
  await practiceIsRunning(page);
  await dropFiles(page, [`${outside}/Orbit Notes.ipa`]);
  await packageIsOpen(page);
  await expect(field(page, 'English (US)')).not.toHaveValue('');
  const found = await field(page, 'English (US)').inputValue();
  expect(text.startsWith(found)).toBe(true);
  expect(found.length).toBeGreaterThanOrEqual(kept);
});

for (const count of [2, 12])
  test(`the editor with ${count} languages, one of them Arabic, is accessible in both themes, wide and narrow`, async ({
    launch,
    outside,
  }) => {
    const running = await launch();
    const { page } = running;
    const others = knownLocales.filter((locale) => locale !== 'en-US' && locale !== 'ar-SA');
    await openWith(page, outside, [
      { locale: 'en-US', text: sentence },
      { locale: 'ar-SA', text: 'البحث يعمل الآن بدون شبكة (iOS 26).\nجرّبه من فضلك.' },
      ...others.slice(0, count - 2).map((locale) => ({ locale, text: sentence })),
    ]);
    await openEditor(page);
    await option(page, /^Arabic/).click();
    await expect(field(page, 'Arabic')).toHaveValue(/البحث/);
    expect(await faultsInBothThemes(page, `notes-${count}`)).toEqual([]);
    await resize(running, 720, 780);
    expect(await faultsInBothThemes(page, `notes-${count}-narrow`)).toEqual([]);
  });
