import type { Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  turnOn,
  writeNote,
} from './support/publishing';

const patience = { timeout: 120_000 };

const runOf = async (page: Page) => (await get(page, 'runs:list', {}))[0];

async function open(page: Page, outside: string): Promise<void> {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await turnOn(page, 'checkbox', 'Design');
}

async function isRunning(page: Page): Promise<void> {
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await get(page, 'practice:advance-clock', { minutes: 600 });
}

const noteField = (page: Page, language: string) =>
  page.getByRole('textbox', { name: `What to Test, ${language}` });

/** How many requests the practice server has got, once what the window knows of them has caught up. */
async function arrived(page: Page): Promise<number> {
  let last = -1;
  const isSettled = async () => {
    const before = last;
    last = (await get(page, 'practice:read', {})).world.arrived;
    return last === before;
  };
  await expect.poll(isSettled, { intervals: [500], timeout: 30_000 }).toBe(true);
  return last;
}

/** The requests since then that changed a note of a build. */
async function changesOfNotes(page: Page, since: number): Promise<string[]> {
  await arrived(page);
  const { world } = await get(page, 'practice:read', {});
  return world.requests
    .slice(0, world.arrived - since)
    .map(({ method, path }) => `${method} ${path}`)
    .filter((request) => /^(POST|PATCH|DELETE) \/v1\/betaBuildLocalizations/.test(request));
}

test('a refused language is fixed in its run, and only that one is sent again', async ({
  page,
  outside,
}) => {
  test.setTimeout(240_000);
  await open(page, outside);
  await get(page, 'practice:set-fault', { name: 'note-refused', argument: 'de-DE', times: null });
  await writeNote(page, 'English (US)', 'Try the search.');
  await writeNote(page, 'German', 'Teste die Suche.');
  await pressPublish(page);
  await isRunning(page);
  const step = page.getByRole('list', { name: 'Steps' });
  await expect(step.getByText('1 sent; 1 refused: German')).toBeVisible(patience);
  expect(await faultsInBothThemes(page, 'run-note-refused')).toEqual([]);
  expect((await runOf(page))?.groups.every(({ state }) => state === 'waiting')).toBe(true);
  const before = await arrived(page);

  await page.getByRole('button', { name: 'Edit notes', exact: true }).click();
  await expect(noteField(page, 'German')).toHaveValue('Teste die Suche.');
  expect(await faultsInBothThemes(page, 'run-notes-editor')).toEqual([]);
  await noteField(page, 'German').fill('Teste die neue Suche.');
  await expect
    .poll(async () => (await runOf(page))?.plan.notes.map(({ text }) => text).sort())
    .toEqual(['Teste die neue Suche.', 'Try the search.']);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Edit notes', exact: true })).toBeFocused();
  await get(page, 'practice:clear-faults', { fault: null });
  await page.getByRole('button', { name: 'Resume run' }).click();
  await expect.poll(async () => (await runOf(page))?.status.state, patience).toBe('done');
  const run = await runOf(page);
  expect(run?.notes.map(({ state }) => state)).toEqual(['read-back', 'read-back']);
  expect(await changesOfNotes(page, before)).toHaveLength(1);
});

test('the upload starts before the notes, which are written in the run and sent once they are ready', async ({
  page,
  outside,
}) => {
  test.setTimeout(240_000);
  await open(page, outside);
  await page.getByRole('button', { name: 'Upload now, finish notes later' }).click();
  await isRunning(page);
  await expect(page.getByText('No notes have been written yet.')).toBeVisible();
  await expect(page).toHaveTitle(/^Waiting for your notes/, patience);
  expect(await faultsInBothThemes(page, 'run-waits-for-notes')).toEqual([]);
  expect((await runOf(page))?.groups.every(({ state }) => state === 'waiting')).toBe(true);

  await page.getByRole('button', { name: 'Edit notes', exact: true }).click();
  await noteField(page, 'English (US)').pressSequentially('Try the search');
  await expect
    .poll(async () => (await runOf(page))?.plan.notes)
    .toEqual([{ locale: 'en-US', text: 'Try the search' }]);
  await page.getByRole('button', { name: 'Mark as ready' }).click();
  await expect.poll(async () => (await runOf(page))?.status.state, patience).toBe('done');
  expect((await runOf(page))?.notes).toMatchObject([{ name: 'en-US', state: 'read-back' }]);
  await noteField(page, 'English (US)').fill('Try the search offline');
  await page.getByRole('button', { name: 'Send English (US)' }).click();
  await expect
    .poll(async () => {
      const run = await runOf(page);
      return [run?.plan.notes[0]?.text, run?.notes[0]?.state, run?.status.state];
    }, patience)
    .toEqual(['Try the search offline', 'read-back', 'done']);
});

test('a note that someone changed meanwhile is shown beside both texts, and theirs can be kept', async ({
  page,
  outside,
}) => {
  test.setTimeout(240_000);
  await open(page, outside);
  await get(page, 'practice:set-fault', { name: 'note-changed', argument: 'en-US', times: null });
  await writeNote(page, 'English (US)', 'Try the search.');
  await pressPublish(page);
  await isRunning(page);
  const conflicts = page.getByRole('region', { name: 'Notes changed outside Slipway' });
  await expect(conflicts).toBeVisible(patience);
  expect(await faultsInBothThemes(page, 'run-note-changed')).toEqual([]);
  const theirs = (await runOf(page))?.notes[0]?.elsewhere?.theirs ?? '';
  expect(theirs).not.toBe('');
  await expect(conflicts).toContainText('Try the search.');
  await expect(conflicts).toContainText(theirs);
  const edit = conflicts.getByRole('button', { name: 'Edit: English (US)' });
  await edit.click();
  await expect(noteField(page, 'English (US)')).toHaveValue('Try the search.');
  // The other text and the choice are where the note is edited, too.
  await expect(conflicts).toContainText(theirs);
  await expect(conflicts.getByRole('button', { name: 'Replace with mine' })).toBeVisible();
  expect(await faultsInBothThemes(page, 'run-notes-changed')).toEqual([]);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(edit).toBeFocused();
  await page.getByRole('button', { name: 'Use theirs' }).click();
  await expect(conflicts).toBeHidden();
  await page.getByRole('button', { name: 'Resume run' }).click();
  await expect.poll(async () => (await runOf(page))?.status.state, patience).toBe('done');
  expect((await runOf(page))?.plan.notes).toEqual([{ locale: 'en-US', text: theirs }]);
});

test('a finished run with a refused note says so, and sends it again as it is', async ({
  page,
  outside,
}) => {
  test.setTimeout(240_000);
  await open(page, outside);
  await get(page, 'practice:set-fault', { name: 'note-refused', argument: 'de-DE', times: null });
  await writeNote(page, 'English (US)', 'Try the search.');
  await writeNote(page, 'German', 'Teste die Suche.');
  await turnOn(page, 'switch', 'Continue without refused notes');
  await pressPublish(page);
  await isRunning(page);
  await expect.poll(async () => (await runOf(page))?.status.state, patience).toBe('done');
  const card = page.locator('.receipt');
  await expect(card).toHaveClass(/receipt-look/);
  await expect(card).toContainText('German: Refused by App Store Connect');
  expect(await faultsInBothThemes(page, 'run-done-note-refused')).toEqual([]);
  await card.getByRole('button', { name: 'Edit notes' }).click();
  await expect(noteField(page, 'German')).toHaveValue('Teste die Suche.');
  await expect(page.getByText('1 sent; 1 refused: German')).toBeVisible();
  expect(await faultsInBothThemes(page, 'run-notes-refused')).toEqual([]);
  await get(page, 'practice:clear-faults', { fault: null });
  const before = await arrived(page);
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect
    .poll(async () => (await runOf(page))?.notes.map(({ state }) => state), patience)
    .toEqual(['read-back', 'read-back']);
  expect(await changesOfNotes(page, before)).toHaveLength(1);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(card).not.toHaveClass(/receipt-look/);
});

test('deleting a sent note is named by the button that does it, and can be taken back alone', async ({
  page,
  outside,
}) => {
  test.setTimeout(240_000);
  await open(page, outside);
  await writeNote(page, 'English (US)', 'Try the search.');
  await writeNote(page, 'German', 'Teste die Suche.');
  await pressPublish(page);
  await isRunning(page);
  await expect.poll(async () => (await runOf(page))?.status.state, patience).toBe('done');
  await page.getByRole('button', { name: 'Edit notes', exact: true }).click();
  const language = (name: string) =>
    page.getByRole('listbox', { name: 'Languages' }).getByRole('option', { name });
  await language('German').click();
  await page.getByRole('button', { name: 'Remove German' }).click();
  const deletes = page.getByRole('button', { name: 'Delete German in App Store Connect' });
  await expect(deletes).toBeVisible();
  await language('English (US)').click();
  await noteField(page, 'English (US)').fill('Try the new search.');
  const both = page.getByRole('button', {
    name: 'Send English (US) and delete German in App Store Connect',
  });
  await expect(both).toBeVisible();
  expect(await faultsInBothThemes(page, 'run-notes-removed')).toEqual([]);
  await page.getByRole('button', { name: 'Keep German' }).click();
  await expect(both).toBeHidden();
  const before = await arrived(page);
  await page.getByRole('button', { name: 'Send English (US)', exact: true }).click();
  await expect
    .poll(async () => {
      const run = await runOf(page);
      return [run?.status.state, run?.notes.map(({ state }) => state)];
    }, patience)
    .toEqual(['done', ['read-back', 'read-back']]);
  expect((await changesOfNotes(page, before)).map((one) => one.split(' ')[0])).toEqual(['PATCH']);
});

test('the notes of a build without its package are edited from the page of its app', async ({
  page,
}) => {
  await practiceIsRunning(page);
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Apps' })
    .click();
  await page
    .getByRole('row', { name: /Orbit Notes/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Actions for 1.3.2 (41)' }).click();
  await page.getByRole('menuitem', { name: 'Edit What to Test…' }).click();
  await noteField(page, 'English (US)').fill('Try the login again.');
  expect(await faultsInBothThemes(page, 'build-notes')).toEqual([]);
  const before = await arrived(page);
  await page.getByRole('button', { name: 'Send English (US)' }).click();
  await expect.poll(async () => (await runOf(page))?.status.state, patience).toBe('done');
  expect((await runOf(page))?.notes).toMatchObject([{ name: 'en-US', state: 'read-back' }]);
  expect(await changesOfNotes(page, before)).toHaveLength(1);
});
