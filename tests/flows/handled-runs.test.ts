import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishRun } from '#shared/domain/publish-run';
import { createEngine } from '../../src-main/engine/create-engine';
import type { Engine } from '../../src-main/engine/engine';
import { keepRun, uploading } from '../e2e/support/kept-runs';
import { secretsInMemory, uploadWorker } from '../helpers/rehearsal';
import { slipway } from './command/slipway-process';

const connectionLost = [30, { type: 'run-stopped-waiting', limit: 'find-build' }] as const;

let home = '';
let engine: Engine;
let snapshots: PublishRun[] = [];

function open(): Engine {
  const onRunChanged = (run: PublishRun) => void snapshots.push(run);
  return createEngine({ home, secrets: secretsInMemory(), uploadWorker, onRunChanged });
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'slipway-handled-'));
  snapshots = [];
  engine = open();
});

afterEach(async () => {
  await engine.close();
  rmSync(home, { recursive: true, force: true });
});

const interruptedRun = () => keepRun(home, { buildNumber: '42', minutesAgo: 5, events: uploading });
const journalOf = (id: string) => readFileSync(join(home, 'practice/runs', id, 'journal.jsonl'));

describe('a run that a person marked as handled', () => {
  it('a handled run stays handled after a restart, and its journal and its time are unchanged', async () => {
    const id = await interruptedRun();
    const [journal, before] = [journalOf(id), await engine.runs.get(id)];
    await engine.runs.markHandled([id], true);
    expect(snapshots.map((run) => [run.id, run.handledAt !== null])).toEqual([[id, true]]);

    await engine.close();
    engine = open();
    const after = await engine.runs.get(id);
    expect(after.handledAt).not.toBeNull();
    expect({ ...after, handledAt: null }).toEqual(before);
    expect(journalOf(id)).toEqual(journal);
    expect(statSync(join(home, 'practice/runs', id, 'handled.json')).mode & 0o777).toBe(0o600);
  });

  it('a handled run needs attention again once the mark is removed', async () => {
    const id = await interruptedRun();
    await engine.runs.markHandled([id], true);
    await engine.runs.markHandled([id], false);
    expect((await engine.runs.get(id)).handledAt).toBeNull();
    expect(snapshots.map((run) => run.handledAt !== null)).toEqual([true, false]);
  });

  it('a handled run can still be resumed, and the mark ends when the run continues', async () => {
    const id = await keepRun(home, {
      buildNumber: '42',
      minutesAgo: 5,
      events: [...uploading, connectionLost],
    });
    await engine.runs.markHandled([id], true);
    // Nothing responds at the run's address: it is paused again soon.
    await engine.runs.resume(id);
    expect((await engine.runs.get(id)).handledAt).toBeNull();
    await engine.runs.pause(id);
    expect(await engine.runs.get(id)).toMatchObject({
      status: { state: 'paused' },
      handledAt: null,
    });
  });

  it('a handled run needs attention again when the mark was damaged', async () => {
    const id = await interruptedRun();
    await engine.runs.markHandled([id], true);
    writeFileSync(join(home, 'practice/runs', id, 'handled.json'), '{"at":');
    expect((await engine.runs.get(id)).handledAt).toBeNull();
  });

  it('a handled run is listed as such by the command, beside a superseded one and one that needs attention', async () => {
    const kept = (buildNumber: string, minutesAgo: number, bundleId: string, isDone = false) =>
      keepRun(home, {
        buildNumber,
        minutesAgo,
        package: { bundleId },
        events: isDone ? [...uploading, [60, { type: 'run-done', receipt: '/r.json' }]] : uploading,
      });
    const needed = await kept('7', 4, 'com.northwind.tide');
    const newer = await kept('42', 3, 'com.northwind.orbit', true);
    const handled = await kept('43', 2, 'com.northwind.orbit');
    const old = await kept('41', 9, 'com.northwind.orbit');
    await engine.runs.markHandled([handled], true);

    const [list] = (await slipway(['runs', '--json'], home)).lines;
    const states = list.map((run: { id: string; attention: { state: string } | null }) => [
      run.id,
      run.attention?.state ?? null,
    ]);
    expect(Object.fromEntries(states)).toEqual({
      [needed]: 'needed',
      [newer]: null,
      [handled]: 'handled',
      [old]: 'replaced',
    });
    const { stdout } = await slipway(['runs'], home);
    expect(stdout).toMatch(new RegExp(`${needed}.*\\(needs attention\\)`));
    expect(stdout).toMatch(new RegExp(`${handled}.*\\(handled\\)`));
    expect(stdout).toMatch(new RegExp(`${old}.*\\(replaced by build 42\\)`));
    expect(stdout).toMatch(new RegExp(`${newer}.*\\(42\\)\\n`));
  });
});
