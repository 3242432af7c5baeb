import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFuseFaults, fuses, setFuses } from '../../src-main/dev/packaging/fuses.mjs';

/** What marks the fuses in every Electron; then a version, a length, and a character for each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'slipway-fuses-'));
});
afterEach(() => rm(folder, { recursive: true }));

function programWith(wire: string): string {
  const file = path.join(folder, 'program');
  const head = Buffer.from([1, wire.length]);
  writeFileSync(file, Buffer.concat([Buffer.from(`x${sentinel}`), head, Buffer.from(`${wire}x`)]));
  return file;
}

const wireOf = (file: string) => readFileSync(file, 'latin1').slice(1 + sentinel.length + 2, -1);

test('every fuse of a runtime is set, and a package that has them is without a fault', async () => {
  const program = programWith('111111111');
  await setFuses(program, true);
  expect(wireOf(program)).toBe('010011001');
  expect(await findFuseFaults(program, true)).toEqual([]);
});

test.each(Object.keys(fuses).map(Number))(
  'a fuse number %i that is otherwise is found',
  async (fuse) => {
    const program = programWith('111111111');
    await setFuses(program, true);
    const wire = wireOf(program);
    const other = wire[fuse] === '1' ? '0' : '1';
    const changed = programWith(wire.slice(0, fuse) + other + wire.slice(fuse + 1));
    const faults = await findFuseFaults(changed, true);
    expect(faults.map((fault) => fault.fuse)).toEqual([FuseV1Options[fuse]]);
  },
);

test('a runtime with a fuse that nobody decided on is not packed', async () => {
  const program = programWith('1111111111');
  await expect(setFuses(program, true)).rejects.toThrow('strictlyRequireAllFuses');
  expect(wireOf(program)).toBe('1111111111');
  const faults = await findFuseFaults(programWith('0100110011'), true);
  expect(faults).toEqual([{ fuse: 'number 9', found: 'on', wanted: 'not known here' }]);
});

test('only the stand-in runtime may lack a fuse', async () => {
  const program = programWith('11111111');
  await expect(setFuses(program, true)).rejects.toThrow('WasmTrapHandlers');
  await setFuses(program, false);
  expect(await findFuseFaults(program, false)).toEqual([]);
  expect(await findFuseFaults(program, true)).toEqual([
    { fuse: 'WasmTrapHandlers', found: 'missing', wanted: 'on' },
  ]);
});

test('a fuse that was taken out of a runtime counts as a fault', async () => {
  const program = programWith('r10011001');
  const faults = await findFuseFaults(program, true);
  expect(faults).toEqual([{ fuse: 'RunAsNode', found: 'unknown', wanted: 'off' }]);
});
