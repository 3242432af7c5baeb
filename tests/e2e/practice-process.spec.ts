import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { practiceProcess, practiceUrl } from './support/practice-server';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  turnOn,
  writeNote,
} from './support/publishing';

test('the practice server is restarted at its address when it crashes', async ({ app, page }) => {
  await practiceIsRunning(page);
  const before = await practiceUrl(page);
  const first = await practiceProcess(app);
  if (first === null) throw new Error('The practice side has no process.');
  process.kill(first, 'SIGKILL');
  await expect.poll(() => practiceProcess(app)).not.toBe(first);
  await expect(page.getByText('Running', { exact: true })).toBeVisible();
  expect(await practiceUrl(page)).toBe(before);
});

test('the practice server ends while idle, and a package is still published', async ({
  launch,
  outside,
}) => {
  const { app, page } = await launch({ practiceIdle: 1 });
  await practiceIsRunning(page);
  await page.evaluate(() => {
    const reported: string[] = [];
    Object.assign(window, { reported });
    window.slipway.listen('practice:changed', ({ state }) => reported.push(state));
  });
  await expect.poll(() => practiceProcess(app)).toBeNull();
  await practiceIsRunning(page);

  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await writeNote(page, 'English (US)', 'Offline search is here.');
  await turnOn(page, 'checkbox', 'Beta circle');
  await turnOn(page, 'switch', 'Submit for beta review');
  await expect.poll(() => practiceProcess(app)).toBeNull();
  await answerQuestions(app, 0);
  await pressPublish(page);
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });
  const [run] = await get(page, 'runs:list', {});
  expect(run).toMatchObject({ environment: 'practice', status: { state: 'done' } });
  await expect.poll(() => practiceProcess(app)).toBeNull();

  const url = await practiceUrl(page);
  await expect(page.getByRole('row').filter({ hasText: '/v1/buildUploads' }).first()).toBeVisible();
  expect(await practiceProcess(app)).not.toBeNull();
  expect((await fetch(url)).status).toBe(401);
  // The window received one event that it runs, and none that it had ended or was starting.
  expect(await page.evaluate(() => (window as unknown as { reported: string[] }).reported)).toEqual(
    [],
  );
});
