import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsInBothThemes, keepBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  turnOn,
} from './support/publishing';

test('the .pkg of a Mac app is checked and published as a Mac app', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside, {}, 'Orbit Notes.pkg')]);
  await packageIsOpen(page);
  await expect(page.getByText('macOS 15.0 or later')).toBeVisible();
  await expect(page.getByText('Signed for the App Store')).toBeVisible();
  expect(await faultsInBothThemes(page, 'mac-package')).toEqual([]);
  await turnOn(page, 'checkbox', 'Design');
  await answerQuestions(app, 0);
  await pressPublish(page);
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 90_000,
  });
  const [run] = await get(page, 'runs:list', {});
  expect(run).toMatchObject({ package: { platform: 'MAC_OS' }, status: { state: 'done' } });
});

test('what was not checked in a Mac package is said, and nothing else is claimed', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [
    await sampleIn(outside, { macDefects: ['mac-payload-unread'] }, 'Orbit Notes.pkg'),
  ]);
  await expect(page.getByRole('heading', { level: 1, name: /1\.4\.0 \(42\)/ })).toBeVisible();
  await expect(page.getByText(/which Slipway can’t read: the app was not checked/)).toBeVisible();
  await keepBothThemes(page, 'mac-package-unread');
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 700));
  await keepBothThemes(page, 'mac-package-unread-720');
});

test('a Mac app in any other form is refused, with how to package it', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  writeFileSync(join(outside, 'Orbit.dmg'), 'A disk image.');
  mkdirSync(join(outside, 'Orbit.app'));
  const component = await sampleIn(outside, { macDefects: ['mac-component'] }, 'Component.pkg');
  for (const path of [join(outside, 'Orbit.dmg'), join(outside, 'Orbit.app'), component]) {
    await dropFiles(page, [path]);
    await expect(page.getByRole('alert').filter({ hasText: 'productbuild' })).toBeVisible();
  }
  await keepBothThemes(page, 'mac-package-refused');
});
