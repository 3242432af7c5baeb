import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { canMount, fillDisk, mountSmallDisk, unmount } from '../helpers/small-disk';
import { appImage, updateKeys } from '../helpers/update-release';
import { faultsInBothThemes } from './support/both-themes';
import { expect, test } from './support/updatable';

const sheet = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => sheet(page).getByRole('button', { name });

/** By the palette, which is how the keyboard finds it. */
async function check(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('check for updates');
  await expect(page.getByRole('option', { name: /Check for Updates…/ })).toBeVisible();
  await page.keyboard.press('Enter');
}

test('a new version is downloaded, replaces this one and starts', async ({ updatable, home }) => {
  const { feed } = updatable;
  await updatable.release('0.2.0', { notes: 'Faster uploads.', size: 300_000 });
  const { app, page, process: old } = await updatable.launch();
  await check(page);
  await expect(sheet(page)).toContainText('Slipway 0.2.0 is available');
  await expect(sheet(page)).toContainText('Faster uploads.');
  await expect(button(page, 'Download')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toContainText('Slipway 0.2.0 is ready to install');
  expect(readFileSync(updatable.appImage, 'utf8')).toContain('started-0.1.0');

  const ended = new Promise((done) => old.once('exit', done));
  await button(page, 'Restart to update').click();
  await ended;
  expect(app.process().exitCode).toBe(0);
  const next = await updatable.startedPage('0.2.0');
  expect(readFileSync(updatable.appImage, 'utf8')).toContain('started-0.2.0');
  await expect(next.getByRole('region', { name: 'Notifications' })).toContainText(
    'Slipway was updated from 0.1.0 to 0.2.0.',
  );
  expect(existsSync(`${updatable.appImage}.before-update`)).toBe(false);

  // Nothing about this computer: not electron-updater's own ID either, which it would keep in this file.
  expect(existsSync(join(home, '.updaterId'))).toBe(false);
  expect(feed.asked.map(({ url }) => url)).toEqual(['/latest-linux.yml', `/${appImage('0.2.0')}`]);
  for (const { headers } of feed.asked) {
    expect(Object.keys(headers).filter((name) => !harmless.test(name))).toEqual([]);
    expect(headers['user-agent'] ?? 'Slipway').toBe('Slipway');
    expect(headers['accept-language'] ?? 'en').toBe('en');
  }
});

/** They say nothing, or are checked. */
const harmless =
  /^(accept|accept-encoding|cache-control|pragma|connection|host|sec-fetch-\w+|user-agent|accept-language)$/;

test('an update is installed when Slipway quits only if a person said so', async ({
  updatable,
}) => {
  await updatable.release('0.2.0');
  const { app, page, process: old } = await updatable.launch();
  await check(page);
  await button(page, 'Download').click();
  await sheet(page).getByText('Install when I quit Slipway').click();
  await expect(sheet(page).getByRole('checkbox')).toBeChecked();
  const ended = new Promise((done) => old.once('exit', done));
  await app.evaluate(({ app: inside }) => inside.quit()).catch(() => {});
  await ended;
  expect(readFileSync(updatable.appImage, 'utf8')).toContain('started-0.2.0');
});

test('without that, quitting installs nothing', async ({ updatable, home }) => {
  await updatable.release('0.2.0');
  const { app, page, process: old } = await updatable.launch();
  await check(page);
  await button(page, 'Download').click();
  await expect(sheet(page)).toContainText('is ready to install');
  const ended = new Promise((done) => old.once('exit', done));
  await app.evaluate(({ app: inside }) => inside.quit()).catch(() => {});
  await ended;
  expect(readFileSync(updatable.appImage, 'utf8')).toContain('started-0.1.0');
  expect(existsSync(join(home, 'started-0.2.0'))).toBe(false);
});

const refusals = [
  ['a wrong signature', 'The update’s signature is wrong', { keys: updateKeys() }],
  [
    'the signature of another version',
    'The server offers version 0.3.0, but the signature is for version 0.2.0.',
    { spoil: (feed: string) => feed.replace('version: 0.2.0', 'version: 0.3.0') },
  ],
  [
    'no signature',
    'The update is not signed',
    { spoil: (feed: string) => feed.slice(0, feed.indexOf('slipwaySignatures')) },
  ],
] as const;

test('what was not signed for this is refused in its own words, and nothing is downloaded', async ({
  updatable,
}) => {
  const { feed } = updatable;
  const { page } = await updatable.launch();
  for (const [, words, changes] of refusals) {
    await updatable.release('0.2.0', changes);
    await check(page);
    await expect(sheet(page).getByRole('alert')).toContainText(words);
    await expect(sheet(page)).toContainText('Nothing was downloaded.');
    await button(page, 'Close').click();
  }
  await updatable.release('0.0.9');
  await check(page);
  await expect(sheet(page).getByRole('alert')).toContainText('The offered version is older');
  await button(page, 'Close').click();
  await updatable.release('0.1.0');
  await check(page);
  await expect(sheet(page)).toContainText('You have version 0.1.0, the newest one.');
  expect(feed.asked.filter(({ url }) => !url.startsWith('/latest'))).toEqual([]);
});

const bytes = 400_000;

test('other bytes, a longer file and a way out of TLS are refused by the download', async ({
  updatable,
}) => {
  const { feed } = updatable;
  await updatable.release('0.2.0', { size: bytes });
  const { page } = await updatable.launch();
  const answers: [string, RequestListener][] = [
    ['The downloaded file doesn’t match its signature', (_, to) => sendWrong(to, bytes)],
    ['The downloaded file doesn’t match its signature', (_, to) => sendWrong(to, bytes + 1)],
    [
      'The update would come over an insecure connection',
      (_, to) => to.writeHead(302, { location: 'http://updates.example/Slipway.AppImage' }).end(),
    ],
  ];
  for (const [words, answer] of answers) {
    feed.sendFile = answer;
    await check(page);
    await button(page, 'Download').click();
    await expect(sheet(page).getByRole('alert')).toContainText(words);
    await button(page, 'Close').click();
  }
  expect(readFileSync(updatable.appImage, 'utf8')).toContain('started-0.1.0');
});

function sendWrong(response: ServerResponse, length: number): void {
  response.writeHead(200, { 'content-length': length }).end(Buffer.alloc(length, '#'));
}

test('a download that was cut is tried again, and one that stands still can be canceled', async ({
  updatable,
}) => {
  const { feed } = updatable;
  await updatable.release('0.2.0', { size: bytes });
  const { page } = await updatable.launch();
  feed.sendFile = (_, to) => {
    to.writeHead(200, { 'content-length': bytes });
    to.write(Buffer.alloc(bytes / 2, '#'));
  };
  await check(page);
  await button(page, 'Download').click();
  await expect(sheet(page)).toContainText('Downloading Slipway 0.2.0');
  await expect.poll(() => feed.asked.length).toBe(2);
  await button(page, 'Cancel download').click();
  await expect(sheet(page)).toContainText('Slipway 0.2.0 is available');

  feed.sendFile = (_, to) => {
    feed.sendFile = null;
    to.writeHead(200, { 'content-length': bytes });
    to.write(Buffer.alloc(bytes / 2, '#'), () => to.destroy());
  };
  await button(page, 'Download').click();
  await expect(sheet(page)).toContainText('is ready to install');
  expect(feed.asked.filter(({ url }) => !url.startsWith('/latest'))).toHaveLength(3);
});

for (const [which, isSigned] of [
  ['the signed file', true],
  ['other bytes', false],
] as const)
  test(`a disk that fills up during a download of ${which} is named, and the update is downloaded later`, async ({
    updatable,
    home,
  }) => {
    test.skip(!canMount, 'a disk of its own can only be mounted by root');
    const { feed } = updatable;
    const cache = join(home, 'slipway-updater');
    // What is kept free of a disk, and the update.
    mountSmallDisk(cache, 60);
    try {
      await updatable.release('0.2.0', { size: bytes });
      const { page } = await updatable.launch();
      const signed = readFileSync(join(feed.folder, appImage('0.2.0')));
      const sent = isSigned ? signed : Buffer.alloc(bytes, '#');
      const begun = new Promise<ServerResponse>((resolve) => {
        feed.sendFile = (_, to) => {
          to.writeHead(200, { 'content-length': bytes });
          to.write(sent.subarray(0, 1000), () => resolve(to));
        };
      });
      await check(page);
      await button(page, 'Download').click();
      const response = await begun;
      await expect(sheet(page)).toContainText('Downloading Slipway 0.2.0');
      const free = fillDisk(cache);
      response.end(sent.subarray(1000));
      await expect(sheet(page).getByRole('alert')).toContainText(
        'There is not enough disk space for the update',
      );
      free();
      feed.sendFile = null;
      await button(page, 'Try again').click();
      await expect(sheet(page)).toContainText('is ready to install');
    } finally {
      unmount(cache);
    }
  });

test('the sheet is accessible in each state, closes with Escape, and opens from the sidebar', async ({
  updatable,
}) => {
  const { feed } = updatable;
  const { page } = await updatable.launch();
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await faultsInBothThemes(page, `update-${name}`)));
  };
  await updatable.release('0.2.0', { keys: updateKeys() });
  await check(page);
  await expect(sheet(page).getByRole('alert')).toBeVisible();
  await look('refused');
  await page.keyboard.press('Escape');

  const line = page.locator('.update-line');
  await updatable.release('0.2.0', { notes: 'Faster uploads.', size: bytes });
  await check(page);
  await expect(button(page, 'Download')).toBeVisible();
  await look('available');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);

  // Bit by bit: progress is reported when something arrives.
  feed.sendFile = (_, to) => {
    to.writeHead(200, { 'content-length': bytes });
    const more = setInterval(() => to.write(Buffer.alloc(1000, '#')), 100);
    to.on('close', () => clearInterval(more));
  };
  await expect(line).toHaveText('Slipway 0.2.0 available');
  await line.focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Download')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toContainText(/[1-9]\d* kB of 400 kB/);
  await look('downloading');
  await page.keyboard.press('Escape');
  await expect(line).toBeFocused();
  await expect(line).toHaveText(/^Downloading 0\.2\.0, [1-9]\d*%$/);

  await page.keyboard.press('Enter');
  await button(page, 'Cancel download').click();
  feed.sendFile = (_, to) => to.writeHead(503).end();
  await button(page, 'Download').click();
  // After two more attempts, with waits between them.
  await expect(sheet(page).getByRole('alert')).toBeVisible({ timeout: 60_000 });
  await look('failed');
  feed.sendFile = null;
  await button(page, 'Try again').click();
  await expect(sheet(page)).toContainText('is ready to install');
  await look('ready');
  await page.keyboard.press('Escape');
  await expect(line).toHaveText('Restart to update');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.locator('#settings-updates').scrollIntoViewIfNeeded();
  await look('settings');
  expect(faults).toEqual([]);
});
