import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyOptions, startPracticeSide } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

test('a run that can no longer be read is listed with its code, after the readable ones', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file], folder);
  // Blocked at once: this test only needs them to exist.
  const publish = async () => {
    const args = ['publish', file, '--json', '--group', 'Nobody', ...keyOptions(side)];
    return (await slipway(args, folder)).lines.at(-1).runId;
  };
  const [kept, damaged] = [await publish(), await publish()];
  const journal = join(folder, 'practice', 'runs', damaged, 'journal.jsonl');
  await writeFile(journal, 'this is no journal\n');

  const { lines, status } = await slipway(['runs', '--json'], folder);
  expect(lines).toMatchObject([
    [
      { id: kept, status: { state: 'blocked' } },
      { id: damaged, status: { state: 'unreadable', error: { code: 'journal-damaged' } } },
    ],
  ]);
  expect(status).toBe(0);
  const words = await slipway(['runs'], folder);
  expect(words.stdout).toContain(kept);
  expect(words.stdout).not.toContain(damaged);
  expect(words.stderr).toMatch(new RegExp(`${damaged}.*journal-damaged`));
});
