import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Page } from '@playwright/test';
import { writeBigPackage } from './support/big-package';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { type Felt, feelWindow, printFelt } from './support/feel-window';
import { expect, test } from './support/fixture';
import { root } from './support/launch';
import { bytesReceived, practiceUrl, sha256Received } from './support/practice-server';
import { packageIsOpen, practiceIsRunning, pressPublish, sampleIn } from './support/publishing';
import { Typist } from './support/typist';

/** The full size takes long and fills a disk: `SLIPWAY_TEST_WHOLE=1`. */
const isWhole = process.env.SLIPWAY_TEST_WHOLE === '1';
const sizeMb = isWhole ? 2048 : 256;
/** A smaller one is throttled, so that its upload lasts long enough to be measured. */
const megabytesPerSecond = 20;
const gibi = 1024 ** 3;
/** The package on file systems without holes, what the server receives, and some reserve. */
const roomNeeded = 2.5 * sizeMb * 1024 ** 2;
/** Measured until this much has arrived, so that bytes are still sent when the last key is pressed. */
const enough = 0.75;
const idleRounds = 6;

const folders = join(root, 'test-results/e2e');
test.use({ folders });

test('the window stays responsive and takes every key while a big package is uploaded', async ({
  launch,
  home,
  outside,
}) => {
  test.setTimeout(240_000);
  const { bavail, bsize } = await statfs(outside);
  const free = (bavail * bsize) / gibi;
  const words = `The disk of ${folders} has ${free.toFixed(1)} GiB free, and this takes ${roomNeeded / gibi}.`;
  test.skip(free * gibi < roomNeeded, words);
  const file = join(outside, 'Orbit Notes.ipa');
  await writeBigPackage(file, sizeMb, {});
  const { size } = await stat(file);
  const next = await sampleIn(outside, { build: '43' }, 'Next.ipa');

  const { app, page } = await launch();
  // The trace would copy the page with every action, which would distort the measurement.
  await app.context().tracing.stop();
  await practiceIsRunning(page);
  if (!isWhole)
    await get(page, 'settings:write', { limitsUpload: true, uploadMegabytes: megabytesPerSecond });
  const url = await practiceUrl(page);
  const typist = new Typist(page);
  await openNext(page, next);
  // The first paint of everything is slower.
  await typist.workABit();
  const idle = await feel(
    typist,
    (act) => feelWindow(app, page, act),
    async () => {
      for (let round = 0; round < idleRounds; round += 1) await typist.workABit();
    },
  );

  await dropFiles(page, [file]);
  await packageIsOpen(page);
  await pressPublish(page);
  const fileId = await fileOnItsWay(page);
  const received = () => bytesReceived(home, url, fileId);
  await openNext(page, next);
  await expect.poll(received).toBeGreaterThan(0);
  const first = await received();
  let last = first;
  const sending = await feel(
    typist,
    (act) => feelWindow(app, page, act),
    async () => {
      while (last < enough * size) {
        await typist.workABit();
        last = await received();
      }
    },
  );
  expect(first).toBeGreaterThan(0);
  expect(last).toBeGreaterThan(first);
  expect(last).toBeLessThan(size);
  printFelt(`The window and a package of ${(size / gibi).toFixed(2)} GiB`, {
    idle: { felt: idle, received: 0 },
    'while it is sent': { felt: sending, received: last - first },
  });

  const sha256 = await sha256Of(file);
  await expect.poll(() => sha256Received(home, url, fileId), { timeout: 60_000 }).toBe(sha256);
  const state = async () => (await get(page, 'runs:list', {}))[0]?.status.state;
  await expect.poll(state, { timeout: 60_000 }).toBe('done');
});

/** Opens the package whose notes are written meanwhile. */
async function openNext(page: Page, next: string): Promise<void> {
  await page.keyboard.press('Control+1');
  await dropFiles(page, [next]);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (43)');
}

/** The only run's file at the server. */
async function fileOnItsWay(page: Page): Promise<string> {
  const fileId = async () => (await get(page, 'runs:list', {}))[0]?.ids.buildUploadFile ?? '';
  await expect.poll(fileId, { timeout: 60_000 }).not.toBe('');
  return fileId();
}

/** No claim about speed: only that nothing was lost and that it never stalled. */
async function feel(
  typist: Typist,
  measure: (meanwhile: () => Promise<void>) => Promise<Felt>,
  meanwhile: () => Promise<void>,
): Promise<Felt> {
  const before = typist.presses;
  const felt = await measure(meanwhile);
  expect(felt.keys.count, 'each key came, and a frame after it').toBe(typist.presses - before);
  await typist.nothingIsLost();
  expect(felt.frames.count, 'it draws all the time').toBeGreaterThan(felt.seconds);
  return felt;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
}
