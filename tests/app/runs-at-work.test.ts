import { expect, it } from 'vitest';
import type { Batch } from '#shared/domain/batch';
import type { PublishRun } from '#shared/domain/publish-run';
import { createRunBoard } from '../../src-main/app/run-board';
import { keepBatchesAtWork, keepRunsAtWork } from '../../src-main/app/runs-at-work';
import { someRun } from './some-run';

const at = '2026-11-22T14:02:00.000Z';
const running = someRun({ id: 'one', status: { state: 'running' } });
const paused = someRun({ id: 'one', status: { state: 'paused', at } });
const interrupted = someRun({ id: 'one', status: { state: 'interrupted' } });

/** One session of the app on the same disk; what it resumed, in order. */
function start(disk: Map<string, unknown>, runs: PublishRun[] = [], isWanted = true) {
  const board = createRunBoard();
  const resumed: string[] = [];
  const atWork = keepRunsAtWork({
    store: { get: (name) => disk.get(name), set: (name, value) => void disk.set(name, value) },
    board,
    isWanted: () => isWanted,
    read: async (runId) => runs.find(({ id }) => id === runId) ?? Promise.reject(new Error(runId)),
    resumeRun: async (runId) => void resumed.push(runId),
    log: { info: () => {}, warn: () => {} },
  });
  return { board, atWork, resumed };
}

/** A session that ended while the run was in progress. */
function endedAtWork(): Map<string, unknown> {
  const disk = new Map<string, unknown>();
  start(disk).board.receive(running);
  return disk;
}

it('a run that was in progress when the app was killed is resumed once', async () => {
  const disk = endedAtWork();
  const second = start(disk, [interrupted]);
  await second.atWork.resume('live');
  await second.atWork.resume('live');
  expect(second.resumed).toEqual(['one']);
  const third = start(disk, [interrupted]);
  await third.atWork.resume('live');
  expect(third.resumed).toEqual([]);
});

it('a run that quitting paused is resumed, and one that a person paused is not', async () => {
  const disk = new Map<string, unknown>();
  const first = start(disk);
  first.board.receive(running);
  first.atWork.freeze();
  first.board.receive(paused);
  const second = start(disk, [paused]);
  await second.atWork.resume('live');
  expect(second.resumed).toEqual(['one']);

  second.board.receive(running);
  second.board.receive(paused);
  const third = start(disk, [paused]);
  await third.atWork.resume('live');
  expect(third.resumed).toEqual([]);
});

it('a run is resumed only once its own App Store Connect is available', async () => {
  const second = start(endedAtWork(), [{ ...interrupted, environment: 'practice' }]);
  await second.atWork.resume('live');
  expect(second.resumed).toEqual([]);
  await second.atWork.resume('practice');
  expect(second.resumed).toEqual(['one']);
});

it('a run that ended, is gone or is not wanted is not resumed', async () => {
  const done = someRun({ id: 'one', status: { state: 'done', at } });
  for (const { runs, isWanted } of [
    { runs: [done], isWanted: true },
    { runs: [], isWanted: true },
    { runs: [interrupted], isWanted: false },
  ]) {
    const disk = endedAtWork();
    const second = start(disk, runs, isWanted);
    await second.atWork.resume('live');
    expect(second.resumed).toEqual([]);
    expect(disk.get('runsAtWork')).toEqual([]);
  }
});

/** One session of the app that works on a batch, or only reads it. */
function startWithBatch(
  disk: Map<string, unknown>,
  { state, working = [] }: { state: Batch['state']; working?: string[] },
) {
  const batch: Batch = {
    id: 'batch-1',
    name: 'Harbor guides',
    createdAt: at,
    shared: {},
    usesPresets: true,
    state,
    environment: 'live',
    items: [],
  };
  const resumed: string[] = [];
  const atWork = keepBatchesAtWork({
    store: { get: (name) => disk.get(name), set: (name, value) => void disk.set(name, value) },
    isWanted: () => true,
    working: () => working,
    read: async () => batch,
    resumeBatch: async (batchId) => void resumed.push(batchId),
    log: { info: () => {}, warn: () => {} },
  });
  return { atWork, resumed };
}

it('a batch that was in progress when the app was killed or quit is resumed, and one that a person paused is not', async () => {
  for (const state of ['stopped', 'paused'] as const) {
    const disk = new Map<string, unknown>();
    const first = startWithBatch(disk, { state: 'running', working: ['batch-1'] });
    first.atWork.keep();
    first.atWork.freeze();
    const second = startWithBatch(disk, { state });
    await second.atWork.resume('practice');
    expect(second.resumed).toEqual([]);
    await second.atWork.resume('live');
    expect(second.resumed).toEqual(['batch-1']);
  }
  const disk = new Map<string, unknown>();
  const working = ['batch-1'];
  const first = startWithBatch(disk, { state: 'running', working });
  first.atWork.keep();
  working.pop();
  first.atWork.keep();
  const second = startWithBatch(disk, { state: 'paused' });
  await second.atWork.resume('live');
  expect(second.resumed).toEqual([]);
});
