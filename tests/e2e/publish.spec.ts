import { keepBothThemes } from './support/both-themes';
import { ask, get } from './support/bridge';
import { answerOpenDialog, answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
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

test('a dropped package is published from start to receipt', async ({ app, page, outside }) => {
  await practiceIsRunning(page);
  await keepBothThemes(page, '1-empty');

  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await writeNote(page, 'English (US)', english);
  await writeNote(page, 'German', german);
  await turnOn(page, 'checkbox', 'Design');
  await turnOn(page, 'checkbox', 'Beta circle');
  await turnOn(page, 'switch', 'Submit for beta review');
  await keepBothThemes(page, '2-publish');

  const asked = await answerQuestions(app, 0);
  await pressPublish(page);
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  expect((await asked()).map(({ buttons }) => buttons)).toEqual([
    ['Rehearse 1.4.0 (42)', 'Cancel'],
  ]);
  await keepBothThemes(page, '3-run');
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });
  await keepBothThemes(page, '4-done');

  const titles = await stepTitles(page);
  // The package answers export compliance, so the run has no such step.
  expect(titles).toHaveLength(11);
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
  for (const theme of ['light', 'dark'] as const) {
    await get(page, 'settings:write', { theme });
    const isDark = () => app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors);
    await expect.poll(isDark).toBe(theme === 'dark');
  }
});

test('the button opens a package too, and the menu fills nothing automatically', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await answerOpenDialog(app, null);
  await page.getByRole('button', { name: 'Choose package…' }).click();
  await expect(page.getByRole('heading', { name: 'Drop an .ipa or .pkg to begin' })).toBeVisible();

  await answerOpenDialog(app, await sampleIn(outside));
  await page.getByRole('button', { name: 'Choose package…' }).click();
  await packageIsOpen(page);
  expect(await get(page, 'runs:list', {})).toEqual([]);
});

test('what was typed is restored after the app was killed', async ({ launch, outside }) => {
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

test('the sample button continues with the next free build number', async ({ page }) => {
  await practiceIsRunning(page);
  await page.getByRole('button', { name: 'Try a sample app' }).click();
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (42)');
  await pressPublish(page);
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });
  await page.getByRole('button', { name: 'Publish another build' }).click();
  await page.getByRole('button', { name: 'Try a sample app' }).click();
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (43)');
});

test('links lead only to Apple’s pages', async ({ app, page }) => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (address: string) => void opened.push(address);
  });
  await get(page, 'links:open', { target: 'api-keys' });
  await get(page, 'links:open', { target: 'agreements' });
  expect(await get(page, 'links:read', { target: 'api-keys' })).toBe(
    'https://appstoreconnect.apple.com/access/integrations/api',
  );
  const foreign = 'https://evilapple.com/';
  for (const params of [{ target: foreign }, { target: 'apps', address: foreign }])
    expect(await ask(page, 'links:open', params as never)).toMatchObject({
      ok: false,
      error: { code: 'call-malformed' },
    });
  await page.evaluate((address) => {
    window.open(address);
    const link = Object.assign(document.createElement('a'), { href: address, target: '_blank' });
    document.body.append(link);
    link.click();
    link.remove();
  }, foreign);
  // Asked last, so that the links above have been handled when it is answered.
  await get(page, 'links:open', { target: 'system-status' });
  const opened = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect(opened).toEqual([
    'https://appstoreconnect.apple.com/access/integrations/api',
    'https://appstoreconnect.apple.com/business',
    'https://developer.apple.com/system-status/',
  ]);
  expect(app.windows()).toHaveLength(1);
});
