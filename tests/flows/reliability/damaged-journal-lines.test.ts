import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { inWords } from '#shared/words/say';
import type { PublishRun } from '../../../shared/domain/publish-run';
import type { Connection } from '../../../src-main/engine/connection';
import { createEngine } from '../../../src-main/engine/create-engine';
import { journalName } from '../../../src-main/engine/publish/run-journal';
import { type Practice, startPractice } from '../../../src-main/practice/server';
import { isDue } from '../../helpers/draw';
import { hurriedClock } from '../../helpers/hurried-clock';
import { type Rehearsal, rehearse, secretsInMemory, uploadWorker } from '../../helpers/rehearsal';
import { inParallel } from '../../kill/in-parallel';
import { kindOf } from '../../kill/journal-files';
import { fullPlan, until } from './full-publish';

let stage: Rehearsal;
afterEach(() => stage.end());

/** A run's journal with one thing wrong. */
interface Variant {
  name: string;
  text: string;
}

/** The result of a variant once it was resumed. */
interface Ending {
  name: string;
  /** `done`, or how else the run ended and why. */
  ending: string;
}

const asText = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

/** Each line with a bit flipped, and each line dropped without a trace: those selected today. */
function damage(lines: readonly string[]): Variant[] {
  const all = lines.flatMap((line, index) => {
    const middle = Math.floor(line.length / 2);
    const other = line[middle] === '~' ? '!' : '~';
    const flipped = `${line.slice(0, middle)}${other}${line.slice(middle + 1)}`;
    const kind = `${index} ${kindOf(line)}`;
    return [
      { name: `flipped ${kind}`, text: asText(lines.with(index, flipped)) },
      { name: `dropped ${kind}`, text: asText(lines.toSpliced(index, 1)) },
    ];
  });
  return all.filter((_, place) => isDue(place, 3));
}

async function linesOf(runId: string): Promise<string[]> {
  const path = join(await stage.engine.runs.folder(runId), journalName);
  return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
}

/** Puts the journal into a separate home and resumes the run there, as a new start of Slipway does. */
async function resume(runId: string, { name, text }: Variant, given: Connection): Promise<Ending> {
  const home = await mkdtemp(join(stage.folder, 'home-'));
  const folder = join(home, 'practice', 'runs', runId);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, journalName), text);
  const clock = hurriedClock(400);
  const engine = createEngine({ home, secrets: secretsInMemory(), uploadWorker, clock });
  try {
    await engine.runs.resume(runId, given);
    return { name, ending: endingOf(await engine.runs.settled(runId)) };
  } catch (thrown) {
    const { error } = thrown as { error?: { code: string } };
    return { name, ending: error ? `refused: ${error.code}` : `threw: ${thrown}` };
  } finally {
    await engine.close();
  }
}

function endingOf({ status }: PublishRun): string {
  if (status.state === 'failed')
    return `failed: ${status.error.code} ${status.error.code === 'unexpected' ? inWords(status.error.detail) : ''}`.trim();
  if (status.state !== 'blocked') return status.state;
  return `blocked: ${status.findings.map(({ code }) => code).join(' ')}`;
}

/** The writes that the server applied, including parts of a file. */
function writesOf({ requests }: Practice): string[] {
  return requests
    .filter(({ method, status }) => method !== 'GET' && status >= 200 && status < 300)
    .map(({ method, path }) => `${method} ${path}`);
}

/** Prints how often each outcome occurred, so that a change is noticed. */
function tell(what: string, endings: readonly Ending[]): void {
  const counts = new Map<string, number>();
  for (const { ending } of endings) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  const words = [...counts].map(([ending, count]) => `${ending} ${count}`).join(', ');
  console.info(`${what}: ${endings.length} journals resumed: ${words}`);
}

const othersThan = (endings: readonly Ending[], ...expected: string[]) =>
  endings.filter(({ ending }) => !expected.includes(ending));

it('a finished run with any line of its journal damaged or lost ends, and writes nothing again', async () => {
  stage = await rehearse();
  const packagePath = await stage.sample();
  const run = await stage.publish({ packagePath, ...fullPlan, waitForTesters: true });
  expect(run.status.state).toBe('done');
  // Without its last line the run may be resumed.
  const lines = (await linesOf(run.id)).slice(0, -1);
  const before = writesOf(stage.practice);
  const endings = await inParallel(3, damage(lines), (one) =>
    resume(run.id, one, stage.connection),
  );
  tell('finished run', endings);
  expect(othersThan(endings, 'done')).toEqual([]);
  expect(writesOf(stage.practice)).toEqual(before);
}, 600_000);

it('a finished run whose journal was cut off after any line ends with a reason, and writes nothing again', async () => {
  stage = await rehearse();
  const packagePath = await stage.sample();
  const run = await stage.publish({ packagePath, ...fullPlan });
  const lines = await linesOf(run.id);
  const before = writesOf(stage.practice);
  const every = lines.slice(0, -1).map((line, index) => ({
    name: `cut after ${index} ${kindOf(line)}`,
    text: asText(lines.slice(0, index + 1)),
  }));
  const cuts = every.filter((_, place) => isDue(place, 3));
  const endings = await inParallel(3, cuts, (one) => resume(run.id, one, stage.connection));
  tell('cut run', endings);
  // Cut before the answer of its first write, the run cannot distinguish its own build from someone else's.
  const reasons = ['done', 'blocked: build-already-used', 'failed: build-already-used'];
  expect(othersThan(endings, ...reasons)).toEqual([]);
  expect(writesOf(stage.practice)).toEqual(before);
}, 600_000);

it('a paused upload with any line of its journal damaged or lost is finished, and each write is made once', async () => {
  const options = { speed: 6000, partSize: 128 * 1024, keepState: true };
  stage = await rehearse({ practice: { ...options, faults: ['stall-part:4'] } });
  const packagePath = await stage.sample({ sizeMb: 1 });
  const plan = { packagePath, scope: 'upload-only' } as const;
  const { id } = await stage.engine.runs.start(stage.connection, plan);
  await until(stage, ({ upload }) => (upload?.partsStored ?? 0) > 2);
  await stage.engine.runs.pause(id);
  const lines = await linesOf(id);
  const begun = writesOf(stage.practice);
  await stage.practice.close();
  const madeTwice: string[][] = [];
  const endings = await inParallel(3, damage(lines), async (variant) => {
    const folder = await mkdtemp(join(stage.folder, 'world-'));
    await cp(join(stage.folder, 'practice'), folder, { recursive: true });
    const practice = await startPractice({ ...options, folder });
    try {
      const { url: apiUrl, privateKeyPath: privateKeyFile } = practice;
      return await resume(id, variant, { ...stage.connection, apiUrl, privateKeyFile });
    } finally {
      const twice = [...begun, ...writesOf(practice)].filter(
        (one, index, all) => all.indexOf(one) !== index,
      );
      if (twice.length > 0) madeTwice.push([variant.name, ...twice]);
      await practice.close();
    }
  });
  tell('paused run', endings);
  expect(othersThan(endings, 'done')).toEqual([]);
  expect(madeTwice).toEqual([]);
}, 600_000);
