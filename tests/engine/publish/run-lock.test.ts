import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inWords } from '#shared/words/say';
import type { AppException } from '../../../shared/errors';
import { lockRun } from '../../../src-main/engine/publish/run-lock';
import { isLocked } from '../../../src-main/engine/storage/folder-lock';
import { ownMark } from '../../../src-main/engine/storage/lock-owner';
import { saying } from '../../helpers/saying';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

const lockFile = () => join(folder, 'in-use');

describe('the lock of a run', () => {
  it('a run belongs to one process at a time', async () => {
    const unlock = await lockRun(folder);
    await expect(lockRun(folder)).rejects.toMatchObject({ error: { code: 'run-in-use' } });
    await unlock();
    await (await lockRun(folder))();
  });

  it('a run whose owner is dead goes to exactly one of many processes that ask at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      await writeFile(lockFile(), '999999999');
      const asked = await Promise.allSettled(Array.from({ length: 8 }, () => lockRun(folder)));
      const taken = asked.filter((one) => one.status === 'fulfilled');
      expect(taken).toHaveLength(1);
      await taken[0]?.value();
    }
  });

  it('a run whose lock was written by an earlier Slipway is held as long as that process lives', async () => {
    const other = sleeper();
    try {
      await writeFile(lockFile(), `${other.pid}`);
      await expect(lockRun(folder)).rejects.toMatchObject({ error: { code: 'run-in-use' } });
    } finally {
      other.kill('SIGKILL');
      await once(other, 'exit');
    }
    await (await lockRun(folder))();
  });

  it('a run is not held by a process that was killed', async () => {
    const holder = sleeper();
    await writeFile(lockFile(), await markOf(holder.pid ?? 0));
    await expect(lockRun(folder)).rejects.toMatchObject({ error: { code: 'run-in-use' } });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await (await lockRun(folder))();
  });

  it('a run is taken over from a process that was killed while it removed a dead lock', async () => {
    await writeFile(lockFile(), '999999999');
    const clearing = `${lockFile()}.clearing`;
    await mkdir(clearing);
    const since = new Date(Date.now() - 2_500);
    await utimes(clearing, since, since);
    await (await lockRun(folder))();
  });

  it('a run that is open on another computer names that computer, and the remedy', async () => {
    const [, , , , numbers] = (await ownMark()).split(' ');
    await writeFile(lockFile(), `${process.pid} 1 t1700000000 build%20server.lan ${numbers} beef`);
    const { error } = await refusal(lockRun(folder));
    expect(error).toMatchObject({ code: 'run-open-elsewhere' });
    expect(inWords(error.detail)).toContain('build server.lan');
    expect(inWords(error.whatToDo)).toContain(lockFile());
    expect(await isLocked(folder)).toBe(true);
  });

  it('a run is not held by a process of this computer from before its restart', async () => {
    const [number, start, , host, numbers, machine] = (await ownMark()).split(' ');
    const boot = '00000000-0000-4000-8000-000000000000';
    await writeFile(lockFile(), [number, start, boot, host, numbers, machine].join(' '));
    await (await lockRun(folder))();
    await writeFile(lockFile(), [number, start, 't1700000000', host, numbers, machine].join(' '));
    await (await lockRun(folder))();
  });

  it('a run can be open on another computer with the same name', async () => {
    const [number, start, , host, numbers] = (await ownMark()).split(' ');
    const boot = '00000000-0000-4000-8000-000000000000';
    await writeFile(lockFile(), [number, start, boot, host, numbers, 'beef'].join(' '));
    const { error } = await refusal(lockRun(folder));
    expect(error.code).toBe('run-open-elsewhere');
  });
});

describe.skipIf(process.platform !== 'linux')('the lock of a run on Linux', () => {
  it('a run is not held by another program that was given the dead owner’s process ID', async () => {
    const other = sleeper();
    try {
      await writeFile(lockFile(), `${other.pid} 12345`);
      await (await lockRun(folder))();
      const [, , ...rest] = (await markOf(other.pid ?? 0)).split(' ');
      await writeFile(lockFile(), [other.pid, '12345', ...rest].join(' '));
      await (await lockRun(folder))();
      const unlock = await lockRun(folder);
      expect(await readFile(lockFile(), 'utf8')).toBe(await ownMark());
      await unlock();
    } finally {
      other.kill();
    }
  });

  it('a run is not held by a process that has ended and that its parent has not reaped', async () => {
    // The shell becomes a program that never waits for its child.
    const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60']);
    try {
      const [said] = (await once(parent.stdout, 'data')) as [Buffer];
      const child = Number(said.toString());
      const mark = await markOf(child);
      await expect
        .poll(async () => (await readFile(`/proc/${child}/stat`, 'utf8')).includes(') Z'), {
          timeout: 30_000,
        })
        .toBe(true);
      for (const words of [`${child}`, mark.split(' ').slice(0, 2).join(' '), mark]) {
        await writeFile(lockFile(), words);
        await (await lockRun(folder))();
      }
    } finally {
      parent.kill('SIGKILL');
    }
  });

  it('a run held by another container on this computer stays locked as long as that one updates the lock', async () => {
    const [, start, boot, host, , machine] = (await ownMark()).split(' ');
    const mark = [process.pid, start, boot, host, 'pid:[1]', machine].join(' ');
    await writeFile(lockFile(), mark);
    const { error } = await refusal(lockRun(folder));
    expect(error).toMatchObject({
      code: 'run-open-elsewhere',
      detail: saying('another container'),
    });
    const longAgo = new Date(Date.now() - 10 * 60_000);
    await utimes(lockFile(), longAgo, longAgo);
    await (await lockRun(folder))();
  });
});

function sleeper() {
  return spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
}

/** The content that process would write: all but its PID and its start time is the same for all processes here. */
async function markOf(processId: number): Promise<string> {
  const [, , ...rest] = (await ownMark()).split(' ');
  const stat = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '');
  const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
  return [processId, start, ...rest].join(' ');
}

async function refusal(asked: Promise<unknown>): Promise<AppException> {
  return asked.then(
    () => expect.fail('The run was given.'),
    (thrown: unknown) => thrown as AppException,
  );
}
