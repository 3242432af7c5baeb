import type { Locator, Page } from '@playwright/test';
import { faultsInBothThemes, keepBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { askPractice, practiceUrl } from './support/practice-server';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';

const field = (page: Page, language = 'English (US)') =>
  page.getByRole('textbox', { name: `What to Test, ${language}` });
const row = (page: Page) => page.locator('.fix-row');
const counter = (page: Page) => page.locator('.note-foot-words > .numbers');

async function openPlan(page: Page, outside: string): Promise<void> {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await page
    .getByRole('listbox', { name: 'Languages' })
    .getByRole('option', { name: 'English (US)' })
    .click();
}

/** What is marked, by kind: the text of each mark. */
function marked(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const found: Record<string, string[]> = {};
    for (const [name, highlight] of CSS.highlights) {
      const texts = [...highlight].map((range) => String(range));
      if (texts.length > 0) found[name] = texts;
    }
    return found;
  });
}

const css = (shown: string, hidden: string): string => `
  ${shown}, ${hidden} { caret-color: transparent !important; }
  ${shown} { color: black !important; }
  ${hidden} { color: transparent !important; }
  .note-box { outline: none !important; }
  ${['refused', 'doubtful', 'decomposed', 'invisible']
    .map((kind) => `::highlight(note-${kind})`)
    .join(', ')} { background-color: transparent !important; text-decoration: none !important; }
`;

/** The pixels of the box, first with the text of the area, then with that of the marks: they have to be the same. */
async function bothLayers(page: Page): Promise<[Buffer, Buffer]> {
  const box = page.locator('.note-box');
  const shot = async (shown: string, hidden: string): Promise<Buffer> => {
    await page.evaluate(
      (css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      },
      css(shown, hidden),
    );
    const taken = await box.screenshot();
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
    return taken;
  };
  return [await shot('.note-area', '.note-marks'), await shot('.note-marks', '.note-area')];
}

async function fill(page: Page, text: string): Promise<Locator> {
  const area = field(page);
  await area.fill(text);
  return area;
}

test('an emoji is marked where it stands, and its fix says what it does and is undone by one key', async ({
  page,
  outside,
}) => {
  await openPlan(page, outside);
  const text = 'Offline search.\nTry it on a plane 🚀 today.';
  const area = await fill(page, text);
  expect(await marked(page)).toEqual({ 'note-refused': ['🚀'] });
  await expect(row(page)).toContainText('App Store Connect doesn’t accept “🚀” (line 2).');
  expect(await faultsInBothThemes(page, 'note-refused')).toEqual([]);
  const between = async (): Promise<(number | undefined)[]> => {
    const above = await area.boundingBox();
    const below = await page.locator('.note-foot').boundingBox();
    return [above?.height, (below?.y ?? 0) - (above?.y ?? 0)];
  };
  const places = await between();
  await row(page).getByRole('button', { name: 'Show in text' }).click();
  expect(
    await area.evaluate((one) => {
      const { value, selectionStart, selectionEnd } = one as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    }),
  ).toBe('🚀');
  await row(page).getByRole('button', { name: 'Remove “🚀”' }).click();
  await expect(area).toHaveValue('Offline search.\nTry it on a plane today.');
  await expect(area).toBeFocused();
  await expect(row(page)).toHaveText('');
  // Nothing moves when the row is empty.
  expect(await between()).toEqual(places);
  await page.keyboard.press('Control+z');
  await expect(area).toHaveValue(text);
  expect(await marked(page)).toEqual({ 'note-refused': ['🚀'] });
});

test('everything that is wrong with a note is listed, and fixed with one undo', async ({
  page,
  outside,
}) => {
  await openPlan(page, outside);
  const text = '✅ Sync <fast>\n✨ Cafe\u0301 𠮷野家\nFamily 👨‍👩‍👧 a\u200bb x\u030c';
  const area = await fill(page, text);
  expect(await marked(page)).toEqual({
    'note-refused': ['✅', '<', '✨', '𠮷', '👨‍👩‍👧'],
    'note-decomposed': ['e\u0301'],
    'note-doubtful': ['x\u030c'],
    // With the letter before it, since it has no width.
    'note-invisible': ['a\u200b'],
  });
  await page.getByRole('button', { name: /^\+\d+ more$/ }).click();
  const list = page.getByRole('dialog', { name: 'All problems in this note' });
  await expect(list).toContainText('Replace “<” with “‹”');
  await expect(list).toContainText('Combine');
  expect(await faultsInBothThemes(page, 'note-issues')).toEqual([]);
  await list.getByRole('button', { name: /^Fix all/ }).click();
  await expect(area).toHaveValue('• Sync ‹fast>\n• Café 𠮷野家\nFamily ab x');
  expect(await marked(page)).toEqual({ 'note-refused': ['𠮷'] });
  await page.keyboard.press('Control+z');
  await expect(area).toHaveValue(text);
});

test('a note is counted against the limit in amber, then in red, with the characters that are too many', async ({
  page,
  outside,
}) => {
  await openPlan(page, outside);
  await fill(page, 'x'.repeat(3599));
  await expect(counter(page)).toHaveClass(/note-count-room/);
  await fill(page, 'x'.repeat(3600));
  await expect(counter(page)).toHaveText('3,600 of 4,000');
  await expect(counter(page)).toHaveClass(/note-count-near/);
  await expect(page.getByText('400 characters left of 4,000.')).toBeAttached();
  await fill(page, `${'x'.repeat(4000)}y`);
  await expect(counter(page)).toHaveClass(/note-count-over/);
  await expect(row(page)).toContainText('This note is 1 character too long.');
  await row(page).getByRole('button', { name: 'Show in text' }).click();
  expect(await page.evaluate(() => String(document.getSelection()))).toBe('y');
  await fill(page, 'あ'.repeat(1334));
  await expect(counter(page)).toHaveText('1,334 of 4,000 · 4,002 bytes');
});

test('the marks stay on the text: in Arabic, mixed paragraphs, tabs, long lines, narrow and enlarged', async ({
  app,
  page,
  outside,
}) => {
  await openPlan(page, outside);
  const texts = {
    arabic: 'جرّب البحث بدون إنترنت 🚀 الآن.\nLatin line < here\nשורה בעברית ✓ סוף (beta) 1.4\n',
    bidi: 'a \u202eabc\u202c def \u200f(x)\u200e 🚀 سلام < b\n\tTabs\there\tand 👨‍👩‍👧 AVAToWa fi ffi\n\n',
    long: `${'word '.repeat(300)}🚀 ${'unbrokenword'.repeat(90)}< ${'日本語テスト'.repeat(60)}\n x\u030c e\u0301`,
    lines: `${'Line of text AV.\n'.repeat(200)}🚀`,
  };
  const window = await app.browserWindow(page);
  await field(page).evaluate((one) => one.setAttribute('spellcheck', 'false'));
  for (const [width, zoom] of [
    [1180, 1],
    [720, 1],
    [1180, 2],
  ] as const) {
    await window.evaluate((opened, wide) => opened.setSize(wide, 780), width);
    await window.evaluate((opened, factor) => opened.webContents.setZoomFactor(factor), zoom);
    for (const [name, text] of Object.entries(texts)) {
      await fill(page, text);
      const [typed, behind] = await bothLayers(page);
      expect(typed.equals(behind), `${name} at ${width} px, enlarged ${zoom} times`).toBe(true);
    }
    await fill(page, texts.arabic);
    await keepBothThemes(page, `note-arabic-${width}-${zoom}`);
  }
});

test('hints never block, and a dismissed one stays away for that note', async ({
  page,
  outside,
}) => {
  await openPlan(page, outside);
  await fill(page, 'TODO: as on Android, see http://example.org');
  await expect(row(page)).toContainText('looks unfinished');
  expect(await faultsInBothThemes(page, 'note-hint')).toEqual([]);
  await row(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(row(page)).not.toContainText('looks unfinished');
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole('button', { name: 'Rehearse', exact: true }).last()).toBeEnabled();
});

test('what is shown is what App Store Connect stores, byte for byte', async ({
  page,
  home,
  outside,
}) => {
  await openPlan(page, outside);
  const text =
    '\tTabs, e\u0301 ‹ → • ™ \u200f(rtl)\u200e\u00a0nbsp  \n\n سلام می‌خواهم\n trailing  \n\n';
  const area = await fill(page, text);
  await page.getByRole('button', { name: 'Combine' }).click();
  const shown = await area.inputValue();
  expect(shown).toBe(text.replace('e\u0301', 'é'));
  await pressPublish(page);
  await expect
    .poll(async () => (await get(page, 'runs:list', {}))[0]?.notes.map(({ state }) => state), {
      timeout: 90_000,
    })
    .toEqual(['read-back']);
  const url = await practiceUrl(page);
  const stored = await askPractice(home, url, '/v1/betaBuildLocalizations');
  const texts = stored.map(({ attributes }) => attributes.whatsNew);
  expect(texts.filter((one) => one === shown)).toHaveLength(1);
});
