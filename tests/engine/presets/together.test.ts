import { execFile } from 'node:child_process';
import { utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSharedStore } from '../../../src-main/adapters/shared-store';
import { ApprovalKey } from '../../../src-main/engine/approval/approval-key';
import { systemClock } from '../../../src-main/engine/ports';
import { Presets } from '../../../src-main/engine/presets/presets';
import { whileFileLocked } from '../../../src-main/engine/storage/file-lock';
import { secretsInMemory } from '../../helpers/rehearsal';
import { samplePreset } from '../../helpers/sample-preset';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-together-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = () => {
  const store = openSharedStore(folder, 'presets');
  return new Presets({
    store,
    clock: systemClock,
    approvalKey: new ApprovalKey(store, secretsInMemory()),
    connect: () => {
      throw new Error('Nothing is asked here.');
    },
    onChanged: () => undefined,
  });
};

test('a preset is saved only after another program has written its own', async () => {
  const path = join(folder, 'presets.json');
  await open().save(samplePreset({ id: 'one', name: 'One', bundleId: 'org.one' }));
  // Another program holds the lock for a moment: writing waits for it, and then keeps what it wrote.
  const holding = `
    const fs = require('node:fs');
    const [path] = process.argv.slice(1);
    fs.writeFileSync(path + '.lock', '', { flag: 'wx' });
    console.log('held');
    const file = JSON.parse(fs.readFileSync(path, 'utf8'));
    setTimeout(() => {
      const other = { ...file.presets[0], id: 'two', name: 'Two', bundleId: 'org.two' };
      fs.writeFileSync(path, JSON.stringify({ ...file, presets: [...file.presets, other] }));
      fs.rmSync(path + '.lock');
    }, 300);
  `;
  const other = promisify(execFile)(process.execPath, ['-e', holding, path]);
  await new Promise((resolve) => other.child.stdout?.once('data', resolve));
  await open().save(samplePreset({ id: 'three', name: 'Three', bundleId: 'org.three' }));
  await other;
  const names = open()
    .list()
    .presets.map(({ name }) => name);
  expect(names.sort()).toEqual(['One', 'Three', 'Two']);
  expect(await readdir(folder)).toEqual(['presets.json']);
});

test('the lock of a program that was killed is taken over, and a failure leaves none', async () => {
  const path = join(folder, 'presets.json');
  writeFileSync(`${path}.lock`, '');
  utimesSync(`${path}.lock`, 1, 1);
  expect(whileFileLocked(path, () => 'done')).toBe('done');
  const failing = () => {
    throw new Error('it failed');
  };
  expect(() => whileFileLocked(path, failing)).toThrow('it failed');
  expect(await readdir(folder)).toEqual([]);
});
