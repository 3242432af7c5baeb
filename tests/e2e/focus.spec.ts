import type { ElectronApplication, Page } from '@playwright/test';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { chooseFromKeyMenu, keyRow } from './support/key-menu';
import { addLiveAccount } from './support/live-account';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

interface Stage {
  app: ElectronApplication;
  page: Page;
  outside: string;
}

/** An action in the window, by keyboard unless noted. */
interface Act {
  name: string;
  act: (stage: Stage) => Promise<void>;
  /** What shows that it has happened. */
  shows: (stage: Stage) => Promise<void>;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const resume = /^Resume run$/;
const writing = (page: Page, language: string) =>
  page.getByRole('textbox', { name: `What to Test, ${language}` });

async function press(page: Page, name: string | RegExp, key = 'Enter'): Promise<void> {
  await button(page, name).focus();
  await page.keyboard.press(key);
}

async function breakOnce(page: Page): Promise<void> {
  await press(page, 'Simulate problem');
}

const faults = (page: Page) => page.getByRole('list', { name: 'Simulated problems' });

const acts: readonly Act[] = [
  {
    name: 'open a package by a drop',
    act: async ({ page, outside }) => dropFiles(page, [await sampleIn(outside)]),
    shows: ({ page }) => packageIsOpen(page),
  },
  {
    name: 'unfold and fold',
    act: async ({ page }) => {
      await press(page, 'Timeouts');
      await page.keyboard.press('Enter');
    },
    shows: ({ page }) => expect(button(page, 'Timeouts')).toBeFocused(),
  },
  {
    name: 'use the default timeouts again, with a button that goes away',
    act: async ({ page }) => {
      await press(page, 'Timeouts');
      await page.getByLabel('Until the build appears').fill('20');
      await page.keyboard.press('Enter');
      await press(page, 'Use default timeouts');
    },
    shows: ({ page }) => expect(page.getByText('Use default timeouts')).toBeHidden(),
  },
  {
    name: 'tick a group',
    act: async ({ page }) => {
      await page.getByRole('checkbox', { name: 'Design' }).focus();
      await page.keyboard.press('Space');
    },
    shows: ({ page }) => expect(page.getByRole('checkbox', { name: 'Design' })).toBeFocused(),
  },
  {
    name: 'turn a switch on and off that brings another one',
    act: async ({ page }) => {
      await page.getByRole('switch', { name: 'Submit for beta review' }).focus();
      await page.keyboard.press('Space');
      await page.getByRole('switch', { name: 'Wait for approval' }).focus();
      // With the mouse this time, while the focus is on the element that disappears.
      await page
        .getByRole('switch', { name: 'Submit for beta review' })
        .evaluate((input: HTMLInputElement) => input.click());
    },
    shows: ({ page }) => expect(page.getByText('Wait for approval')).toBeHidden(),
  },
  {
    name: 'go to the next language and back while writing',
    act: async ({ page }) => {
      await writing(page, 'English (US)').focus();
      await page.keyboard.type('First, last');
      for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Alt+]');
      await page.keyboard.type('2? Deux');
      await page.keyboard.press('Alt+[');
      await page.keyboard.type('and ');
      await page.keyboard.press('Alt+]');
    },
    shows: async ({ page }) => {
      await expect(writing(page, 'French (France)')).toBeFocused();
      await expect(writing(page, 'French (France)')).toHaveValue('2? Deux');
      await page.keyboard.press('Alt+[');
      await expect(writing(page, 'English (US)')).toHaveValue('First, and last');
    },
  },
  {
    name: 'remove a language',
    act: ({ page }) => press(page, 'Remove English (US)'),
    shows: ({ page }) => expect(button(page, /^Undo/)).toBeVisible(),
  },
  {
    name: 'take that back',
    act: ({ page }) => press(page, 'Undo'),
    shows: ({ page }) => expect(button(page, 'Remove English (US)')).toBeVisible(),
  },
  {
    name: 'remove every language',
    act: async ({ page }) => {
      while ((await page.getByRole('button', { name: /^Remove [A-Z]/ }).count()) > 0)
        await press(page, /^Remove [A-Z]/);
    },
    shows: ({ page }) => expect(page.getByText('Add a language to write')).toBeVisible(),
  },
  {
    name: 'add a language',
    act: async ({ page }) => {
      await press(page, 'Add language');
      await page.keyboard.type('German');
      await page.keyboard.press('Enter');
    },
    shows: ({ page }) => expect(writing(page, 'German')).toBeVisible(),
  },
  {
    name: 'open the shortcuts and close them',
    act: async ({ page }) => {
      await button(page, 'Remove German').focus();
      await page.keyboard.press('Control+/');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
    },
    shows: ({ page }) => expect(page.getByRole('dialog')).toBeHidden(),
  },
  {
    name: 'open the command palette and close it',
    act: async ({ page }) => {
      await button(page, 'Remove German').focus();
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: /^Search actions/ })).toBeFocused();
      await page.keyboard.press('Escape');
    },
    shows: ({ page }) => expect(page.getByRole('dialog')).toBeHidden(),
  },
  {
    name: 'open the shortcuts from the command palette and close them',
    act: async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('keyboard shortcuts');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      await page.keyboard.press('Escape');
    },
    shows: ({ page }) => expect(button(page, 'Remove German')).toBeFocused(),
  },
  {
    name: 'refuse a package and dismiss the words about it',
    act: async ({ page }) => {
      await dropFiles(page, ['/nonexistent/Gone.ipa']);
      // Not the button of a toast, which may still be there.
      await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).focus();
      await page.keyboard.press('Enter');
    },
    shows: ({ page }) => expect(page.getByRole('alert')).toBeHidden(),
  },
  {
    name: 'remove a package that waits, and the last one',
    act: async ({ page, outside }) => {
      const first = await sampleIn(outside, { build: '43' }, 'A.ipa');
      const others = ['B.ipa', 'C.ipa'].map((name) => sampleIn(outside, {}, name));
      await dropFiles(page, [first, ...(await Promise.all(others))]);
      // The first takes the place of the open package, which redraws the list.
      await packageIsOpen(page, 'Orbit Notes 1.4.0 (43)');
      await press(page, 'Remove B.ipa');
      await expect(button(page, 'Remove B.ipa')).toBeHidden();
      await press(page, 'Remove C.ipa');
    },
    shows: ({ page }) => expect(page.getByText('Next packages')).toBeHidden(),
  },
  {
    name: 'discard the package and start again',
    act: ({ page }) => page.keyboard.press('Control+n'),
    shows: ({ page }) => expect(button(page, 'Try a sample app')).toBeVisible(),
  },
  {
    name: 'open the sample with a button that goes away',
    act: ({ page }) => press(page, 'Try a sample app'),
    shows: ({ page }) => packageIsOpen(page),
  },
  {
    name: 'publish',
    act: ({ page }) =>
      page
        .getByRole('button', { name: 'Rehearse', exact: true })
        .last()
        .focus()
        .then(() => page.keyboard.press('Enter')),
    shows: ({ page }) => expect(page.getByRole('list', { name: 'Steps' })).toBeVisible(),
  },
  {
    name: 'wait until the run is over',
    act: () => Promise.resolve(),
    shows: ({ page }) =>
      expect(button(page, 'Publish another build')).toBeVisible({ timeout: 120_000 }),
  },
  {
    name: 'show and hide the details of a run',
    act: async ({ page }) => {
      await press(page, /^Details/);
      await page.keyboard.press('Enter');
    },
    shows: async () => {},
  },
  {
    name: 'go to every screen by its key',
    act: async ({ page }) => {
      for (const key of ['2', '3', '4', '1', ',']) {
        await page.keyboard.press(`Control+${key}`);
        expect(await hasFocus(page), key).toBe(true);
      }
    },
    shows: ({ page }) => expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible(),
  },
  {
    name: 'limit the speed and stop it, with a field that goes away',
    act: async ({ page }) => {
      await page.getByRole('switch', { name: 'Limit upload speed' }).focus();
      await page.keyboard.press('Space');
      await page.getByRole('spinbutton', { name: /^Limit/ }).focus();
      await page
        .getByRole('switch', { name: 'Limit upload speed' })
        .evaluate((input: HTMLInputElement) => input.click());
    },
    shows: ({ page }) => expect(page.getByRole('spinbutton', { name: /^Limit/ })).toBeHidden(),
  },
  {
    name: 'simulate two problems, and remove one',
    act: async ({ page }) => {
      await page.keyboard.press('Control+5');
      await breakOnce(page);
      await expect(faults(page).getByRole('listitem')).toHaveCount(1);
      await breakOnce(page);
      await expect(faults(page).getByRole('listitem')).toHaveCount(2);
      await faults(page).getByRole('button').first().focus();
      await page.keyboard.press('Enter');
    },
    shows: async ({ page }) => {
      await expect(faults(page).getByRole('listitem')).toHaveCount(1);
      await expect(faults(page).getByRole('button')).toBeFocused();
    },
  },
  {
    name: 'remove the last problem',
    act: ({ page }) => page.keyboard.press('Enter'),
    shows: ({ page }) => expect(page.getByText('No problems are simulated.')).toBeVisible(),
  },
  {
    name: 'clear all problems with a button that goes away',
    act: async ({ page }) => {
      for (const count of [1, 2]) {
        await breakOnce(page);
        await expect(faults(page).getByRole('listitem')).toHaveCount(count);
      }
      await press(page, 'Clear all');
    },
    shows: ({ page }) => expect(page.getByText('No problems are simulated.')).toBeVisible(),
  },
  {
    name: 'pause the list of requests and let it continue',
    act: async ({ page }) => {
      await press(page, 'Pause');
      await page.keyboard.press('Enter');
    },
    shows: ({ page }) => expect(button(page, 'Pause')).toBeFocused(),
  },
  {
    name: 'restart practice',
    act: async ({ page }) => {
      await press(page, 'Start A first release');
      await press(page, 'Restart practice');
    },
    shows: ({ page }) =>
      expect(page.getByRole('listitem').filter({ hasText: 'Active' })).toContainText(
        'A first release',
      ),
  },
  {
    name: 'publish a run that has to wait',
    act: async ({ page }) => {
      await get(page, 'settings:write', { pausesUploads: true });
      await page.keyboard.press('Control+1');
      await press(page, 'Try a sample app');
      await expect(page.getByRole('table', { name: 'Beta groups' })).toBeVisible();
      await page.keyboard.press('4');
      await page.getByRole('button', { name: 'Rehearse', exact: true }).last().focus();
      await page.keyboard.press('Enter');
    },
    shows: ({ page }) => expect(button(page, 'Pause')).toBeVisible(),
  },
  {
    name: 'pause a run with a button that goes away',
    act: ({ page }) => press(page, 'Pause'),
    shows: ({ page }) => expect(button(page, resume)).toBeVisible(),
  },
  {
    name: 'continue the run with a button that goes away',
    act: ({ page }) => press(page, resume),
    shows: ({ page }) => expect(button(page, resume)).toBeHidden(),
  },
  {
    name: 'cancel the run',
    act: async ({ page }) => {
      await press(page, /^Cancel/);
      const question = page.getByRole('alertdialog');
      await question.getByRole('button', { name: /^Cancel/ }).focus();
      await page.keyboard.press('Enter');
    },
    shows: ({ page }) => expect(page).toHaveTitle(/^Canceled/),
  },
  {
    name: 'dismiss what was just done',
    act: async ({ page }) => {
      while ((await page.getByRole('button', { name: 'Dismiss' }).count()) > 0)
        await press(page, 'Dismiss');
    },
    shows: ({ page }) => expect(page.getByRole('region', { name: 'Notifications' })).toBeHidden(),
  },
  {
    name: 'add a key',
    act: async ({ app, page, outside }) => {
      await addLiveAccount(app, page, { name: 'Northwind', folder: outside });
    },
    shows: ({ page }) => expect(page.locator('.key-name', { hasText: 'Northwind' })).toBeVisible(),
  },
  {
    name: 'open Add key and close it',
    act: async ({ page }) => {
      await page.keyboard.press('Control+4');
      await press(page, 'Add key');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
    },
    shows: ({ page }) => expect(button(page, 'Add key')).toBeFocused(),
  },
  {
    name: 'check a key',
    act: ({ page }) => chooseFromKeyMenu(page, 'Rehearsal team', 'Check key'),
    shows: ({ page }) => expect(keyRow(page, 'Rehearsal team')).toContainText('Working'),
  },
  {
    name: 'check all keys',
    act: ({ page }) => press(page, 'Check all keys'),
    shows: async ({ page }) => {
      await expect(page.getByText('Checking…')).toBeHidden();
      await expect(button(page, 'Check all keys')).toBeFocused();
    },
  },
  {
    name: 'put a key in use with an entry that goes away',
    act: async ({ page }) => {
      await chooseFromKeyMenu(page, 'Rehearsal team', 'Use for publishing');
      await chooseFromKeyMenu(page, 'Northwind', 'Use for publishing');
    },
    shows: ({ page }) => expect(keyRow(page, 'Northwind')).toContainText('In use'),
  },
  {
    name: 'show and hide the checks of a key',
    act: async ({ page }) => {
      await chooseFromKeyMenu(page, 'Rehearsal team', 'Show checks');
      await chooseFromKeyMenu(page, 'Rehearsal team', 'Hide checks');
    },
    shows: ({ page }) =>
      expect(page.getByRole('region', { name: 'Checks of Rehearsal team' })).toBeHidden(),
  },
  {
    name: 'rename a key',
    act: async ({ page }) => {
      await chooseFromKeyMenu(page, 'Northwind', 'Rename…');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('Southwind');
      await page.keyboard.press('Enter');
    },
    shows: ({ page }) => expect(keyRow(page, 'Southwind')).toBeFocused(),
  },
  {
    name: 'delete a key',
    act: ({ page }) => chooseFromKeyMenu(page, 'Southwind', 'Delete key…'),
    shows: async ({ page }) => {
      await expect(keyRow(page, 'Southwind')).toBeHidden();
      await expect(keyRow(page, 'Rehearsal team')).toBeFocused();
    },
  },
  {
    name: 'click on an empty place of the sidebar',
    act: ({ page }) => page.mouse.click(30, 400),
    shows: async () => {},
  },
];

/**
 * After popups have restored the focus, if they do: one that fades out takes some frames, is removed, and restores the
 * focus two frames later, so that a single look could fall into these two.
 */
function hasFocus(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const isLost = () =>
      document.activeElement === null || document.activeElement === document.body;
    for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < 20 && isLost(); frame += 1)
      await new Promise(requestAnimationFrame);
    return !isLost();
  });
}

test('the focus is on an element after every action', async ({ app, page, outside }) => {
  test.setTimeout(600_000);
  await answerQuestions(app, 0);
  await practiceIsRunning(page);
  const lost: string[] = [];
  for (const { name, act, shows } of acts) {
    await test.step(name, async () => {
      const stage = { app, page, outside };
      await act(stage);
      if (!(await hasFocus(page))) lost.push(`${name}, at once`);
      await shows(stage);
      if (!(await hasFocus(page))) lost.push(name);
    });
  }
  expect(lost).toEqual([]);
  for (const account of await get(page, 'accounts:list', {}))
    if (account.environment === 'live')
      await get(page, 'accounts:delete', { accountId: account.id });
});

interface Pressed {
  key: string;
  code: string;
  altKey: boolean;
  isComposing?: true;
  modifierAltGraph?: true;
}

test('the keys for the next language depend on their position, and other characters are typed', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await writing(page, 'English (US)').focus();
  const send = (pressed: Pressed) =>
    writing(page, 'English (US)')
      .or(writing(page, 'French (France)'))
      .first()
      .evaluate(
        (area, given) =>
          area.dispatchEvent(
            new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...given }),
          ),
        pressed,
      );
  // AltGr and a dead key are text input; Option types a quotation mark on a Mac, and is kept from doing so.
  expect(await send({ key: '[', code: 'BracketLeft', altKey: true, modifierAltGraph: true })).toBe(
    true,
  );
  expect(await send({ key: 'Dead', code: 'BracketRight', altKey: true, isComposing: true })).toBe(
    true,
  );
  await expect(writing(page, 'English (US)')).toBeFocused();
  expect(await send({ key: '‘', code: 'BracketRight', altKey: true })).toBe(false);
  await expect(writing(page, 'French (France)')).toBeFocused();
});
