import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openEveryRun, runRows } from './support/activity';
import { faultsInBothThemes, keepBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerOpenDialog, answerQuestions, answerSaveDialog } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { practiceIsRunning, sampleIn } from './support/publishing';

/** Publishes the file and stops the run in the middle of its upload. */
async function stopInUpload(page: Page, file: string): Promise<string> {
  await get(page, 'practice:set-fault', { name: 'stall-part', argument: '2', times: null });
  const [account] = await get(page, 'accounts:list', {});
  const plan = {
    packagePath: file,
    notes: [
      {
        locale: 'en-US',
        text: 'Offline search is here. Try it in a train, in a tunnel, on a plane.',
      },
      {
        locale: 'de-DE',
        text: 'Die Suche geht jetzt offline. Bitte im Zug und im Tunnel ausprobieren.',
      },
    ],
    groups: ['QA', 'Beta circle'],
    submitForBetaReview: true,
  };
  const started = await get(page, 'runs:start', { accountId: account?.id ?? '', plan });
  const runId = started?.runId ?? '';
  const stored = async () => (await get(page, 'runs:list', {}))[0]?.upload?.partsStored ?? 0;
  await expect.poll(stored).toBeGreaterThan(0);
  await get(page, 'runs:pause', { runId });
  await get(page, 'practice:clear-faults', { fault: null });
  return runId;
}

test('a run is handed over from its details, does nothing here, and is finished from its file', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const questions = await answerQuestions(app, 0);
  const file = await sampleIn(outside, { sizeMb: 20 });
  await stopInUpload(page, file);
  await openEveryRun(page);
  await runRows(page).first().click();
  const details = page.getByRole('complementary', { name: 'Details' });
  if (!(await details.isVisible()))
    await page.getByRole('button', { name: 'Details' }).first().click();
  await details.getByRole('button', { name: 'Hand over…' }).click();

  const sheet = page.getByRole('dialog', { name: 'Hand over this run' });
  await expect(sheet.getByLabel('Colleague’s name')).toBeFocused();
  await sheet.getByLabel('Colleague’s name').fill('Ben');
  await sheet.getByLabel('Your name').fill('Ada');
  await expect(sheet).toContainText('Your colleague also needs the same file');
  expect(await faultsInBothThemes(page, 'hand-over')).toEqual([]);
  const saved = join(outside, 'orbit.hand-over.json');
  await answerSaveDialog(app, saved);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ben is finishing this run.', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Resume run' })).toHaveCount(0);
  expect(await faultsInBothThemes(page, 'handed-over')).toEqual([]);

  await page.getByRole('button', { name: 'Take back…' }).click();
  await expect(page.getByRole('button', { name: 'Resume run' })).toBeVisible();
  await details.getByRole('button', { name: 'Hand over…' }).click();
  await answerSaveDialog(app, saved);
  await sheet.getByRole('button', { name: 'Save and hand over…' }).click();
  await expect(page.getByRole('button', { name: 'Take back…' })).toBeVisible();

  await dropFiles(page, [saved]);
  const taking = page.getByRole('dialog', { name: 'Run from a colleague' });
  await expect(taking).toContainText('Offline search is here.');
  expect(await faultsInBothThemes(page, 'take-over')).toEqual([]);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 480));
  await keepBothThemes(page, 'take-over-small');
  await answerOpenDialog(app, await sampleIn(outside, { sizeMb: 1 }, 'Other.ipa'));
  await taking.getByRole('button', { name: 'Choose package and take over…' }).click();
  await expect(taking).toContainText('This is a different package');
  await expect(taking.getByRole('alert')).toBeInViewport({ ratio: 0.9 });
  await keepScreen(page, 'take-over-error');
  await answerOpenDialog(app, file);
  await taking.getByRole('button', { name: 'Choose package and take over…' }).click();
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });
  expect((await questions()).map(({ message }) => message)).toContainEqual(
    expect.stringContaining('Take back'),
  );
  expect(await get(page, 'runs:list', {})).toMatchObject([
    { status: { state: 'done' }, handOvers: [{ from: { person: null } }] },
  ]);
});
