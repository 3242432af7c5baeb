import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { runRows } from './support/activity';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { askPractice, practiceUrl } from './support/practice-server';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  stepTitles,
} from './support/publishing';

/** Ends the app as a power cut would, at a moment when some parts are stored and others are not. */
async function killInMidUpload(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('There is no window.');
    const send = contents.send.bind(contents);
    contents.send = (channel: string, ...payload: unknown[]) => {
      const [run] = payload as [{ upload: { parts: number; partsStored: number } | null }];
      const upload = channel === 'runs:changed' ? run.upload : null;
      if (upload && upload.partsStored > 0 && upload.partsStored < upload.parts - 1)
        process.kill(process.pid, 'SIGKILL');
      send(channel, ...payload);
    };
  });
}

test('a run killed during its upload is resumed at the next start, with one build upload at Apple', async ({
  launch,
  home,
  outside,
}) => {
  const file = await sampleIn(outside, { sizeMb: 200 });
  const first = await launch();
  await practiceIsRunning(first.page);
  await dropFiles(first.page, [file]);
  await packageIsOpen(first.page);
  await killInMidUpload(first.app);
  const ended = new Promise((resolve) => first.process.once('exit', resolve));
  await pressPublish(first.page);
  await ended;

  const { page } = await launch();
  const url = await practiceUrl(page);
  await practiceIsRunning(page);
  await page.getByRole('button', { name: /^Activity/ }).click();
  await runRows(page).first().click();
  await keepScreen(page, 'light-5-resumed');
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });
  for (const title of await stepTitles(page)) expect(title).toMatch(/^(Done|Skipped): /);

  const uploads = await askPractice(
    home,
    url,
    '/v1/apps/6480000001/buildUploads?filter[cfBundleVersion]=42',
  );
  expect(uploads).toHaveLength(1);
  expect(existsSync(join(home, 'practice/runs'))).toBe(true);
});

test('a killed run waits for a person when the setting does not resume runs', async ({
  launch,
  outside,
}) => {
  const file = await sampleIn(outside, { sizeMb: 200 });
  const first = await launch();
  await practiceIsRunning(first.page);
  await get(first.page, 'settings:write', { resumesRuns: false });
  await dropFiles(first.page, [file]);
  await packageIsOpen(first.page);
  await killInMidUpload(first.app);
  const ended = new Promise((resolve) => first.process.once('exit', resolve));
  await pressPublish(first.page);
  await ended;

  const { page } = await launch();
  await practiceIsRunning(page);
  await page.getByRole('button', { name: /^Activity/ }).click();
  await expect(page.getByRole('button', { name: /1 run needs attention/ })).toBeVisible();
  await runRows(page).first().click();
  await keepScreen(page, 'light-5-interrupted');
  const [run] = await get(page, 'runs:list', {});
  expect(run?.status.state).toBe('interrupted');
  expect(run?.upload?.partsStored).toBeLessThan(run?.upload?.parts ?? 0);
  await expect(page.getByRole('button', { name: 'Resume run' })).toBeVisible();
});

test('a run that a person paused stays paused after a restart', async ({ launch, outside }) => {
  const first = await launch({ speed: 1 });
  await practiceIsRunning(first.page);
  await dropFiles(first.page, [await sampleIn(outside)]);
  await packageIsOpen(first.page);
  await pressPublish(first.page);
  await first.page.getByRole('button', { name: 'Pause' }).click();
  await expect(first.page.getByRole('button', { name: 'Resume run' })).toBeVisible();
  await first.app.close();

  const { page } = await launch({ speed: 1 });
  await practiceIsRunning(page);
  const [run] = await get(page, 'runs:list', {});
  expect(run?.status.state).toBe('paused');
});
