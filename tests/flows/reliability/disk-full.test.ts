import { afterEach, describe, expect, it } from 'vitest';
import { toAppError } from '#shared/errors';
import { allInWords, inWords } from '#shared/words/say';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { canMount, fillDisk, mountSmallDisk, unmount } from '../../helpers/small-disk';
import { expectEverythingOnce, fullPlan, heldUp, until } from './full-publish';

let stage: Rehearsal;
afterEach(async () => {
  await stage.engine.close();
  unmount(stage.home);
  await stage.end();
});

/** A run in the middle of its upload, whose data folder is a disk of one megabyte. */
async function uploading(): Promise<string> {
  stage = await rehearse({ practice: { partSize: 16 * 1024 } });
  mountSmallDisk(stage.home);
  const packagePath = await stage.sample({ sizeMb: 8 });
  const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
  await until(stage, ({ upload }) => (upload?.partsStored ?? 0) > 2);
  return id;
}

describe.skipIf(!canMount)('the disk with the run’s record is full', () => {
  it('a run waits while the disk with its journal is full, reports where and how much is needed, and continues automatically', async () => {
    const id = await uploading();
    const makeRoom = fillDisk(stage.home);
    const held = await heldUp(stage, 'disk-full');
    expect(inWords(held.wait?.sentence ?? '')).toContain(stage.home);
    expect(inWords(held.wait?.sentence ?? '')).toMatch(/\d+ MB/);
    makeRoom();
    stage.practice.faults.clear();
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });

  it('a pause on a full disk keeps everything that was stored, and resuming only needs free space', async () => {
    const id = await uploading();
    const makeRoom = fillDisk(stage.home);
    await heldUp(stage, 'disk-full');
    const left = await stage.engine.runs.pause(id);
    expect(['paused', 'interrupted']).toContain(left.status.state);
    makeRoom();
    stage.practice.faults.clear();
    await stage.engine.runs.resume(id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });

  it('a full disk before the start of a run is reported with the disk and the required space, and leaves no run', async () => {
    stage = await rehearse();
    mountSmallDisk(stage.home);
    const packagePath = await stage.sample();
    const makeRoom = fillDisk(stage.home);
    const started = stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    const refused = started.catch((thrown: unknown) => allInWords(toAppError(thrown)));
    await expect(refused).resolves.toMatchObject({
      code: 'disk-full',
      detail: expect.stringMatching(
        new RegExp(`The disk at ${stage.home}, .* is full.* needs 5 MB .* nothing was sent`),
      ),
    });
    expect(await stage.engine.runs.list()).toEqual([]);
    expect(await stage.engine.runs.unreadable()).toEqual([]);
    makeRoom();
    const run = await stage.publish({ packagePath, ...fullPlan });
    await expectEverythingOnce(stage, run);
  });
});
