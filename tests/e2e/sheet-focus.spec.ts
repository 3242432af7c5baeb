import type { Page } from '@playwright/test';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { practiceIsRunning, sampleIn } from './support/publishing';

const screen = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name }).click();
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const sheets = '[role="dialog"], [role="alertdialog"]';

const nativeName = 'Native button';

/** The button that opens a sheet, by its name, and what has the focus in it. */
type Openers = readonly (readonly [opener: string | RegExp, focused: string])[];

/** Where the buttons are. */
const places: readonly { go: (page: Page) => Promise<unknown>; openers: Openers }[] = [
  {
    go: () => Promise.resolve(),
    openers: [[/^Override…/, 'Reason']],
  },
  {
    go: async (page) => {
      await screen(page, 'Apps');
      await page
        .getByRole('grid', { name: 'Apps' })
        .getByRole('row', { name: 'Orbit' })
        .first()
        .click();
      await tab(page, 'TestFlight');
    },
    openers: [['New preset…', 'Name']],
  },
  {
    go: async (page) => {
      await tab(page, 'Testers');
      const groups = page.getByRole('listbox', { name: 'Groups' });
      await groups.getByRole('option', { name: 'Beta circle' }).click();
    },
    openers: [
      ['New group…', 'Name'],
      ['Invite testers…', 'Email addresses'],
    ],
  },
  {
    go: (page) => screen(page, 'Accounts'),
    openers: [['Restore keys…', 'Choose backup…']],
  },
  {
    go: async (page) => {
      await screen(page, 'Practice');
      await addNativeButton(page, 'Start A first release');
    },
    openers: [
      ['Start A first release', 'Cancel'],
      // The same by a native button, whose Enter React Aria takes for a screen reader’s press.
      [nativeName, 'Cancel'],
    ],
  },
  {
    go: (page) => screen(page, 'Settings'),
    openers: [
      ['Show shortcuts', 'Close'],
      ['Add proxy sign-in…', 'Proxy'],
      ['Add destination…', 'Name'],
      ['Save Diagnostics…', 'Include System and versions'],
    ],
  },
];

/** Presses another one for its Enter. */
async function addNativeButton(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).evaluate((other: HTMLElement, words) => {
    const button = Object.assign(document.createElement('button'), { textContent: words });
    button.onclick = () => other.click();
    other.after(button);
  }, nativeName);
}

/** The name of what has the focus, once it stays where it is. */
async function focusedIn(page: Page): Promise<string> {
  // React Aria moves the focus within a few frames, and looks again after half a second.
  await page.waitForTimeout(700);
  return page.evaluate((selector) => {
    const at = document.activeElement;
    if (!at?.closest(selector)) return 'nothing in the sheet';
    if (at.matches(selector)) return 'the sheet itself';
    const labels = 'labels' in at ? (at.labels as NodeListOf<HTMLElement> | null) : null;
    const by = document.getElementById(at.getAttribute('aria-labelledby')?.split(' ')[0] ?? '');
    const words = at.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? by?.textContent;
    return (words ?? at.textContent).trim();
  }, sheets);
}

test('Enter on a button that opens a sheet moves the focus to its first control, and Escape brings it back', async ({
  page,
  outside,
}) => {
  test.setTimeout(600_000);
  await practiceIsRunning(page);
  const found: Record<string, string> = {};
  const expected: Record<string, string> = {};
  const look = async ([name, focused]: Openers[number]) => {
    const opener = page.getByRole('button', { name }).first();
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator(sheets).last(), `${name}`).toBeVisible();
    // What is read first has its controls later.
    await expect.poll(() => focusedIn(page), `${name}`).not.toBe('the sheet itself');
    expected[`${name}`] = focused;
    found[`${name}`] = await focusedIn(page);
    await page.keyboard.press('Escape');
    await expect(page.locator(sheets)).toHaveCount(0);
    await expect(opener, `${name}`).toBeFocused();
  };
  await dropFiles(page, [await sampleIn(outside, { defects: ['ad-hoc'] }, 'Ad hoc.ipa')]);
  await expect(page.getByRole('button', { name: /^Override…/ })).toBeVisible({ timeout: 60_000 });
  for (const { go, openers } of places) {
    await go(page);
    for (const opener of openers) await look(opener);
  }
  expect(found).toEqual(expected);
});
