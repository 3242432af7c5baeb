import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

const orbit = 'com.northwind.orbit';

async function openTab(page: Page, app: string): Promise<void> {
  await practiceIsRunning(page);
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Apps' })
    .click();
  await page.getByRole('grid', { name: 'Apps' }).getByRole('row', { name: app }).first().click();
  await page.getByRole('tab', { name: /^App Store/ }).click();
  await expect(card(page)).toBeVisible();
}

/** A version that Apple rejected can be edited; its build has What to Test in English. */
async function openRejected(page: Page): Promise<void> {
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'rejected-build' });
  await openTab(page, 'Orbit Notes');
}

const card = (page: Page) => page.locator('#store-texts');
const text = (page: Page, name: string, language: string) =>
  card(page).getByRole('textbox', { name: `${name}, ${language}` });
const language = (page: Page, name: string) =>
  card(page).getByRole('listbox', { name: 'Languages' }).getByRole('option', { name });
async function choose(page: Page, name: string): Promise<void> {
  await card(page).getByRole('button', { name: /Text$/ }).click();
  await page.getByRole('option', { name, exact: true }).click();
}

/** What is kept on this computer of the texts that differ from the version. */
async function kept(page: Page) {
  const [account] = await get(page, 'accounts:list', {});
  const key = { accountId: account?.id ?? '', bundleId: orbit, platform: 'IOS' as const };
  return (await get(page, 'app-store:read-draft', key))?.texts ?? [];
}

test('the texts of a version are typed per language, with their limits, and undone', async ({
  page,
}) => {
  await openRejected(page);
  await expect(card(page).getByRole('heading', { name: 'What’s New' })).toBeVisible();
  await expect(card(page)).toContainText('2 of 2 languages');
  await expect(text(page, 'What’s New', 'English (US)')).toHaveValue('Folders can be shared.');
  await language(page, 'German').click();
  await text(page, 'What’s New', 'German').fill('');
  await expect(card(page)).toContainText('What’s New is empty in German.');
  await expect(language(page, 'German')).toContainText('Empty');
  await text(page, 'What’s New', 'German').fill('Neu: 🚀');
  await expect(card(page)).toContainText('doesn’t accept “🚀”');
  expect(await faultsInBothThemes(page, 'store-texts-refused')).toEqual([]);
  await card(page).getByRole('button', { name: 'Remove “🚀”' }).click();
  await expect(text(page, 'What’s New', 'German')).toHaveValue('Neu:');
  await page.keyboard.press('Control+z');
  await expect(text(page, 'What’s New', 'German')).toHaveValue('Neu: 🚀');
  await page.keyboard.press('Control+Shift+z');
  await expect(text(page, 'What’s New', 'German')).toHaveValue('Neu:');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(text(page, 'What’s New', 'English (US)')).toBeFocused();

  await choose(page, 'Keywords');
  await expect(text(page, 'Keywords', 'English (US)')).toHaveValue('notes,folders,orbit');
  await text(page, 'Keywords', 'English (US)').fill('a'.repeat(90));
  await expect(card(page).getByText('90 of 100')).toHaveClass(/note-count-near/);
  await text(page, 'Keywords', 'English (US)').fill('a'.repeat(101));
  await expect(card(page).getByText('101 of 100')).toHaveClass(/note-count-over/);
  await choose(page, 'Support URL');
  await text(page, 'Support URL', 'English (US)').fill('example.com/help');
  await card(page).getByRole('button', { name: 'Use “https://example.com/help”' }).click();
  await expect(text(page, 'Support URL', 'English (US)')).toHaveValue('https://example.com/help');
  await expect
    .poll(() => kept(page))
    .toEqual([
      { locale: 'de-DE', whatsNew: 'Neu:', base: { whatsNew: 'Ordner lassen sich teilen.' } },
      {
        locale: 'en-US',
        keywords: 'a'.repeat(101),
        supportUrl: 'https://example.com/help',
        base: { keywords: 'notes,folders,orbit', supportUrl: 'https://example.com/support' },
      },
    ]);
});

test('a text is compared with the version on sale, and put back as the version has it', async ({
  app,
  page,
}) => {
  await openRejected(page);
  await text(page, 'What’s New', 'English (US)').fill('Folders and notes can be shared.');
  await card(page).getByRole('button', { name: 'Show changes since 1.3.2' }).click();
  await expect(card(page).getByLabel('Changes since 1.3.2, English (US)')).toContainText('shared');
  expect(await faultsInBothThemes(page, 'store-texts-changes')).toEqual([]);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 780));
  await keepScreen(page, 'narrow-store-texts');
  await window.evaluate((opened) => opened.setSize(1200, 800));
  await card(page).getByRole('button', { name: 'Undo changes' }).click();
  await expect(text(page, 'What’s New', 'English (US)')).toHaveValue('Folders can be shared.');
  await expect.poll(() => kept(page)).toEqual([]);
});

test('a language that is new to the version names what else it needs', async ({ page }) => {
  await openRejected(page);
  await card(page).getByRole('button', { name: 'Add languages…' }).click();
  await page.getByRole('searchbox', { name: 'Find a language' }).fill('Japanese');
  await page.keyboard.press('Enter');
  await text(page, 'What’s New', 'Japanese').fill('フォルダを共有できます。');
  await expect(card(page)).toContainText(
    'Japanese is new. Before the version can be submitted, it also needs: Description, Keywords and Support URL.',
  );
  expect(await faultsInBothThemes(page, 'store-texts-new-language')).toEqual([]);
  await choose(page, 'Description');
  await text(page, 'Description', 'Japanese').fill('メモ');
  await expect(card(page)).toContainText('it also needs: Keywords and Support URL.');
  await expect(card(page)).toContainText(
    'Until Japanese has its own screenshots, the App Store shows those of the primary language.',
  );
  await card(page).getByRole('button', { name: 'Remove Japanese' }).click();
  await expect(language(page, 'Japanese')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect
    .poll(() => kept(page))
    .toEqual([{ locale: 'ja', whatsNew: 'フォルダを共有できます。', description: 'メモ' }]);
});

test('What to Test becomes What’s New in the languages that both have, with one undo', async ({
  page,
}) => {
  await openRejected(page);
  await text(page, 'What’s New', 'English (US)').fill('Something else.');
  await card(page).getByRole('button', { name: 'Copy from What to Test' }).click();
  const sheet = page.getByRole('dialog', { name: 'Copy What to Test to What’s New' });
  await expect(sheet.getByRole('row', { name: /English \(US\)/ })).toContainText('Replaces text');
  await expect(sheet).toContainText('From build 1.4.0 (41).');
  expect(await faultsInBothThemes(page, 'store-texts-copy')).toEqual([]);
  await sheet.getByRole('button', { name: 'Copy 1 language' }).click();
  await expect(text(page, 'What’s New', 'English (US)')).toHaveValue('Folders can be shared.');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(text(page, 'What’s New', 'English (US)')).toHaveValue('Something else.');
});

test('pasted notes are imported as What’s New, and kept when Slipway is started again', async ({
  launch,
}) => {
  const first = await launch();
  await openRejected(first.page);
  await card(first.page).getByRole('button', { name: 'Import…' }).click();
  await first.page.getByRole('menuitem', { name: 'Paste text…' }).click();
  const sheet = first.page.getByRole('dialog', { name: 'Import What’s New' });
  await sheet.getByRole('textbox').fill('[en-US]\nNew search.\n\n[de-DE]\nNeue Suche.');
  expect(await faultsInBothThemes(first.page, 'store-texts-import')).toEqual([]);
  await sheet.getByRole('button', { name: 'Import 2 languages' }).click();
  await expect(text(first.page, 'What’s New', 'English (US)')).toHaveValue('New search.');
  await text(first.page, 'What’s New', 'English (US)').fill('New search, offline.');
  const exited = once(first.process, 'exit');
  await first.app.evaluate(({ app }) => app.quit()).catch(() => {});
  await exited;

  const { page } = await launch();
  await openTab(page, 'Orbit Notes');
  await expect(text(page, 'What’s New', 'English (US)')).toHaveValue('New search, offline.');
  await language(page, 'German').click();
  await expect(text(page, 'What’s New', 'German')).toHaveValue('Neue Suche.');
});

test('What’s New becomes What to Test of the package that is open in Publish', async ({
  page,
  outside,
}) => {
  await openRejected(page);
  await card(page).getByRole('button', { name: 'More' }).click();
  await expect(page.getByText('Open the next build of this app in Publish first.')).toBeVisible();
  await page.keyboard.press('Escape');
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await openTab(page, 'Orbit Notes');
  await card(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Use as What to Test' }).click();
  const sheet = page.getByRole('dialog', { name: 'Use What’s New as What to Test' });
  await expect(sheet).toContainText('For 1.4.0 (42), open in Publish.');
  await sheet.getByRole('button', { name: 'Copy 2 languages' }).click();
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Publish' })
    .click();
  await expect(page.getByRole('textbox', { name: 'What to Test, English (US)' })).toHaveValue(
    'Folders can be shared.',
  );
});

test('the first version of an app has no What’s New, and says so', async ({ page }) => {
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'first-release' });
  await openTab(page, 'Orbit Notes');
  await expect(card(page)).toContainText('The first version of an app has no What’s New.');
  await expect(text(page, 'Description', 'English (US)')).toBeVisible();
});

const review = (page: Page) => page.locator('#store-review-detail');

/** What App Store Connect has of it, read again by a request of its own. */
async function reviewDetail(page: Page) {
  const [account] = await get(page, 'accounts:list', {});
  const key = { accountId: account?.id ?? '', bundleId: orbit, platform: 'IOS' as const };
  return (await get(page, 'app-store:read', key)).reviewDetail;
}

test('App Review information is filled in by the keyboard, refused at its field, saved and read back', async ({
  page,
  app,
}) => {
  await openRejected(page);
  await expect(review(page)).toContainText('Sign-in details');
  await review(page).getByRole('button', { name: 'Edit…' }).focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'App Review' });
  await expect(sheet.getByRole('button', { name: 'Close' }).first()).toBeVisible();
  await sheet.getByLabel('Phone Number').fill('+1 415 555');
  await expect(sheet.getByText('The number has too few digits for its country.')).toBeVisible();
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet.getByText(/^App Store Connect: /)).toBeVisible();
  await expect(sheet.getByRole('alert')).toContainText('Nothing was saved.');
  expect(await faultsInBothThemes(page, 'store-review-detail')).toEqual([]);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 780));
  await keepScreen(page, 'narrow-store-review-detail');
  await window.evaluate((opened) => opened.setSize(1200, 800));

  await sheet.getByLabel('Phone Number').fill('+1 415 555 0199');
  await sheet
    .getByRole('textbox', { name: 'Review Notes' })
    .fill('Sign in first.\nThen open a note.');
  const signIn = sheet.getByRole('switch', { name: 'Sign-in required' });
  if (!(await signIn.isChecked()))
    await sheet.getByText('Sign-in required', { exact: true }).click();
  await sheet.getByLabel('User Name').fill('reviewer@example.com');
  await sheet.getByLabel('Password', { exact: true }).fill('a secret of the reviewer');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet.getByText(/saved and verified/)).toBeVisible();
  await expect(sheet.getByLabel('Password', { exact: true })).toHaveValue('');
  await sheet.getByRole('button', { name: 'Close' }).last().click();
  await expect(review(page)).toContainText('2 lines');
  await expect(review(page)).toContainText('Saved');
  await expect(review(page).getByRole('button', { name: 'Edit…' })).toBeFocused();
  expect(await reviewDetail(page)).toMatchObject({
    contactPhone: '+1 415 555 0199',
    demoAccountRequired: 'true',
    demoAccountName: 'reviewer@example.com',
    notes: 'Sign in first.\nThen open a note.',
  });
});

test('the contact of beta review becomes that of App Review, and someone else’s change is not overwritten', async ({
  page,
}) => {
  await openRejected(page);
  const before = await reviewDetail(page);
  await review(page).getByRole('button', { name: 'Edit…' }).click();
  const sheet = page.getByRole('dialog', { name: 'App Review' });
  await sheet.getByLabel('First Name').fill('Nobody');
  await sheet.getByRole('button', { name: 'Use the Beta App Review contact' }).click();
  await expect(sheet.getByLabel('First Name')).toHaveValue(before?.contactFirstName ?? '');
  await sheet.getByLabel('Last Name').fill('Mine');
  const [account] = await get(page, 'accounts:list', {});
  const key = { accountId: account?.id ?? '', bundleId: orbit, platform: 'IOS' as const };
  const versionId = (await get(page, 'app-store:read', key)).open?.id ?? '';
  const change = { contactLastName: 'Theirs' };
  await get(page, 'app-store:save-review-detail', { ...key, versionId, base: before, change });

  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet.getByRole('alert')).toContainText('Someone else changed');
  await expect(sheet.getByRole('group')).toContainText('Theirs');
  expect(await faultsInBothThemes(page, 'store-review-detail-conflict')).toEqual([]);
  await sheet.getByRole('button', { name: 'Keep mine' }).click();
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet.getByText(/saved and verified/)).toBeVisible();
  expect(await reviewDetail(page)).toMatchObject({ contactLastName: 'Mine' });
});

test('with many languages the list has a filter on /, and Arabic is written from right to left', async ({
  page,
  app,
}) => {
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'rejected-build' });
  const [account] = await get(page, 'accounts:list', {});
  const key = { accountId: account?.id ?? '', bundleId: orbit, platform: 'IOS' as const };
  const more = ['ar-SA', 'he', 'fr-FR', 'fr-CA', 'ja', 'ko', 'it', 'pt-BR', 'es-MX', 'zh-Hant'];
  const texts = more.map((locale) => ({ locale, whatsNew: `${'A longer text. '.repeat(40)}` }));
  const draft = await get(page, 'app-store:read-draft', key);
  await get(page, 'app-store:save-draft', {
    ...key,
    draft: {
      versionId: null,
      buildId: null,
      release: null,
      timeZone: null,
      phasedRelease: null,
      copyright: null,
      ...draft,
      texts,
    },
  });
  await openTab(page, 'Orbit Notes');
  await expect(card(page)).toContainText('12 of 12 languages');
  await card(page).getByRole('heading', { name: 'What’s New' }).click();
  await page.keyboard.press('/');
  const filter = card(page).getByRole('searchbox', { name: 'Filter languages' });
  await expect(filter).toBeFocused();
  await page.keyboard.type('arab');
  await page.keyboard.press('Enter');
  await expect(text(page, 'What’s New', 'Arabic')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('البحث أسرع');
  const direction = await text(page, 'What’s New', 'Arabic').evaluate(
    (area) => getComputedStyle(area).direction,
  );
  expect(direction).toBe('rtl');
  await card(page).getByRole('button', { name: 'Clear filter' }).click();
  await card(page).scrollIntoViewIfNeeded();
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await keepScreen(page, 'rtl-store-texts');
  await page.evaluate(() => document.documentElement.removeAttribute('dir'));
  await language(page, 'Korean').click();
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 900));
  await card(page).scrollIntoViewIfNeeded();
  expect(await faultsInBothThemes(page, 'store-texts-many')).toEqual([]);
});
