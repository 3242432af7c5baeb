import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { seed } from '../../helpers/draw';
import { seededRandom } from '../../kill/seeded-random';
import {
  ask,
  buildUploads,
  keyOptions,
  type PracticeSide,
  startPracticeSide,
} from './practice-side';
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

/** A build of each app as the server has it: its notes, groups and submissions. */
async function buildsOf(side: PracticeSide, count: number): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let number = 1; number <= count; number += 1) {
    const app = side.apps.find(({ bundleId }) => bundleId === bundleOf(number));
    const { data: builds } = await ask(side, `/v1/builds?filter[app]=${app?.id}`);
    for (const { id, attributes } of builds.filter(isOurs)) {
      const notes = await ask(side, `/v1/builds/${id}/betaBuildLocalizations`);
      const groups = await ask(side, `/v1/betaGroups?filter[builds]=${id}`);
      const submissions = await ask(side, `/v1/betaAppReviewSubmissions?filter[build]=${id}`);
      found.push({
        number,
        build: attributes.version,
        notes: notes.data
          .filter((note: Line) => note.attributes.whatsNew)
          .map((note: Line) => `${note.attributes.locale}: ${note.attributes.whatsNew}`),
        groups: groups.data.map((group: Line) => group.attributes.name),
        submissions: submissions.data.length,
      });
    }
  }
  return found;
}

const isOurs = ({ attributes }: Line): boolean => attributes.version === '42';

const oncePublished = (number: number) => ({
  number,
  build: '42',
  notes: ['en-US: Try 1.4.0.'],
  groups: ['QA'],
  submissions: 0,
});

/** Notes and a group for all of them, and the key. */
async function wishes(folder: string, side: PracticeSide): Promise<string[]> {
  const notes = join(folder, 'notes.json');
  await writeFile(notes, JSON.stringify({ 'en-US': 'Try {version}.' }));
  return ['--json', '--group', 'QA', '--notes', notes, ...keyOptions(side)];
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

test('a folder’s batch has its Mac packages too, in the order of their numbers, and a dry run names what it blocks by its file', async () => {
  const home = await temporaryFolder();
  const folder = await temporaryFolder();
  await writeSamplePackage(join(folder, 'harbor.pkg'));
  await writeFile(join(folder, 'harbor-10.ipa'), 'text');
  await writeFile(join(folder, 'harbor-9.ipa'), 'text');
  const init = await slipway(['batch', 'init', folder, '--json'], home);
  expect(init.status, init.stderr).toBe(0);
  const written = JSON.parse(await readFile(join(folder, 'batch.json'), 'utf8')) as Line;
  expect(written.items).toEqual([
    { package: 'harbor-9.ipa' },
    { package: 'harbor-10.ipa' },
    { package: 'harbor.pkg' },
  ]);
  const dry = await slipway(['batch', folder, '--dry-run'], home);
  expect(dry.status).toBe(3);
  expect(dry.stderr).toContain(`${join(folder, 'harbor-9.ipa')}: `);
  expect(dry.stderr).not.toContain('item-');
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
  const options = await wishes(folder, side);
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
  expect(await buildsOf(side, 3)).toEqual([1, 2, 3].map(oncePublished));
}, 300_000);

test('a batch that is killed at random moments publishes each app once', async () => {
  const { home, folder, side } = await stage(3);
  const options = await wishes(folder, side);
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
  expect(await buildsOf(side, 3)).toEqual([1, 2, 3].map(oncePublished));
}, 300_000);

test('apps that failed go into a new batch with their files as they are now', async () => {
  const { home, folder, side } = await stage(2);
  const file = join(folder, 'batch.json');
  const items = [1, 2].map((number) => ({ package: `harbor-${number}.ipa` }));
  await writeFile(file, JSON.stringify({ name: 'Harbor', shared: { groups: ['QA'] }, items }));
  await writeFile(join(folder, 'harbor-2.ipa'), 'no package');
  const first = await slipway(['batch', file, '--json', ...keyOptions(side)], home);
  expect(first.status, first.stderr).toBe(1);
  expect(first.stderr).toContain('batch retry');
  expect(first.stderr).not.toContain('batch resume');
  const { batchId } = first.lines.find(({ event }) => event === 'batch-started') ?? {};
  await writeSamplePackage(join(folder, 'harbor-2.ipa'), { bundleId: bundleOf(2) });
  const retry = ['batch', 'retry', batchId, '--json', ...keyOptions(side)];
  const dry = await slipway([...retry, '--dry-run'], home);
  expect(dry.status, dry.stderr).toBe(0);
  expect(await uploadsOf(side, 2)).toEqual([1, 0]);
  const second = await slipway(retry, home);
  expect(second.status, second.stderr).toBe(0);
  expect(second.lines.at(-1)?.items).toMatchObject([{ state: 'done' }]);
  expect(await uploadsOf(side, 2)).toEqual([1, 1]);
  const { batchId: next } = second.lines.find(({ event }) => event === 'batch-started') ?? {};
  const none = await slipway(['batch', 'retry', next, '--json', ...keyOptions(side)], home);
  expect(none.status).not.toBe(0);
  expect(none.stderr + none.stdout).toContain('batch-no-failures');
});

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
