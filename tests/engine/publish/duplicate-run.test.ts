import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DuplicateRunGuard } from '../../../src-main/engine/publish/duplicate-run';
import { samplePackage } from '../../helpers/sample-run';

test('two processes that begin a run of one build at the same moment begin one', async () => {
  const home = await mkdtemp(join(tmpdir(), 'slipway-begin-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  // Neither sees a run of the other one at work yet.
  const guards = [0, 1, 2].map(() => new DuplicateRunGuard(home, async () => []));
  let begun = 0;
  const begin = async (): Promise<void> => {
    begun += 1;
    await new Promise((resolve) => setTimeout(resolve, 200));
  };
  const outcomes = await Promise.allSettled(
    guards.map((guard) => guard.alone('practice', samplePackage, begin)),
  );
  expect(begun).toBe(1);
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused.map(({ error }) => error.code)).toEqual([
    'build-being-published',
    'build-being-published',
  ]);
  // Once it has begun, the next one is refused by what is at work, and not by the lock.
  await guards[0]?.alone('practice', samplePackage, begin);
  expect(begun).toBe(2);
});
