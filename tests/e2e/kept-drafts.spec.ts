import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { ask, get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import {
  packageIsOpen,
  practiceIsRunning,
  sampleIn,
  turnOn,
  writeNote,
} from './support/publishing';

const patience = { timeout: 120_000 };

const noteField = (page: Page, language: string) =>
  page.getByRole('textbox', { name: `What to Test, ${language}` });

async function openNote(page: Page, language: string): Promise<void> {
  await page
    .getByRole('listbox', { name: 'Languages' })
    .getByRole('option', { name: language })
    .click();
}

async function openPackage(page: Page, file: string): Promise<void> {
  await practiceIsRunning(page);
  await dropFiles(page, [file]);
  await packageIsOpen(page);
}

async function killed(process: ChildProcess): Promise<void> {
  const exited = once(process, 'exit');
  process.kill('SIGKILL');
  await exited;
}

for (const how of ['closing the window', 'quitting'] as const)
  test(`${how} at once after the last key loses nothing of a note`, async ({ launch, outside }) => {
    const file = await sampleIn(outside);
    const first = await launch();
    await openPackage(first.page, file);
    await openNote(first.page, 'German');
    await noteField(first.page, 'German').fill('Vorher');
    await noteField(first.page, 'German').fill('Zuletzt getippt');
    const exited = once(first.process, 'exit');
    await first.app
      .evaluate(({ app, BrowserWindow }, quits) => {
        if (quits) app.quit();
        else BrowserWindow.getAllWindows()[0]?.close();
      }, how === 'quitting')
      .catch(() => {});
    await exited;

    const { page } = await launch();
    await openPackage(page, file);
    await openNote(page, 'German');
    await expect(noteField(page, 'German')).toHaveValue('Zuletzt getippt');
  });

test('a note that is far too long is marked, and no other note is lost with it', async ({
  launch,
  outside,
}) => {
  const file = await sampleIn(outside);
  const first = await launch();
  await openPackage(first.page, file);
  await writeNote(first.page, 'English (US)', 'x'.repeat(20_001));
  await writeNote(first.page, 'German', 'Wichtiger Text');
  await expect(
    first.page.getByRole('option', { name: /^English \(US\).*characters? too long/ }),
  ).toBeVisible();
  await expect(first.page.locator('.note-foot').getByText('Saved')).toBeVisible();
  await killed(first.process);

  const { page } = await launch();
  await openPackage(page, file);
  await openNote(page, 'German');
  await expect(noteField(page, 'German')).toHaveValue('Wichtiger Text');
  await openNote(page, 'English (US)');
  await expect(noteField(page, 'English (US)')).toHaveValue('x'.repeat(20_001));
  // It starts without the text that no plan holds, which is shortened in the run.
  await page.getByRole('button', { name: 'Upload now, finish notes later' }).click();
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await page.getByRole('button', { name: 'Edit notes', exact: true }).click();
  await expect(noteField(page, 'English (US)')).toHaveValue('x'.repeat(20_001));
  const [run] = await get(page, 'runs:list', {});
  expect(run?.plan.notes).toEqual([{ locale: 'de-DE', text: 'Wichtiger Text' }]);
});

test('a text that was changed elsewhere is shown, sent, and not overwritten by an older draft', async ({
  launch,
  outside,
}) => {
  test.setTimeout(240_000);
  const runOf = async (page: Page) => (await get(page, 'runs:list', {}))[0];
  const first = await launch();
  await openPackage(first.page, await sampleIn(outside));
  await turnOn(first.page, 'checkbox', 'Design');
  await first.page.getByRole('button', { name: 'Upload now, finish notes later' }).click();
  await expect(first.page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await get(first.page, 'practice:advance-clock', { minutes: 600 });
  await expect(first.page).toHaveTitle(/^Waiting for your notes/, patience);
  await first.page.getByRole('button', { name: 'Edit notes', exact: true }).click();
  await noteField(first.page, 'English (US)').fill('A older text');
  await expect
    .poll(async () => (await runOf(first.page))?.plan.notes)
    .toEqual([{ locale: 'en-US', text: 'A older text' }]);
  const runId = (await runOf(first.page))?.id ?? '';
  await expect
    .poll(async () => (await get(first.page, 'drafts:read-notes', { of: runId }))?.notes)
    .toEqual([]);
  await killed(first.process);

  const { page } = await launch();
  await practiceIsRunning(page);
  const notes = [{ locale: 'en-US', text: 'B newer text' }];
  expect(await ask(page, 'runs:edit-notes', { runId, notes, removed: [] })).toMatchObject({
    ok: true,
  });
  await page
    .getByText(/Orbit Notes/)
    .first()
    .click();
  await page.getByRole('button', { name: 'Edit notes', exact: true }).click();
  await expect(noteField(page, 'English (US)')).toHaveValue('B newer text');
  await openNote(page, 'German');
  await noteField(page, 'German').fill('Neuer Text');
  await expect
    .poll(async () => (await runOf(page))?.plan.notes)
    .toEqual([...notes, { locale: 'de-DE', text: 'Neuer Text' }]);

  // Typed, but not saved into the run, because it is too long; then the run's text is changed elsewhere.
  const mine = `Mine ${'x'.repeat(4000)}`;
  await noteField(page, 'German').fill(mine);
  await expect
    .poll(async () => (await get(page, 'drafts:read-notes', { of: runId }))?.notes)
    .toEqual([{ locale: 'de-DE', text: mine }]);
  const german = [{ locale: 'de-DE', text: 'Noch neuer' }];
  await ask(page, 'runs:edit-notes', { runId, notes: german, removed: [] });
  await expect(noteField(page, 'German')).toHaveValue('Noch neuer');
  await expect(page.getByText('Your text is not sent:')).toBeVisible();
  await expect(page.getByRole('option', { name: /^German.*Conflict/ })).toBeVisible();
  expect(await faultsInBothThemes(page, 'run-notes-displaced')).toEqual([]);
  await page.getByRole('button', { name: 'Use my text' }).click();
  await expect(noteField(page, 'German')).toHaveValue(mine);
  await noteField(page, 'German').fill('Meins');
  await page.getByRole('button', { name: 'Mark as ready' }).click();
  await expect.poll(async () => (await runOf(page))?.status.state, patience).toBe('done');
  expect((await runOf(page))?.plan.notes).toEqual([...notes, { locale: 'de-DE', text: 'Meins' }]);
  await noteField(page, 'German').fill('Meins, geändert');
  await expect(page.getByRole('option', { name: /^German.*Not sent/ })).toBeVisible();
});
