import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse();
});
afterEach(() => stage.end());

const orbit = { accountId: 'practice', bundleId: 'com.northwind.orbit' };
const tide = { ...orbit, bundleId: 'com.northwind.tide' };

it('an answer holds for its app and account alone, over a restart, until it is forgotten', async () => {
  await Promise.all([
    stage.engine.complianceAnswers.remember(orbit, false),
    stage.engine.complianceAnswers.remember(tide, true),
  ]);
  await stage.reopen();
  const { complianceAnswers: answers } = stage.engine;
  expect(await answers.read(orbit)).toMatchObject({ usesNonExemptEncryption: false });
  expect(await answers.read(tide)).toMatchObject({ usesNonExemptEncryption: true });
  expect(await answers.read({ ...orbit, accountId: 'other' })).toBeNull();
  await answers.remember(orbit, true);
  await answers.forget(tide);
  expect(await answers.read(orbit)).toMatchObject({ usesNonExemptEncryption: true });
  expect(await answers.read(tide)).toBeNull();
  const file = await readFile(join(stage.home, 'export-compliance.json'), 'utf8');
  expect(JSON.parse(file).answers).toHaveLength(1);
});
