import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, keyOptions, type PracticeSide, startPracticeSide } from './practice-side';
import { type Ended, slipway, temporaryFolder } from './slipway-process';

/** A publish of 1.4.0 (42) while build 41 of 1.4.0 is in beta review, which ends with a question. */
async function publishWhileBusy(folder: string) {
  const side = await startPracticeSide(folder, '--seed', 'in-review');
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file], folder);
  const groups = ['--group', 'QA', '--group', 'Beta circle'];
  const asked = await slipway(
    ['publish', file, '--json', '--testflight', ...groups, ...keyOptions(side)],
    folder,
  );
  const { runId } = asked.lines[0];
  const choose = (...words: string[]): Promise<Ended> =>
    slipway(['resume', runId, '--json', ...words], folder);
  return { side, asked, runId, choose };
}

/** The numbers and IDs of the builds of 1.4.0 that have expired, or not. */
async function builds(side: PracticeSide, expired: boolean): Promise<Map<string, string>> {
  const { data } = await ask(
    side,
    `/v1/builds?filter[expired]=${expired}&filter[preReleaseVersion.version]=1.4.0&limit=200`,
  );
  return new Map(
    data.map((row: { id: string; attributes: { version: string } }) => [
      row.attributes.version,
      row.id,
    ]),
  );
}

test('a publish that another build keeps from its review ends with status 10, and a wrong choice changes nothing', {
  timeout: 180_000,
}, async () => {
  const folder = await temporaryFolder();
  const { side, asked, runId, choose } = await publishWhileBusy(folder);
  expect(asked.lines.at(-1), asked.stderr).toMatchObject({ event: 'run-ended', runId });
  expect(asked.status).toBe(10);
  const open = await builds(side, false);
  expect(asked.stderr).toContain(
    `slipway resume ${runId} --review-busy wait|skip|replace=BUILD_ID`,
  );
  expect(asked.stderr).toContain(`ID of the build in review: ${open.get('41')}`);

  const misspelled = await choose('--review-busy', 'later');
  expect(misspelled.status).toBe(2);
  expect(misspelled.stderr).toContain('--review-busy takes wait, skip or replace=BUILD_ID');
  for (const wrong of ['gone', open.get('42') ?? '']) {
    const refused = await choose('--review-busy', `replace=${wrong}`);
    expect(refused.status).toBe(1);
    expect(refused.lines.at(-1), refused.stderr).toMatchObject({
      error: { code: 'run-not-review-busy' },
    });
    expect(refused.stderr).toContain('not the one you confirmed');
  }
  expect(await builds(side, false)).toEqual(open);

  const skipped = await choose('--review-busy', 'skip');
  expect(skipped.status, skipped.stderr).toBe(0);
  expect(await builds(side, false)).toEqual(open);
  expect(await builds(side, true)).toEqual(new Map());
});
