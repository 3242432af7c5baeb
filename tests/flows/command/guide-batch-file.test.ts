import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { keyOptions, startPracticeSide } from './practice-side';
import { type Line, slipway, temporaryFolder } from './slipway-process';

const guide = join(import.meta.dirname, '../../../src-renderer/guide/command.md');

/** The JSON that the guide shows as a batch file. */
async function batchFileOfGuide(): Promise<Line> {
  const text = await readFile(guide, 'utf8');
  const [, json = ''] = /```json\n(\{\n {2}"schema"[\s\S]*?)```/.exec(text) ?? [];
  return JSON.parse(json);
}

test('the batch file of the guide can be published', async () => {
  const home = await temporaryFolder();
  const folder = await temporaryFolder();
  const side = await startPracticeSide(await temporaryFolder(), '--seed', 'white-label');
  const file = await batchFileOfGuide();
  for (const [place, item] of file.items.entries()) {
    await writeSamplePackage(join(folder, item.package), {
      bundleId: `com.northwind.harbor0${place + 1}`,
    });
    // The only account here is the key of the practice server.
    delete item.account;
  }
  const note = join(folder, file.items[2].notes, 'en-US/release_notes.txt');
  await mkdir(dirname(note), { recursive: true });
  await writeFile(note, 'Version {version} has a new map.');
  await writeFile(join(folder, 'batch.json'), JSON.stringify(file));

  const dry = await slipway(['batch', folder, '--dry-run', '--json', ...keyOptions(side)], home);
  expect(dry.status, dry.stderr).toBe(0);
  expect(file.items).toHaveLength(3);
});
