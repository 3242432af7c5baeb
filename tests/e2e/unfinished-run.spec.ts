import type { Page } from '@playwright/test';
import { faultsInBothThemes, keepBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';

const plan = (page: Page) => page.getByRole('region', { name: 'Plan' });

/** Publishes the file and stops the run in the middle of its upload, as far as the server is concerned. */
async function stopInUpload(page: Page, file: string): Promise<void> {
  const fault = { name: 'stall-part', argument: '2', times: null };
  await get(page, 'practice:set-fault', fault);
  const [account] = await get(page, 'accounts:list', {});
  const accountId = account?.id ?? '';
  const started = await get(page, 'runs:start', { accountId, plan: { packagePath: file } });
  const runId = started?.runId ?? '';
  const stored = async () => (await get(page, 'runs:list', {}))[0]?.upload?.partsStored ?? 0;
  await expect.poll(stored).toBeGreaterThan(0);
  await get(page, 'runs:pause', { runId });
  await get(page, 'practice:clear-faults', { fault: null });
}

test('a package with an unfinished run leads to that run, and to one build upload', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const file = await sampleIn(outside, { sizeMb: 20 });
  await stopInUpload(page, file);
  await dropFiles(page, [file]);
  await packageIsOpen(page);
  await expect(plan(page)).toContainText('An earlier run of this build isn’t finished');
  await expect(plan(page)).toContainText('Paused. Part of the package was uploaded');
  expect(await faultsInBothThemes(page, 'unfinished')).toEqual([]);

  // The finding about the upload is about that run, so it does not block anything.
  await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  await expect(plan(page)).toContainText('Resume it, or cancel it first.');
  await expect(plan(page).getByRole('button', { name: 'Rehearse', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 480));
  await keepBothThemes(page, 'unfinished-small');
  await expect(plan(page).getByRole('button', { name: 'Resume run' })).toHaveCount(1);
  await plan(page).getByRole('button', { name: 'Resume run' }).click();
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });
  expect(await get(page, 'runs:list', {})).toMatchObject([{ status: { state: 'done' } }]);
});
