import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockRun } from '../../../src-main/engine/publish/run-lock';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

const lockFile = () => join(folder, 'in-use');

describe('F-17: a run', () => {
  it('belongs to one process at a time', async () => {
    const unlock = await lockRun(folder);
    await expect(lockRun(folder)).rejects.toMatchObject({ trouble: { code: 'run-in-use' } });
    await unlock();
    await (await lockRun(folder))();
  });

  it('whose owner is dead goes to exactly one of many who ask at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      await writeFile(lockFile(), '999999999');
      const asked = await Promise.allSettled(Array.from({ length: 8 }, () => lockRun(folder)));
      const taken = asked.filter((one) => one.status === 'fulfilled');
      expect(taken).toHaveLength(1);
      await taken[0]?.value();
    }
  });

  it.skipIf(process.platform !== 'linux')(
    'is not held by another program that was given the dead owner’s number',
    async () => {
      const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
      try {
        await writeFile(lockFile(), `${other.pid} 12345`);
        await (await lockRun(folder))();
        const unlock = await lockRun(folder);
        expect(await readFile(lockFile(), 'utf8')).toMatch(new RegExp(`^${process.pid} \\d+$`));
        await unlock();
      } finally {
        other.kill();
      }
    },
  );
});
