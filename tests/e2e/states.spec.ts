import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { catalogue } from '#shared/error-catalogue';
import { openEveryRun } from './support/activity';
import { faultsInBothThemes } from './support/both-themes';
import { expect, test } from './support/fixture';
import { keepRun } from './support/kept-runs';
import { practiceIsRunning } from './support/publishing';
import { type RunState, runStates } from './support/run-states';

/** What an app could do with a broken disk: a journal of which not even the first line is left. */
const unreadableId = '20261120-091500-c0ffee';

async function keepAll(home: string): Promise<void> {
  for (const [place, state] of runStates.entries()) {
    await keepRun(home, { ...state.kept, ...placed(place) });
  }
  keepUnreadable(home);
}

function keepUnreadable(home: string): void {
  const folder = join(home, 'practice/runs', unreadableId);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'journal.jsonl'), 'not a line of a journal\n');
}

function placed(place: number): { buildNumber: string; minutesAgo: number } {
  return { buildNumber: `${60 + place}`, minutesAgo: 90 + place };
}

const runs = (page: Page) => page.getByRole('grid', { name: 'Runs' });
const activity = (page: Page) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: /^Activity/ });

/** The actions of the run itself, without those that every run has in its header. */
async function actionsOf(page: Page): Promise<string[]> {
  const buttons = page.locator('.screen').getByRole('button');
  const names = await buttons.allTextContents();
  const folds =
    /^(Details|(Edit|View) notes|\d+ steps done.*|Not in this run.*|\d+ (languages?|groups?))$/;
  // Some buttons show their key beside their name; the code of an error leads to Help.
  const bare = names.map((name) => name.replace(/Ctrl\+\w+$/, '').trim());
  return bare.filter((name) => !folds.test(name) && !Object.hasOwn(catalogue, name));
}

async function expectState(page: Page, state: RunState, place: number): Promise<void> {
  const row = runs(page).getByRole('row', { name: `(${placed(place).buildNumber})` });
  await expect(row).toContainText(state.word);
  await row.click();
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  for (const words of state.says) await expect(page.locator('.screen')).toContainText(words);
  await expect(page).toHaveTitle(new RegExp(`^${state.word}: Orbit Notes`));
  expect(await actionsOf(page)).toEqual(state.acts);
}

test('every state of a run has its own message and next action', async ({ launch, home }) => {
  test.setTimeout(240_000);
  await keepAll(home);
  const { app, page } = await launch();
  await practiceIsRunning(page);
  const faults: Record<string, string[]> = {};
  const look = async (name: string): Promise<void> => {
    const seen = await faultsInBothThemes(page, `state-${name}`);
    if (seen.length > 0) faults[name] = seen;
  };
  await look('recent');

  await openEveryRun(page);
  const waiting = runStates.filter(({ needsYou }) => needsYou).length;
  await expect(activity(page)).toHaveAccessibleName(`Activity ${waiting} runs need attention`);
  const unreadable = runs(page).getByRole('row', { name: 'Can’t be read' });
  await expect(unreadable).toContainText('Run of 20 Nov 2026');
  await expect(unreadable).toContainText('The first entry of its journal is damaged');
  await expect(unreadable).toContainText('Everything that can be read is kept.');
  await look('activity');
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 900));
  await look('activity-narrow');
  // Every row is visible without scrolling.
  await window.evaluate((opened) => opened.setSize(1180, 1000));

  for (const [place, state] of runStates.entries()) {
    await activity(page).click();
    await expectState(page, state, place);
    await look(state.name);
  }
  expect(faults).toEqual({});
});

test('a run that cannot be read is shown in its folder, by a click and by the keyboard', async ({
  launch,
  home,
}) => {
  // In a list that has to be scrolled, a slow machine may still be placing the rows when one is clicked.
  keepUnreadable(home);
  const { app, page } = await launch();
  await app.evaluate(({ shell }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    shell.showItemInFolder = (path: string) => void shown.push(path);
  });
  await openEveryRun(page);
  const row = runs(page).getByRole('row', { name: 'Can’t be read' });
  const folder = join(home, 'practice/runs', unreadableId);
  const shown = () => app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown);
  await row.getByRole('button', { name: 'Show in folder' }).click();
  await expect.poll(shown).toEqual([folder]);
  await row.focus();
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(shown).toEqual([folder, folder]);
});
