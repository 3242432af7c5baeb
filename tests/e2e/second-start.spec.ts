import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { get } from './support/bridge';
import { expect, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';
import { startAgain } from './support/start-again';

test('a second start hands its package to the first and ends', async ({
  app,
  page,
  home,
  outside,
}) => {
  await practiceIsRunning(page);
  const file = await sampleIn(outside);
  await startAgain(home, [file]);
  await packageIsOpen(page);
  expect(app.windows()).toHaveLength(1);
  expect(await get(page, 'runs:list', {})).toEqual([]);
});

test('a second start passes on only packages', async ({ page, home, outside }) => {
  await practiceIsRunning(page);
  writeFileSync(join(outside, 'notes.txt'), 'Not a package.');
  await startAgain(home, [join(outside, 'notes.txt'), join(outside, 'missing.ipa'), outside]);
  await page.waitForTimeout(500);
  await expect(page.getByRole('heading', { name: 'Drop an .ipa or .pkg to begin' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a package in the first start’s own arguments fills the form', async ({ launch, outside }) => {
  const { page } = await launch({ args: [await sampleIn(outside)] });
  await packageIsOpen(page);
  expect(await get(page, 'runs:list', {})).toEqual([]);
});
