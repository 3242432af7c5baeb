import { copyFile, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type BatchIntent,
  batchOfFailed,
  countStates,
  hasFailures,
  inBuildOrder,
} from '#shared/domain/batch';
import type { AppException } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { stageBatch } from '../helpers/batch-stage';
import type { Rehearsal } from '../helpers/rehearsal';

/* Several packages published together: one failure does not stop the rest, and nothing happens twice. */

let stage: Rehearsal;
afterEach(() => stage.end());

/** A batch of this many apps. */
async function begin(count: number): Promise<{ intent: BatchIntent; paths: string[] }> {
  const staged = await stageBatch(count);
  stage = staged.stage;
  return staged;
}

async function publishAll(id: string) {
  const { hash } = await stage.engine.batches.check(id);
  await stage.engine.batches.start(id, hash);
  return stage.engine.batches.settled(id);
}

/** How many uploads the server has had for each app. */
function uploads(): string[] {
  return stage.practice.requests
    .filter(({ method, path }) => method === 'POST' && path === '/v1/buildUploads')
    .map(({ path }) => path);
}

describe('a batch', () => {
  it('publishes four of five apps when the file of the third was replaced after the check', async () => {
    const { intent, paths } = await begin(5);
    const { hash, items } = await stage.engine.batches.check(intent.id);
    expect(items.map(({ blocked }) => blocked)).toEqual([null, null, null, null, null]);
    await writeFile(paths[2] ?? '', 'another file');
    await stage.engine.batches.start(intent.id, hash);
    const batch = await stage.engine.batches.settled(intent.id);
    expect(batch.items.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'failed',
      'done',
      'done',
    ]);
    expect(batch.state).toBe('ended');
    expect(batch.items[2]?.error?.code).toMatch(/^package-/);
    expect(uploads()).toHaveLength(4);
  });

  it('publishes a replaced file in a new batch, after new checks and a new confirmation', async () => {
    const { intent, paths } = await begin(3);
    const { hash } = await stage.engine.batches.check(intent.id);
    const replaced = await stage.sample({
      bundleId: 'com.northwind.harbor02',
      fileName: 'replaced.ipa',
      name: 'Replaced',
    });
    await copyFile(replaced, paths[1] ?? '');
    await stage.engine.batches.start(intent.id, hash);
    const first = await stage.engine.batches.settled(intent.id);
    expect(first.items.map(({ state }) => state)).toEqual(['done', 'failed', 'done']);
    expect(hasFailures(first)).toBe(true);
    expect(first.items.map(({ remedy }) => remedy)).toEqual([null, 'new-batch', null]);
    expect(inWords(first.items[1]?.error?.whatToDo ?? '')).toMatch(/in a new batch/);
    // The same batch only ever publishes the file that was confirmed.
    await stage.engine.batches.resume(intent.id, true);
    const again = await stage.engine.batches.settled(intent.id);
    expect(again.items[1]?.state).toBe('failed');
    const id = stage.engine.batches.newId();
    await stage.engine.batches.save(
      batchOfFailed(again, { id, name: 'Failed', createdAt: intent.createdAt }),
    );
    await expect(stage.engine.batches.start(id, hash)).rejects.toMatchObject({
      error: { code: 'batch-outdated' },
    });
    const second = await publishAll(id);
    expect(second.items.map(({ state }) => state)).toEqual(['done']);
    expect(hasFailures(second)).toBe(false);
    const run = await stage.engine.runs.get(second.items[0]?.runId ?? '');
    expect(run.plan.notes).toEqual([{ locale: 'en-US', text: 'Try 1.4.0.' }]);
    expect(uploads()).toHaveLength(3);
  });

  it('writes shared notes with the values of each app, and the changes of an app over them', async () => {
    const { intent } = await begin(2);
    const [first, second] = intent.items;
    if (!first || !second) throw new Error('two items were made');
    await stage.engine.batches.save({
      ...intent,
      items: [
        first,
        {
          ...second,
          changes: { notes: [{ locale: 'de-DE', text: 'Nur hier.' }], groups: [] },
          leaveOut: ['en-US'],
        },
      ],
    });
    const batch = await publishAll(intent.id);
    const runs = await Promise.all(
      batch.items.map(({ runId }) => stage.engine.runs.get(runId ?? '')),
    );
    expect(runs.map(({ plan }) => plan.notes)).toEqual([
      [{ locale: 'en-US', text: 'Try 1.4.0.' }],
      [{ locale: 'de-DE', text: 'Nur hier.' }],
    ]);
    expect(runs.map(({ plan }) => plan.groups.map(({ name }) => name))).toEqual([['QA'], []]);
  });

  it('leaves out what the checks block, and publishes the others', async () => {
    const { intent } = await begin(3);
    const [first, second, third] = intent.items;
    if (!first || !second || !third) throw new Error('three items were made');
    const twice = { ...third, packagePath: first.packagePath };
    await stage.engine.batches.save({ ...intent, items: [first, second, twice] });
    const batch = await publishAll(intent.id);
    expect(batch.items.map(({ state }) => state)).toEqual(['done', 'done', 'left-out']);
    expect(batch.items[2]?.error?.code).toBe('batch-item-twice');
  });

  it('names a higher build that is listed before a lower one of its app, and sends both once they are in order', async () => {
    const { intent } = await begin(1);
    const [first] = intent.items;
    if (!first) throw new Error('an item was made');
    const higher = await stage.sample({
      bundleId: 'com.northwind.harbor01',
      build: '43',
      fileName: 'higher.ipa',
    });
    const items = [{ ...first, id: 'higher', packagePath: higher }, first];
    await stage.engine.batches.save({ ...intent, items });
    const found = await stage.engine.batches.check(intent.id);
    expect(found.items[0]?.blocked).toBeNull();
    expect(inWords(found.items[1]?.blocked?.detail ?? '')).toMatch(
      /1\.4\.0 \(43\) is listed before .*1\.4\.0 \(42\)/,
    );
    expect(stage.engine.batches.prepared(intent.id)?.items[1]?.error?.code).toBe(
      'batch-item-order',
    );
    const buildOf = ({ id }: { id: string }) =>
      found.items.find(({ itemId }) => itemId === id)?.build ?? null;
    await stage.engine.batches.save({ ...intent, items: inBuildOrder(items, buildOf) });
    const batch = await publishAll(intent.id);
    expect(batch.items.map(({ build, state }) => [build?.buildNumber, state])).toEqual([
      ['42', 'done'],
      ['43', 'done'],
    ]);
  });

  it('names the file whose build another package has under another spelling of its version', async () => {
    const { intent, paths } = await begin(1);
    const [first] = intent.items;
    if (!first) throw new Error('an item was made');
    const again = await stage.sample({
      bundleId: 'com.northwind.harbor01',
      version: '1.4',
      fileName: 'again.ipa',
    });
    await stage.engine.batches.save({
      ...intent,
      items: [first, { ...first, id: 'again', packagePath: again }],
    });
    const { items } = await stage.engine.batches.check(intent.id);
    expect(items[0]?.blocked).toBeNull();
    expect(inWords(items[1]?.blocked?.detail ?? '')).toContain(paths[0]);
  });

  it('starts only what was checked', async () => {
    const { intent } = await begin(2);
    const { hash } = await stage.engine.batches.check(intent.id);
    await stage.engine.batches.save({ ...intent, shared: { notes: [] } });
    await expect(stage.engine.batches.start(intent.id, hash)).rejects.toMatchObject({
      error: { code: 'batch-outdated' },
    });
    expect(uploads()).toHaveLength(0);
  });

  it('counts only the last of two checks that overlap', async () => {
    const { intent } = await begin(3);
    const { batches } = stage.engine;
    const first = batches.check(intent.id).catch(({ error }: AppException) => error.code);
    await batches.save({ ...intent, shared: { notes: [] } });
    const { hash } = await batches.check(intent.id);
    expect(await first).toBe('batch-outdated');
    expect(batches.prepared(intent.id)?.hash).toBe(hash);
  });

  it('continues after it was paused, and a second process does not work on it meanwhile', async () => {
    const { intent } = await begin(4);
    const { hash } = await stage.engine.batches.check(intent.id);
    await stage.engine.batches.start(intent.id, hash);
    const other = stage.beside();
    await expect(other.batches.resume(intent.id)).rejects.toMatchObject({
      error: { code: 'batch-in-use' },
    });
    const paused = await stage.engine.batches.pause(intent.id);
    expect(paused.state).toBe('paused');
    expect(countStates(paused.items).running).toBe(0);
    await other.batches.resume(intent.id);
    const batch = await other.batches.settled(intent.id);
    expect(countStates(batch.items).done).toBe(4);
    expect(uploads()).toHaveLength(4);
  });

  it('stays canceled: resuming it sends nothing', async () => {
    const { intent } = await begin(3);
    const { hash } = await stage.engine.batches.check(intent.id);
    await stage.engine.batches.start(intent.id, hash);
    const { batches } = stage.engine;
    expect((await batches.cancel(intent.id)).state).toBe('canceled');
    const before = uploads().length;
    for (const retries of [false, true])
      await expect(batches.resume(intent.id, retries)).rejects.toMatchObject({
        error: { code: 'batch-canceled' },
      });
    expect(countStates((await batches.get(intent.id)).items).running).toBe(0);
    expect(uploads()).toHaveLength(before);
  });

  it('stops the items of an account whose agreement is missing, and retries them afterwards', async () => {
    const { intent } = await begin(3);
    const { hash } = await stage.engine.batches.check(intent.id);
    stage.practice.faults.add('agreement-missing');
    await stage.engine.batches.start(intent.id, hash);
    const failed = await stage.engine.batches.settled(intent.id);
    expect(countStates(failed.items).failed).toBe(3);
    // The third item was never begun.
    expect(failed.items[2]?.runId).toBeNull();
    stage.practice.faults.clear();
    await stage.engine.batches.resume(intent.id, true);
    const batch = await stage.engine.batches.settled(intent.id);
    expect(countStates(batch.items).done).toBe(3);
    expect(uploads()).toHaveLength(3);
  });
});
