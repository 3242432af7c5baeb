import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishInMidUpload } from './mid-upload';
import { buildUploads, keyOptions } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

/* `slipway hand-over`: one data folder hands a run over, another one finishes it. */

test('a publish that was killed in its upload is handed over and finished elsewhere, in the same upload', async () => {
  const [ada, ben] = [await temporaryFolder(), await temporaryFolder()];
  const { side, publish, runId, bundleId, file } = await publishInMidUpload(ada);
  const path = join(ada, 'run.hand-over.json');
  publish.child.kill('SIGKILL');
  await publish.ended;

  const exported = await slipway(
    ['hand-over', 'export', runId, path, '--as', 'Ada', '--to', 'Ben'],
    ada,
  );
  expect(exported.status, exported.stderr).toBe(0);
  const text = await readFile(path, 'utf8');
  for (const secret of [side.issuerId, side.privateKeyPath, side.url, ada])
    expect(text).not.toContain(secret);
  const refused = await slipway(['resume', runId, '--json', ...keyOptions(side)], ada);
  expect(refused.lines.at(-1)).toMatchObject({ error: { code: 'run-handed-over' } });

  const preview = await slipway(['hand-over', 'import', path, '--dry-run', '--json'], ben);
  expect(preview.lines[0]).toMatchObject({ runId, needsPackage: true, to: 'Ben', here: 'no' });
  const asked = await slipway(['hand-over', 'import', path, ...keyOptions(side)], ben);
  expect([asked.status, asked.stderr]).toEqual([2, expect.stringContaining('--yes')]);
  expect(asked.stderr).toContain('Ada (');
  const lacking = ['hand-over', 'import', path, '--yes', '--json', ...keyOptions(side)];
  expect((await slipway(lacking, ben)).lines.at(-1)).toMatchObject({
    error: { code: 'hand-over-package-needed' },
  });

  const taken = await slipway([...lacking, '--package', file, '--as', 'Ben'], ben);
  expect(taken.lines.at(-1), taken.stderr).toMatchObject({ outcome: 'done', runId });
  expect(taken.status).toBe(0);
  expect(await buildUploads(side, bundleId)).toHaveLength(1);
  const verified = await slipway(['verify', runId], ben);
  expect(verified.status, verified.stderr).toBe(0);
  const receipt = join(ada, 'receipt of ben.json');
  await copyFile(taken.lines.at(-1).receipt, receipt);
  const atAda = await slipway(['verify', receipt, '--json'], ada);
  expect(atAda.lines[0]).toMatchObject({ outcome: 'as-sealed', journal: 'handed-over' });
  const [shown] = (await slipway(['show', runId, '--json'], ben)).lines;
  expect(shown.handOvers).toMatchObject([{ from: { person: 'Ada' }, to: { person: 'Ben' } }]);
}, 240_000);

test('a run is taken back only when that is confirmed, and can be resumed then', async () => {
  const ada = await temporaryFolder();
  const { publish, runId } = await publishInMidUpload(ada);
  publish.child.kill('SIGKILL');
  await publish.ended;
  const path = join(ada, 'run.json');
  expect((await slipway(['hand-over', 'export', runId, path], ada)).status).toBe(0);
  const again = await slipway(['hand-over', 'export', runId, path], ada);
  expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('already exists')]);

  expect((await slipway(['hand-over', 'take-back', runId], ada)).status).toBe(2);
  expect((await slipway(['runs'], ada)).stdout).toContain('Handed over');
  expect((await slipway(['hand-over', 'take-back', runId, '--yes'], ada)).status).toBe(0);
  const resumed = await slipway(['resume', runId, '--json'], ada);
  expect(resumed.lines.at(-1), resumed.stderr).toMatchObject({ outcome: 'done', runId });
}, 240_000);
