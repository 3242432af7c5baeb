import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '#shared/error-catalogue';
import { get } from './support/bridge';
import { answerOpenDialog } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  stepTitles,
  turnOn,
  writeNote,
} from './support/publishing';

const english = 'Offline search is here.\nTry it on a plane.';
const german = 'Die Suche geht jetzt auch ohne Netz – „überall“.';

for (const theme of ['light', 'dark'] as const) {
  test(`a dropped package is published to the end, ${theme}`, async ({ app, page, outside }) => {
    await get(page, 'settings:write', { theme });
    await page.reload();
    await practiceIsRunning(page);
    await keepScreen(page, `${theme}-1-empty`);

    await dropFiles(page, [await sampleIn(outside)]);
    await packageIsOpen(page);
    await writeNote(page, 'English (US)', english);
    await writeNote(page, 'German', german);
    await turnOn(page, 'checkbox', 'Design');
    await turnOn(page, 'checkbox', 'Beta circle');
    await turnOn(page, 'switch', 'Submit for beta review');
    await keepScreen(page, `${theme}-2-publish`);

    await pressPublish(page);
    await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
    await keepScreen(page, `${theme}-3-run`);
    await expect(page.getByRole('button', { name: 'Publish another' })).toBeVisible({
      timeout: 90_000,
    });
    await keepScreen(page, `${theme}-4-done`);

    const titles = await stepTitles(page);
    expect(titles).toHaveLength(10);
    for (const title of titles) expect(title).toMatch(/^Done: /);
    await expect(
      page.getByRole('heading', { name: 'Testers have Orbit Notes 1.4.0 (42)' }),
    ).toBeVisible();

    const [run] = await get(page, 'runs:list', {});
    expect(run).toMatchObject({ environment: 'practice', status: { state: 'done' } });
    expect(run?.notes.map(({ name, state }) => [name, state]).sort()).toEqual([
      ['de-DE', 'read-back'],
      ['en-US', 'read-back'],
    ]);
    expect(run?.groups.find(({ name }) => name === 'Beta circle')?.state).toBe('read-back');
    expect(run?.ids.reviewSubmission).not.toBeNull();
    expect(run?.receipt).not.toBeNull();
    expect(await app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(
      theme === 'dark',
    );
  });
}

test('the button opens a package too, and the menu fills nothing by itself', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await answerOpenDialog(app, null);
  await page.getByRole('button', { name: 'Choose package…' }).click();
  await expect(page.getByRole('heading', { name: 'Drop an .ipa to begin' })).toBeVisible();

  await answerOpenDialog(app, await sampleIn(outside));
  await page.getByRole('button', { name: 'Choose package…' }).click();
  await packageIsOpen(page);
  expect(await get(page, 'runs:list', {})).toEqual([]);
});

test('what was typed is there again after the app was ended at once', async ({
  launch,
  outside,
}) => {
  const first = await launch();
  await practiceIsRunning(first.page);
  const file = await sampleIn(outside);
  await dropFiles(first.page, [file]);
  await packageIsOpen(first.page);
  await writeNote(first.page, 'German', german);
  await expect(first.page.getByText('Saved', { exact: true })).toBeVisible();
  first.process.kill('SIGKILL');

  const { page } = await launch();
  await practiceIsRunning(page);
  await dropFiles(page, [file]);
  await packageIsOpen(page);
  await page.getByRole('option', { name: 'German' }).click();
  await expect(page.getByRole('textbox', { name: 'What to Test, German' })).toHaveValue(german);
});

test('the sample button goes on with the next free build number', async ({ page }) => {
  await practiceIsRunning(page);
  await page.getByRole('button', { name: 'Use a sample' }).click();
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (42)');
  await pressPublish(page);
  await expect(page.getByRole('button', { name: 'Publish another' })).toBeVisible({
    timeout: 90_000,
  });
  await page.getByRole('button', { name: 'Publish another' }).click();
  await page.getByRole('button', { name: 'Use a sample' }).click();
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (43)');
});

test('notes come from a file, and a file that cannot be read says why', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await writeNote(page, 'Japanese', '残る文');
  const path = join(outside, 'release_notes.json');
  await answerOpenDialog(app, path);

  writeFileSync(path, '{"not": "a list"}');
  await page.getByRole('button', { name: 'Import…' }).click();
  await expect(page.getByRole('alert')).toContainText(catalogue['notes-malformed'].title);
  await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();

  const notes = [
    { language: 'en-US', text: english },
    { language: 'de-DE', text: german },
  ];
  writeFileSync(path, JSON.stringify(notes));
  await page.getByRole('button', { name: 'Import…' }).click();
  await expect(page.getByRole('option', { name: /^German/ })).not.toContainText('empty');
  await page.getByRole('option', { name: /^Japanese/ }).click();
  await expect(page.getByRole('textbox', { name: 'What to Test, Japanese' })).toHaveValue('残る文');
});

test('links lead to Apple’s pages only', async ({ app, page }) => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (address: string) => void opened.push(address);
  });
  await get(page, 'links:open', { target: 'api-keys' });
  await get(page, 'links:open', { target: 'agreements' });
  const opened = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect(opened).toEqual([
    'https://appstoreconnect.apple.com/access/integrations/api',
    'https://appstoreconnect.apple.com/business',
  ]);
});
