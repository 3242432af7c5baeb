import type { Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';

const fold = (page: Page) => page.getByRole('button', { name: /^Timeouts/ });
const field = (page: Page, name: string) => page.getByRole('spinbutton', { name });

test('the timeouts can be changed, are kept with the draft, and are shown by the run', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const file = await sampleIn(outside);
  await dropFiles(page, [file]);
  await packageIsOpen(page);
  await expect(fold(page)).toContainText('15 min to appear, 2 h to process');
  await fold(page).click();
  await field(page, 'Until the build appears').fill('200');
  await field(page, 'Until processing ends').focus();
  await expect(field(page, 'Until processing ends')).toHaveValue('200');
  await field(page, 'Until processing ends').press('ArrowUp');
  await field(page, 'Until processing ends').press('Enter');
  await expect(fold(page)).toContainText('3 h 21 min to process');
  await fold(page).scrollIntoViewIfNeeded();
  expect(await faultsInBothThemes(page, 'limits')).toEqual([]);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await page.reload();
  await practiceIsRunning(page);
  await get(page, 'practice:set-fault', {
    name: 'build-never-appears',
    argument: null,
    times: null,
  });
  await dropFiles(page, [file]);
  await packageIsOpen(page);
  await expect(fold(page)).toContainText('3 h 20 min to appear, 3 h 21 min to process');
  await pressPublish(page);
  const current = page.locator('[aria-current="step"]');
  // The limit itself is shown only once the wait is longer than usual: tests/renderer/usual-time.
  await expect(current).toContainText(/usually under 2 min/, { timeout: 60_000 });
  const [run] = await get(page, 'runs:list', {});
  expect(run?.plan.limits).toMatchObject({ findBuildMinutes: 200, processingMinutes: 201 });
  expect(await faultsInBothThemes(page, 'limit-running')).toEqual([]);
});
