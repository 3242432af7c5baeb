import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalName, RunJournal, readJournal } from '../../../src-main/engine/publish/run-journal';
import { lockRun } from '../../../src-main/engine/publish/run-lock';
import { systemClock } from '../../../src-main/engine/system-clock';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-journal-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(count: number): Promise<string> {
  const { journal } = await RunJournal.open(folder, systemClock);
  for (let index = 0; index < count; index += 1) {
    await journal.append({ type: 'part-stored', offset: index * 10, length: 10 });
  }
  await journal.close();
  return join(folder, journalName);
}

const offsets = async () =>
  (await readJournal(folder)).map((event) => ('offset' in event ? event.offset : -1));

describe('the record of a run', () => {
  it('is read back as it was written, by its owner only', async () => {
    const path = await write(3);
    expect(await offsets()).toEqual([0, 10, 20]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('cut off at any byte keeps every event that was complete, and goes on after it', async () => {
    const path = await write(3);
    const whole = await readFile(path);
    const lineEnds = [...whole].flatMap((byte, index) => (byte === 0x0a ? [index + 1] : []));
    for (let length = 0; length <= whole.length; length += 1) {
      await writeFile(path, whole.subarray(0, length));
      const complete = lineEnds.filter((end) => end <= length).length;
      expect(await offsets()).toEqual([0, 10, 20].slice(0, complete));
    }
    await writeFile(path, whole.subarray(0, whole.length - 5));
    const { journal } = await RunJournal.open(folder, systemClock);
    await journal.append({ type: 'part-stored', offset: 99, length: 1 });
    await journal.close();
    expect(await offsets()).toEqual([0, 10, 99]);
  });

  it('with a flipped bit is never believed: the damaged line is named', async () => {
    const path = await write(3);
    const whole = await readFile(path);
    for (let place = 0; place < whole.length - 1; place += 1) {
      const flipped = Buffer.from(whole);
      flipped[place] = (flipped[place] ?? 0) ^ 0x01;
      await writeFile(path, flipped);
      await expect(readJournal(folder)).rejects.toMatchObject({
        trouble: { code: 'journal-damaged' },
      });
    }
  });

  it('belongs to one process at a time, and a dead one is succeeded', async () => {
    const unlock = await lockRun(folder);
    await expect(lockRun(folder)).rejects.toMatchObject({ trouble: { code: 'run-in-use' } });
    await unlock();
    await writeFile(join(folder, 'in-use'), '999999999');
    await (await lockRun(folder))();
  });
});
