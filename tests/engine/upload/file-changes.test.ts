import { appendFile, copyFile, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saying } from '../../helpers/saying';
import { openStage, type Stage, size, startSending, until } from './sending';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.end());

const changes: [string, (path: string) => Promise<unknown>][] = [
  ['touched', (path) => utimes(path, new Date(), new Date())],
  ['added to', (path) => appendFile(path, 'x')],
  ['cut short', (path) => truncate(path, size - 1)],
  ['emptied', (path) => truncate(path, 0)],
  ['rewritten', (path) => writeFile(path, 'something else')],
  ['removed', (path) => rm(path)],
  [
    'replaced by a copy',
    async (path) => {
      const copy = join(path, '../copy.ipa');
      await copyFile(path, copy);
      await rename(copy, path);
    },
  ],
];

it.each(changes)('sending stops for a package that is %s meanwhile', async (_, change) => {
  // Slow enough that a busy machine has not sent everything before the change.
  const limits = { bytesPerSecond: 1_500_000, isPaused: false };
  const sending = startSending(stage, { limits, concurrency: 2 });
  await until(() => sending.storedParts() > 0);
  await change(stage.path);
  await expect(sending.ended).rejects.toMatchObject({
    error: {
      code: 'package-changed',
      detail: saying(/ at \d\d:\d\d\. Nothing was published\.$/),
    },
  });
  expect(stage.sink.whole.size).toBeLessThan(10);
});

it('a package that is gone before the first byte has its own error', async () => {
  const sending = startSending(stage, { path: join(stage.folder, 'absent.ipa') });
  await expect(sending.ended).rejects.toMatchObject({ error: { code: 'package-not-found' } });
  expect(stage.sink.requests).toHaveLength(0);
});
