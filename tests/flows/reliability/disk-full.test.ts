import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { expectEverythingOnce, heldUp, until, wishes } from './wishes';

/** A file system of its own needs the right to mount one, which root in a container may lack. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mayMount();

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let stage: Rehearsal;
afterEach(async () => {
  await stage.engine.close();
  execFileSync('umount', ['--lazy', stage.home]);
  await stage.end();
});

/** A run in the middle of its upload, whose data folder is a disk of one megabyte. */
async function uploading(): Promise<string> {
  stage = await rehearse({ practice: { partSize: 16 * 1024 } });
  mkdirSync(stage.home, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', stage.home]);
  const packagePath = await stage.sample({ sizeMb: 8 });
  const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...wishes });
  await until(stage, ({ upload }) => (upload?.partsStored ?? 0) > 2);
  return id;
}

const filler = () => join(stage.home, 'filler');

function fillDisk(): void {
  const block = Buffer.alloc(4096);
  try {
    for (;;) appendFileSync(filler(), block);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOSPC') throw thrown;
  }
}

const makeRoom = () => rmSync(filler());

describe.skipIf(!canMount)('F-06: the disk with the run’s record is full', () => {
  it('the run stands still, says where and how much, and goes on by itself', async () => {
    const id = await uploading();
    fillDisk();
    const held = await heldUp(stage, 'disk-full');
    expect(held.hold?.sentence).toContain(stage.home);
    expect(held.hold?.sentence).toMatch(/\d+ MB/);
    makeRoom();
    stage.practice.faults.clear();
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });

  it('a pause meanwhile keeps all that was stored, and carrying on needs only room', async () => {
    const id = await uploading();
    fillDisk();
    await heldUp(stage, 'disk-full');
    const left = await stage.engine.runs.pause(id);
    expect(['paused', 'interrupted']).toContain(left.status.state);
    makeRoom();
    stage.practice.faults.clear();
    await stage.engine.runs.resume(id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });
});
