import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { seed } from '../../helpers/draw';
import { seededRandom } from '../../kill/seeded-random';
import { buildUploads, keyOptions, type PracticeSide, startPracticeSide } from './practice-side';
import { type Line, type Running, slipway, start, temporaryFolder } from './slipway-process';

const bundleOf = (number: number): string => `com.northwind.harbor0${number}`;

async function stage(count: number): Promise<{ home: string; folder: string; side: PracticeSide }> {
  const home = await temporaryFolder();
  const folder = await temporaryFolder();
  const side = await startPracticeSide(await temporaryFolder(), '--seed', 'white-label');
  for (let number = 1; number <= count; number += 1)
    await writeSamplePackage(join(folder, `harbor-${number}.ipa`), { bundleId: bundleOf(number) });
  return { home, folder, side };
}

async function uploadsOf(side: PracticeSide, count: number): Promise<number[]> {
  const found: number[] = [];
  for (let number = 1; number <= count; number += 1)
    found.push((await buildUploads(side, bundleOf(number))).length);
  return found;
}

test('a batch file publishes four of five apps when the third is blocked, and says which', async () => {
  const { home, folder, side } = await stage(5);
  const init = await slipway(['batch', 'init', folder, '--json'], home);
  expect(init.status).toBe(0);
  const file = join(folder, 'batch.json');
  const written = JSON.parse(await readFile(file, 'utf8')) as Line;
  written.shared = { notes: { 'en-US': 'Try {version}.' }, groups: ['QA'] };
  written.items[1].notes = { 'de-DE': 'Auch hier.' };
  written.items[2].groups = ['Nobody'];
  await writeFile(file, JSON.stringify(written));
  const dry = await slipway(['batch', folder, '--dry-run', '--json', ...keyOptions(side)], home);
  expect(dry.status).toBe(3);
  expect(await uploadsOf(side, 5)).toEqual([0, 0, 0, 0, 0]);
  const ended = await slipway(['batch', folder, '--json', ...keyOptions(side)], home);
  expect(ended.status, ended.stderr).toBe(1);
  const last = ended.lines.at(-1);
  expect(last).toMatchObject({ event: 'batch-ended', exitStatus: 1 });
  expect(last.items.map(({ state }: Line) => state)).toEqual([
    'done',
    'done',
    'left-out',
    'done',
    'done',
  ]);
  expect(await uploadsOf(side, 5)).toEqual([1, 1, 0, 1, 1]);
  const shown = await slipway(['batch', 'show', last.batchId, '--json'], home);
  expect(shown.lines[0]).toMatchObject({ id: last.batchId, state: 'ended', name: written.name });
  const listed = await slipway(['batch', 'list', '--json'], home);
  expect(listed.lines[0].map(({ id }: Line) => id)).toEqual([last.batchId]);
  const run = await slipway(['show', last.items[1].runId, '--json'], home);
  expect(run.lines[0].plan.notes).toEqual([
    { locale: 'en-US', text: 'Try 1.4.0.' },
    { locale: 'de-DE', text: 'Auch hier.' },
  ]);
});

test('a batch that is interrupted can be resumed, and exits with 130', async () => {
  const { home, folder, side } = await stage(3);
  const options = ['--json', '--group', 'QA', ...keyOptions(side)];
  const running = start(['batch', folder, ...options], home);
  const { batchId } = await running.until(({ event }) => event === 'batch-started');
  running.child.kill('SIGINT');
  expect((await running.ended).status).toBe(130);
  const resumed = await slipway(['batch', 'resume', batchId, '--json'], home);
  expect(resumed.status, resumed.stderr).toBe(0);
  expect(await uploadsOf(side, 3)).toEqual([1, 1, 1]);
});

test('a batch that is killed beside each of its lines publishes each app once', async () => {
  const { home, folder, side } = await stage(3);
  const options = ['--json', '--group', 'QA', ...keyOptions(side)];
  let running = start(['batch', folder, ...options], home);
  let kills = 0;
  for (let line = 1; line <= 8; line += 1) {
    const isOver = await killedAt(home, running, line);
    const [id = ''] = await readdir(join(home, 'batches'));
    if (isOver) break;
    kills += 1;
    running = start(['batch', 'resume', id, '--json'], home);
  }
  const last = await running.ended;
  expect(kills).toBeGreaterThan(4);
  expect(last.status, last.stderr).toBe(0);
  expect(await uploadsOf(side, 3)).toEqual([1, 1, 1]);
}, 180_000);

test('a batch that is killed at random moments publishes each app once', async () => {
  const { home, folder, side } = await stage(3);
  const options = ['--json', '--group', 'QA', ...keyOptions(side)];
  const first = start(['batch', folder, ...options], home);
  const { batchId } = await first.until(({ event }) => event === 'batch-started');
  const random = seededRandom(seed);
  let running: Running = first;
  for (let count = 0; count < 4; count += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50 + random() * 2_500));
    running.child.kill('SIGKILL');
    await running.ended;
    running = start(['batch', 'resume', batchId, '--json'], home);
  }
  const last = await running.ended;
  expect(last.status, last.stderr).toBe(0);
  expect(await uploadsOf(side, 3)).toEqual([1, 1, 1]);
}, 180_000);

/** Kills the process as soon as the journal of the batch has this many lines; true if it ended before. */
async function killedAt(home: string, running: Running, lines: number): Promise<boolean> {
  let isOver = false;
  void running.ended.then(() => {
    isOver = true;
  });
  while (!isOver && (await linesOf(home)) < lines)
    await new Promise((resolve) => setTimeout(resolve, 2));
  if (isOver) return true;
  running.child.kill('SIGKILL');
  await running.ended;
  return false;
}

async function linesOf(home: string): Promise<number> {
  const [id] = await readdir(join(home, 'batches')).catch(() => []);
  if (id === undefined) return 0;
  const text = await readFile(join(home, 'batches', id, 'journal.jsonl'), 'utf8').catch(() => '');
  return text.split('\n').length - 1;
}
