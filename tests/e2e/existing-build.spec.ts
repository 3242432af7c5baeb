import type { Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility';
import { openEveryRun, runRows } from './support/activity';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  writeNote,
} from './support/publishing';

const follow = (page: Page) => page.getByRole('button', { name: 'Use existing build' });
const plan = (page: Page) => page.getByRole('region', { name: 'Plan' });

async function isDone(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });
}

/** Uploads the sample from outside: the build is at Apple, and nobody has it. */
async function uploadOnce(page: Page, packagePath: string): Promise<void> {
  await practiceIsRunning(page);
  const [account] = await get(page, 'accounts:list', {});
  const started = await get(page, 'runs:start', {
    accountId: account?.id ?? '',
    plan: { packagePath },
  });
  const state = async () =>
    (await get(page, 'runs:list', {})).find(({ id }) => id === started?.runId);
  await expect.poll(async () => (await state())?.status.state, { timeout: 60_000 }).toBe('done');
}

test('a plan can use the existing build at Apple, and the choice can be reverted', async ({
  page,
  outside,
}) => {
  const file = await sampleIn(outside);
  await uploadOnce(page, file);
  await dropFiles(page, [file]);
  await packageIsOpen(page);
  await writeNote(page, 'German', 'Die Suche geht offline.');
  await expect(plan(page)).toContainText('Fix 1 blocker');
  await keepScreen(page, 'light-follow-offered');

  await follow(page).click();
  await expect(plan(page)).toContainText('Uses the existing build 1.4.0 (42)');
  await expect(page.getByRole('list', { name: 'Findings' })).toContainText('Nothing is uploaded.');
  // At once: the toast with Undo disappears automatically.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(plan(page)).toContainText('Fix 1 blocker');
  await follow(page).click();
  await expect(plan(page)).toContainText('Uses the existing build 1.4.0 (42)');
  await keepScreen(page, 'light-follow-chosen');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Don’t use existing build' }).click();
  await expect(plan(page)).toContainText('Uploads 1.4.0 (42)');

  await follow(page).click();
  await pressPublish(page);
  await isDone(page);
  await expect(page.getByRole('button', { name: /^Not in this run: Upload/ })).toBeVisible();
  const [run] = await get(page, 'runs:list', {});
  expect(run).toMatchObject({ plan: { scope: 'skip-upload' }, status: { state: 'done' } });
  expect(run?.notes).toEqual([{ name: 'de-DE', state: 'read-back' }]);
});

test('a run blocked by an existing build is replaced by one that uses the build', async ({
  page,
  outside,
}) => {
  const packagePath = await sampleIn(outside);
  await uploadOnce(page, packagePath);
  const [account] = await get(page, 'accounts:list', {});
  const notes = [{ locale: 'en-US', text: 'Offline search is here.' }];
  const accountId = account?.id ?? '';
  const blocked = await get(page, 'runs:start', { accountId, plan: { packagePath, notes } });
  await openEveryRun(page);
  await runRows(page).filter({ hasText: 'Blocked' }).click();
  await keepScreen(page, 'light-existing-build');

  await follow(page).click();
  await isDone(page);
  await expect(page.getByRole('button', { name: /^Not in this run: Upload/ })).toBeVisible();
  const runs = await get(page, 'runs:list', {});
  const taken = runs.find(({ plan: { scope } }) => scope === 'skip-upload');
  expect(taken?.id).not.toBe(blocked?.runId);
  expect(taken?.notes).toEqual([{ name: 'en-US', state: 'read-back' }]);
});
