import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toAppError } from '#shared/errors';
import { openSharedStore } from '../../../src-main/adapters/shared-store';
import { ApprovalKey } from '../../../src-main/engine/approval/approval-key';
import { systemClock } from '../../../src-main/engine/ports';
import { Presets } from '../../../src-main/engine/presets/presets';
import { secretsInMemory } from '../../helpers/rehearsal';
import { samplePreset } from '../../helpers/sample-preset';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-presets-'));
});
afterEach(() => rm(folder, { recursive: true }));

const file = () => join(folder, 'presets.json');
const open = (changed: string[][] = []) => {
  const store = openSharedStore(folder, 'presets');
  return new Presets({
    store,
    clock: systemClock,
    approvalKey: new ApprovalKey(store, secretsInMemory()),
    connect: () => {
      throw new Error('Nothing is asked here.');
    },
    onChanged: ({ presets }) => changed.push(presets.map(({ name }) => name)),
  });
};
const refusal = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (thrown) {
    return toAppError(thrown).code;
  }
};

describe('the presets of this computer', () => {
  test('a saved preset is there for the next program that opens the file', async () => {
    const changed: string[][] = [];
    await open(changed).save(samplePreset({ groups: [{ id: 'g1', name: 'QA' }] }));
    const [kept] = open().list().presets;
    expect(kept).toMatchObject({ name: 'Orbit Notes', groups: [{ id: 'g1', name: 'QA' }] });
    expect(kept?.armed).toEqual({ drop: false, watchFolder: false });
    expect(changed).toEqual([['Orbit Notes']]);
  });

  test('reading the list creates no file', async () => {
    expect(open().list()).toEqual({ presets: [], locks: {}, unreadable: 0, isNewer: false });
    expect(existsSync(file())).toBe(false);
  });

  test('saving the same preset again replaces it', async () => {
    const presets = open();
    await presets.save(samplePreset());
    await presets.save(samplePreset({ name: 'Orbit, weekly' }));
    expect(presets.list().presets.map(({ name }) => name)).toEqual(['Orbit, weekly']);
  });

  test('two presets of one app under one account are refused', async () => {
    const presets = open();
    await presets.save(samplePreset());
    const second = samplePreset({ id: 'preset-2', name: 'Other' });
    expect(await refusal(() => presets.save(second))).toBe('preset-app-taken');
    await presets.save({ ...second, accountId: 'account-2' });
    expect(presets.list().presets).toHaveLength(2);
  });

  test('a name that differs only in case is taken', async () => {
    const presets = open();
    await presets.save(samplePreset());
    const second = samplePreset({ id: 'preset-2', name: ' orbit NOTES', accountId: 'account-2' });
    expect(await refusal(() => presets.save(second))).toBe('preset-name-taken');
  });

  test('a preset is found by its name, and by the bundle ID of its app while only one has it', async () => {
    const presets = open();
    await presets.save(samplePreset());
    expect(presets.find('orbit notes').id).toBe('preset-1');
    expect(presets.find('com.northwind.orbit').id).toBe('preset-1');
    await presets.save(samplePreset({ id: 'preset-2', name: 'Second', accountId: 'account-2' }));
    expect(await refusal(() => presets.find('com.northwind.orbit'))).toBe('preset-not-found');
    expect(await refusal(() => presets.find('Orbit'))).toBe('preset-not-found');
  });

  test('a row that this version cannot read stays in the file', async () => {
    const strange = { id: 'later', schema: 2, wishes: ['unknown'] };
    writeFileSync(file(), JSON.stringify({ schema: 1, presets: [strange] }));
    const presets = open();
    await presets.save(samplePreset());
    presets.remove('preset-1');
    expect(presets.list()).toMatchObject({ presets: [], unreadable: 1 });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ presets: [strange] });
  });

  test('a file of a newer version is read and never changed', async () => {
    const before = JSON.stringify({ schema: 2, presets: [samplePreset()], more: true });
    writeFileSync(file(), before);
    const presets = open();
    expect(presets.list()).toMatchObject({ isNewer: true, presets: [{ name: 'Orbit Notes' }] });
    expect(await refusal(() => presets.save(samplePreset({ name: 'Changed' })))).toBe(
      'presets-newer',
    );
    expect(readFileSync(file(), 'utf8')).toBe(before);
  });

  test('a file that was torn in half is named and left as it is', async () => {
    writeFileSync(file(), '{"presets": [{"id": "pre');
    expect(await refusal(() => open().list())).toBe('settings-damaged');
    expect(readFileSync(file(), 'utf8')).toBe('{"presets": [{"id": "pre');
  });
});
