import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { keyOptions, startPracticeSide } from './command/practice-side';
import { slipway, temporaryFolder } from './command/slipway-process';

test('a report for Apple has the IDs and request IDs of the build, and nothing of key, notes or folders', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file], folder);
  const notes = join(folder, 'notes.json');
  await writeFile(notes, JSON.stringify({ 'en-US': 'Offline search is here.' }));
  const published = await slipway(
    ['publish', file, '--json', '--notes', notes, ...keyOptions(side)],
    folder,
  );
  const { runId, receipt } = published.lines.at(-1);
  expect(published.status).toBe(0);

  const { stdout, status } = await slipway(['report', runId], folder);
  expect(status).toBe(0);
  const journal = await readFile(join(dirname(receipt), 'journal.jsonl'), 'utf8');
  const facts = journal
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).event);
  const one = (type: string) => facts.find((event) => event.type === type);
  expect(stdout).toContain(one('upload-created').buildUploadId);
  expect(stdout).toContain(one('file-reserved').fileId);
  expect(stdout).toContain(one('build-found').buildId);
  expect(stdout).toContain(one('package-hashed').sha256);
  const answers = facts.filter(
    ({ type, what, requestId }) =>
      type === 'write-answered' && !what.startsWith('note ') && requestId !== null,
  );
  expect(answers.length).toBeGreaterThan(2);
  for (const { requestId } of answers) expect(stdout).toContain(requestId);
  expect(stdout).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ {2}\S/m);

  expect(stdout).not.toContain('Offline search');
  expect(stdout).not.toContain(folder);
  expect(stdout).not.toContain(side.keyId);

  const unknown = await slipway(['report', '20200101-000000-000000'], folder);
  expect(unknown.status).not.toBe(0);
});
