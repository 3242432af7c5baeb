import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findTrace, tracesOf } from '../helpers/secret-search';
import { addKeyForm } from './support/add-key';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { freshKey, keyFile } from './support/key-files';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  writeNote,
} from './support/publishing';

const waiting = (page: Page) => page.getByRole('list', { name: 'Next packages' });

async function three(folder: string): Promise<string[]> {
  return Promise.all([
    sampleIn(folder, { build: '42' }, 'One.ipa'),
    sampleIn(folder, { build: '43' }, 'Two.ipa'),
    sampleIn(folder, { build: '44' }, 'Three.ipa'),
  ]);
}

test('packages dropped together are opened one after another, each with its own draft', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const leftOut = join(outside, 'notes.txt');
  writeFileSync(leftOut, 'Not a package.');
  await dropFiles(page, [...(await three(outside)), leftOut]);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (42)');
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'Skipped notes.txt, which isn’t an .ipa or .pkg.',
  );
  await expect(waiting(page).getByRole('listitem')).toHaveText([/Two\.ipa/, /Three\.ipa/]);
  await keepScreen(page, 'light-waiting-packages');
  await writeNote(page, 'English (US)', 'Of the first.');

  // Another one first, and back: the notes of the first are still there.
  await page.getByRole('button', { name: 'Open now: Three.ipa' }).click();
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (44)');
  await expect(waiting(page).getByRole('listitem')).toHaveText([/One\.ipa/, /Two\.ipa/]);
  await dropFiles(page, [join(outside, 'One.ipa')]);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (42)');
  await expect(page.getByRole('textbox', { name: 'What to Test, English (US)' })).toHaveValue(
    'Of the first.',
  );

  // After a publish the next one takes its place while the run is shown.
  await pressPublish(page);
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'Opened the next package on Publish: Two.ipa.',
  );
  await page.keyboard.press('Control+1');
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (43)');
  await expect(waiting(page)).toHaveCount(0);
});

test('a queued package is removed and restored by keyboard, and discarding opens the next', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, await three(outside));
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (42)');
  await page.getByRole('button', { name: 'Remove Two.ipa' }).focus();
  await page.keyboard.press('Enter');
  await expect(waiting(page).getByRole('listitem')).toHaveText([/Three\.ipa/]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(waiting(page).getByRole('listitem')).toHaveText([/Two\.ipa/, /Three\.ipa/]);
  await page.getByRole('button', { name: 'Discard this package' }).click();
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (43)');
  await expect(waiting(page).getByRole('listitem')).toHaveText([/Three\.ipa/]);
});

for (const how of ['quit', 'killed'] as const)
  test(`packages that wait are still there after Slipway was ${how}, and a file that is gone is named`, async ({
    launch,
    outside,
  }) => {
    test.setTimeout(180_000);
    const files = await three(outside);
    const first = await launch();
    await practiceIsRunning(first.page);
    await dropFiles(first.page, [...files, await sampleIn(outside, { build: '45' }, 'Four.ipa')]);
    await packageIsOpen(first.page, 'Orbit Notes 1.4.0 (42)');
    await expect(waiting(first.page).getByRole('listitem')).toHaveCount(3);
    const ended = once(first.process, 'exit');
    if (how === 'killed') first.process.kill('SIGKILL');
    else await first.app.evaluate(({ app }) => app.quit()).catch(() => {});
    await ended;
    rmSync(files[1] ?? '');

    const { page } = await launch();
    await packageIsOpen(page, 'Orbit Notes 1.4.0 (42)');
    await expect(waiting(page).getByRole('listitem')).toHaveText([/Three\.ipa/, /Four\.ipa/]);
    await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
      'Removed from the next packages because the file is gone: Two.ipa',
    );
    await keepScreen(page, `light-waiting-after-${how}`);
  });

test('several packages chosen in the system’s dialog are queued in the same way', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const files = await three(outside);
  const asked = await app.evaluateHandle(({ dialog }, filePaths) => {
    const options: string[] = [];
    dialog.showOpenDialog = async (...given: unknown[]) => {
      options.push(...((given.at(-1) as { properties: string[] }).properties ?? []));
      return { canceled: false, filePaths };
    };
    return options;
  }, files);
  await page.getByRole('button', { name: 'Choose package…' }).click();
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (42)');
  await expect(waiting(page).getByRole('listitem')).toHaveCount(2);
  expect(await asked.jsonValue()).toContain('multiSelections');
});

test('several packages opened through the system are queued in the same way', async ({
  app,
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const files = await three(outside);
  await app.evaluate(({ app: inside }, paths) => {
    const event = { preventDefault: () => {} };
    for (const path of paths) inside.emit('open-file', event, path);
  }, files);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (42)');
  await expect(waiting(page).getByRole('listitem')).toHaveCount(2);
  await dropFiles(page, [files[0] ?? '']);
  await app.evaluate(
    ({ app: inside }, [folder, ...paths]) =>
      inside.emit('second-instance', {}, ['slipway', ...paths], folder),
    [outside, ...files],
  );
  await expect(waiting(page).getByRole('listitem')).toHaveText([/Two\.ipa/, /Three\.ipa/]);
});

test('a dropped key opens Add key with its key ID, and its text never enters the page', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const pem = freshKey();
  await page.evaluate(() => {
    const read: string[] = [];
    Object.assign(globalThis, { read });
    for (const name of ['text', 'arrayBuffer', 'stream', 'slice'] as const) {
      const own = Blob.prototype[name] as (...given: never[]) => unknown;
      Object.assign(Blob.prototype, {
        [name](this: Blob, ...given: never[]) {
          read.push(name);
          return own.apply(this, given);
        },
      });
    }
    const fileReader = globalThis.FileReader;
    globalThis.FileReader = class extends fileReader {
      constructor() {
        super();
        read.push('FileReader');
      }
    };
  });
  await dropFiles(page, [keyFile(outside, pem, 'LIVE23456Z')]);
  const sheet = addKeyForm(page);
  await expect(sheet.getByLabel('Key ID')).toHaveValue('LIVE23456Z');
  await expect(sheet).toContainText('AuthKey_LIVE23456Z.p8');
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeAttached();
  expect(await page.evaluate(() => (globalThis as unknown as { read: string[] }).read)).toEqual([]);
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  expect(findTrace(html, tracesOf(pem))).toBeNull();

  // Typed after the drop: a second drop replaces the key and keeps the rest.
  await sheet.getByLabel('Name').fill('Northwind');
  await dropFiles(page, [keyFile(outside, freshKey(), 'NEXT23456Z')]);
  await expect(sheet.getByLabel('Key ID')).toHaveValue('NEXT23456Z');
  await expect(sheet.getByLabel('Name')).toHaveValue('Northwind');
  await dropFiles(page, [keyFile(outside, 'This is no key.\n', 'WRNG23456Z')]);
  await expect(sheet.getByRole('alert')).toContainText('The file contains no valid private key');
  await expect(sheet.getByLabel('Name')).toHaveValue('Northwind');
});
