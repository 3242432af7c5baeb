import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { allInWords } from '#shared/words/say';
import type { PublishRun } from '../../../shared/domain/publish-run';
import { journalName } from '../../../src-main/engine/publish/run-journal';
import { isDue } from '../../helpers/draw';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { seededRandom } from '../../kill/seeded-random';
import { expectEverythingOnce, fullPlan, writes } from './full-publish';

interface Stop {
  fault: string;
  is: (run: PublishRun) => boolean;
}

/** Where a run is stopped before its journal loses lines. */
const inItsUpload: Stop = {
  fault: 'stall-part:5',
  is: ({ upload }) => (upload?.partsStored ?? 0) > 2,
};
const hasFailed: Stop['is'] = ({ status }) => status.state === 'failed';
const stops: readonly Stop[] = [
  inItsUpload,
  // Everything is sent; nothing more is known about it.
  { fault: 'forbidden:GET /v1/buildUploads/*', is: hasFailed },
  // Notes and groups are written, and the review is not requested yet.
  { fault: 'forbidden:POST /v1/betaAppReviewSubmissions', is: hasFailed },
];

const waiting = { timeout: 60_000, interval: 10 };

interface Paused {
  stage: Rehearsal;
  id: string;
  /** The lines of its journal. */
  lines: string[];
  /** Removes these lines, and opens the run as a new start of the app does. */
  lose(isLost: (line: string, place: number) => boolean): Promise<void>;
}

async function withRunStoppedAt(stop: Stop, use: (paused: Paused) => Promise<void>): Promise<void> {
  const stage = await rehearse({ practice: { partSize: 64 * 1024, faults: [stop.fault] } });
  try {
    const packagePath = await stage.sample({ sizeMb: 1 });
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    // Not with `expect.poll`, which supports only one test at a time.
    const newest = () => stage.snapshots.at(-1);
    await vi.waitUntil(() => newest() && stop.is(newest() as PublishRun), waiting);
    if (stop === inItsUpload) await stage.engine.runs.pause(id);
    await stage.engine.runs.settled(id);
    stage.practice.faults.clear();
    const journal = join(await stage.engine.runs.folder(id), journalName);
    const lines = (await readFile(journal, 'utf8')).split('\n').filter((line) => line !== '');
    const lose: Paused['lose'] = async (isLost) => {
      const kept = lines.filter((line, place) => !isLost(line, place));
      await writeFile(journal, kept.map((line) => `${line}\n`).join(''));
      await stage.reopen();
    };
    await use({ stage, id, lines, lose });
  } finally {
    await stage.end();
  }
}

/** Two to five places, any of them. */
function chosen(count: number, seed: number): Set<number> {
  const random = seededRandom(seed);
  const wanted = 2 + Math.floor(random() * 4);
  const places = new Set<number>();
  while (places.size < wanted) places.add(Math.floor(random() * count));
  return places;
}

/** Lines that are lost at the very end leave no gap: the journal only ends earlier. */
function leavesGap(lost: ReadonlySet<number>, count: number): boolean {
  let last = count - 1;
  while (lost.has(last)) last -= 1;
  return [...lost].some((place) => place < last);
}

/** Whether a write of this kind, as a fault names it, was applied by the server more than once. */
function isTwice({ practice }: Rehearsal, write: string): boolean {
  const pattern = new RegExp(`^${write.replaceAll('*', '[^/]+')}(/[^/]+)?$`);
  const taken = practice.requests.filter(
    ({ method, path, status }) =>
      status < 300 && pattern.test(`${method} ${path.split('?')[0] ?? ''}`),
  );
  return taken.length > 1;
}

/** Each language has its own; a second one of a language would be refused. */
const once = writes.filter((write) => !write.includes('Localizations'));

describe.concurrent('a journal with lost lines', { timeout: 180_000 }, () => {
  const tries = Array.from({ length: 60 }, (_, place) => place + 1).filter((one) => isDue(one, 4));
  it.concurrent.each(tries)(
    'with two to five lines of its journal lost, seed %i, a run ends and writes nothing twice',
    (seed) =>
      withRunStoppedAt(stops[seed % stops.length] ?? inItsUpload, async (paused) => {
        const { stage, id, lines, lose } = paused;
        const lost = chosen(lines.length, seed);
        await lose((_, place) => lost.has(place));
        if (lost.has(0) && lost.has(1)) {
          expect(await stage.engine.runs.unreadable()).toMatchObject([
            { id, error: { code: 'journal-damaged' } },
          ]);
          return;
        }
        const { repaired } = await stage.engine.runs.get(id);
        expect(repaired).toHaveLength(leavesGap(lost, lines.length) ? 1 : 0);
        await stage.engine.runs.resume(id);
        const run = await stage.engine.runs.settled(id);
        expect(once.filter((write) => isTwice(stage, write))).toEqual([]);
        if (run.status.state === 'done') return expectEverythingOnce(stage, run);
        // Otherwise it says why, and can still be cancelled.
        expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'failed' });
        expect((await stage.engine.runs.cancel(id)).status.state).toBe('cancelled');
      }),
  );

  const ofUpload =
    /"what":"(build upload|upload file)"|"upload-created"|"file-reserved"|"parts-known"/;

  it('a run that lost all lines about its upload says so, finds the upload that it created and continues with it', () =>
    withRunStoppedAt(inItsUpload, async ({ stage, id, lose }) => {
      await lose((line) => ofUpload.test(line));
      const before = await stage.engine.runs.get(id);
      expect(allInWords(before.repaired)).toEqual([
        expect.stringMatching(/has a gap: \d+ lines are missing/),
      ]);
      expect(before.writes.open).toBe(1);
      await stage.engine.runs.resume(id);
      await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
    }));

  it('a run that lost all lines about its upload can be cancelled, and the upload is withdrawn', () =>
    withRunStoppedAt(inItsUpload, async ({ stage, id, lose }) => {
      await lose((line) => ofUpload.test(line));
      const run = await stage.engine.runs.cancel(id);
      expect(run.status).toMatchObject({ state: 'cancelled', uploadRemoved: true });
    }));

  it('a run that lost its last lines, including the start of its upload, recognizes the upload by its file', () =>
    withRunStoppedAt(inItsUpload, async ({ stage, id, lines, lose }) => {
      const from = lines.findIndex((line) => ofUpload.test(line));
      await lose((_, place) => place >= from);
      expect((await stage.engine.runs.get(id)).repaired).toEqual([]);
      await stage.engine.runs.resume(id);
      await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
    }));

  it('a run that lost all lines about its upload leaves an upload of another size alone, and can be cancelled', () =>
    withRunStoppedAt(inItsUpload, async ({ stage, id, lose }) => {
      await lose((line) => ofUpload.test(line));
      const { buildUploadFiles, buildUploads } = stage.practice.world.state;
      for (const file of buildUploadFiles) file.fileSize += 1;
      const before = buildUploads.length;
      await stage.engine.runs.resume(id);
      const run = await stage.engine.runs.settled(id);
      expect(run.status).toMatchObject({
        state: 'blocked',
        findings: [{ code: 'build-upload-open' }],
      });
      const { status } = await stage.engine.runs.cancel(id);
      expect(status).toMatchObject({ state: 'cancelled', uploadRemoved: false });
      expect(buildUploads).toHaveLength(before);
    }));
});
