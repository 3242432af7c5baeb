import { createHash } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { PublishRun } from '../../../shared/domain/publish-run';
import { canResume } from '../../../shared/domain/run-readers';
import type { RunEvent } from '../../../src-main/engine/publish/run-event';
import { readJournal } from '../../../src-main/engine/publish/run-journal';
import { type FileIdentity, identityOf } from '../../../src-main/engine/storage/file-identity';
import { isDue } from '../../helpers/draw';
import { hurriedClock } from '../../helpers/hurried-clock';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { seededRandom } from '../../kill/seeded-random';

const seed = 20261128;
const moments = 300;
/** A sample in which each change occurs as often as every other. */
const due = Array.from({ length: moments }, (_, index) => index).filter((one) => isDue(one, 5));
/** Each with a server and an engine; a run waits more than it works. */
const concurrency = 3;

const changes = [
  'another build renamed over it',
  'the same build with other bytes renamed over it',
  'overwritten in place, mtime put back',
  'cut short',
  'added to',
  'removed',
  'replaced by a copy',
  'touched',
] as const;
type Change = (typeof changes)[number];

interface Moment {
  change: Change;
  /** After which snapshot of the run, or after which response of the server. */
  after: { what: 'snapshot' | 'request'; count: number };
  /** Whether the run continues, or was stopped first and is resumed afterwards. */
  while: 'running' | 'paused' | 'closed';
  /** Whether a removed file is back when the run is resumed. */
  isPutBack: boolean;
}

function drawMoment(random: () => number, index: number): Moment {
  const pick = (most: number) => 1 + Math.floor(random() * most);
  const what = random() < 0.6 ? 'snapshot' : 'request';
  const stop = random();
  return {
    change: changes[index % changes.length] as Change,
    after: { what, count: pick(what === 'snapshot' ? 36 : 18) },
    while: stop < 0.6 ? 'running' : stop < 0.92 ? 'paused' : 'closed',
    isPutBack: random() < 0.5,
  };
}

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const nameOf = (file: FileIdentity) => JSON.stringify([file.inode, file.size, file.changedNs]);

/** One server, one engine, the packages to swap, and the planned changes. */
class Lane {
  private trigger: { moment: Moment; count: number; reached: (runId: string) => void } | null =
    null;
  private runId = '';
  private unfinished: string | null = null;
  /** The bytes at the path in each state of the file. */
  private readonly bytes = new Map<string, string>();
  private path = '';
  private other = '';
  private variant = '';
  private original = '';

  private constructor(readonly stage: Rehearsal) {}

  static async open(): Promise<Lane> {
    let lane: Lane | null = null;
    const stage = await rehearse({
      practice: { partSize: 16 * 1024, onRequest: () => lane?.happened('request') },
      engine: {
        clock: hurriedClock(200),
        onRunChanged: (run) => {
          if (lane) lane.runId = run.id;
          lane?.happened('snapshot');
        },
      },
    });
    lane = new Lane(stage);
    lane.original = await stage.sample({ fileName: 'original.ipa' });
    lane.other = await stage.sample({ fileName: 'other.ipa', version: '1.5.0', build: '77' });
    lane.variant = await stage.sample({ fileName: 'variant.ipa', defects: ['symbols-left-over'] });
    lane.path = join(stage.folder, 'Orbit Notes.ipa');
    return lane;
  }

  /** Runs to the moment, changes the file, and continues to any end. */
  async play(moment: Moment) {
    this.bytes.clear();
    // A build whose run is not finished is not started a second time.
    if (this.unfinished !== null) await this.stage.engine.runs.cancel(this.unfinished);
    this.unfinished = null;
    this.forgetBuild();
    this.put(this.original);
    const { runs } = this.stage.engine;
    let stopping: Promise<unknown> = Promise.resolve();
    this.trigger = {
      moment,
      count: 0,
      reached: (runId) => {
        if (moment.while === 'running') this.change(moment.change);
        else if (runId !== '') stopping = runs.pause(runId);
      },
    };
    this.runId = '';
    const begun = await this.stage.engine.runs
      .start(this.stage.connection, { packagePath: this.path, scope: 'upload-only' })
      .catch((thrown: unknown) => thrown as Error);
    if (begun instanceof Error) return { run: null, events: [], thrown: begun };
    let run = await runs.settled(begun.id);
    await stopping;
    this.trigger = null;
    if (moment.while === 'closed') await this.stage.reopen();
    if (moment.while !== 'running') this.change(moment.change);
    for (let tries = 0; tries < 2 && canResume(run); tries += 1) {
      if (tries > 0 && moment.isPutBack) this.put(this.original);
      await this.stage.engine.runs.resume(run.id).catch(() => undefined);
      run = await this.stage.engine.runs.settled(run.id);
    }
    if (canResume(run)) this.unfinished = run.id;
    const { events } = await readJournal(await this.stage.engine.runs.folder(run.id));
    return { run, events, thrown: null };
  }

  happened(what: 'snapshot' | 'request'): void {
    const { trigger } = this;
    if (trigger?.moment.after.what !== what) return;
    trigger.count += 1;
    if (trigger.count !== trigger.moment.after.count) return;
    this.trigger = null;
    trigger.reached(this.runId);
  }

  /** SHA-256 of what was committed at the server. */
  async committed(): Promise<string[]> {
    const { state } = this.stage.practice.world;
    const arrived = await Promise.all(
      state.buildUploads.map(({ id }) => this.stage.practice.world.receivedPackage(id)),
    );
    return arrived.filter((one) => one !== null).map(({ path }) => sha256(path));
  }

  /** The bytes in this state of the file. */
  bytesOf(file: FileIdentity): string | undefined {
    return this.bytes.get(nameOf(file));
  }

  get originalBytes(): string {
    return sha256(this.original);
  }

  private forgetBuild(): void {
    const { state } = this.stage.practice.world;
    state.buildUploads.length = 0;
    state.buildUploadFiles.length = 0;
    state.builds = state.builds.filter(({ version }) => version !== '42' && version !== '77');
  }

  private put(from: string): void {
    const fresh = join(this.stage.folder, 'fresh.ipa');
    copyFileSync(from, fresh);
    // Whole seconds can be restored to the exact nanosecond.
    utimesSync(fresh, 1_790_000_000, 1_790_000_000);
    renameSync(fresh, this.path);
    this.remember();
  }

  private change(change: Change): void {
    const { path } = this;
    switch (change) {
      case 'another build renamed over it':
        return this.put(this.other);
      case 'the same build with other bytes renamed over it':
        return this.put(this.variant);
      case 'replaced by a copy':
        return this.put(this.original);
      case 'overwritten in place, mtime put back': {
        const bytes = readFileSync(path);
        const middle = Math.floor(bytes.length / 2);
        bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle);
        writeFileSync(path, bytes, { flag: 'r+' });
        utimesSync(path, 1_790_000_000, 1_790_000_000);
        break;
      }
      case 'cut short':
        truncateSync(path, statSync(path).size - 100);
        break;
      case 'added to':
        appendFileSync(path, 'x');
        break;
      case 'removed':
        return rmSync(path, { force: true });
      case 'touched':
        utimesSync(path, new Date(), new Date());
    }
    this.remember();
  }

  private remember(): void {
    const { path } = this;
    this.bytes.set(nameOf(identityOf(statSync(path, { bigint: true }))), sha256(path));
  }
}

/** The file of the shown findings when it was committed. */
function lastChecked(events: readonly RunEvent[]): FileIdentity | null {
  const checked = events.findLast((event) => event.type === 'package-checked');
  return checked?.type === 'package-checked' ? checked.file : null;
}

interface Tally {
  moments: number;
  done: number;
  stopped: number;
  checkedAgain: number;
  recognized: number;
}

async function judge(
  lane: Lane,
  { run, events, thrown }: Awaited<ReturnType<Lane['play']>>,
  tally: Tally,
): Promise<void> {
  const committed = await lane.committed();
  if (run === null) {
    expect(thrown).toMatchObject({ error: { code: expect.stringMatching(/^package-/) } });
    expect(committed).toEqual([]);
    tally.stopped += 1;
    return;
  }
  const file = lastChecked(events);
  const checked = file && lane.bytesOf(file);
  expect(committed.every((bytes) => bytes === checked)).toBe(true);
  if (events.filter(({ type }) => type === 'package-checked').length > 1) tally.checkedAgain += 1;
  if (events.some(({ type }) => type === 'file-recognized')) tally.recognized += 1;
  if (run.status.state === 'done') {
    tally.done += 1;
    expect(committed).toEqual([checked]);
    const receipt = JSON.parse(readFileSync(run.receipt ?? '', 'utf8')) as {
      package: { sha256: string; size: number };
    };
    expect(receipt.package).toMatchObject({ sha256: checked, size: run.package.size });
    expect(showsVariant(run)).toBe(checked !== lane.originalBytes && isVariant(lane, checked));
  } else {
    tally.stopped += 1;
    expect(committed).toEqual([]);
    expect(whyStopped(run)).toMatch(/^package-/);
  }
  // The announced file is the intended one, whatever was at the path meanwhile.
  expect(run.package).toMatchObject({ version: '1.4.0', buildNumber: '42' });
}

function whyStopped({ status }: PublishRun): string {
  if (status.state === 'failed') return status.error.code;
  return status.state === 'blocked' ? 'package-blocked' : status.state;
}

const variants = new Map<Lane, string>();
function isVariant(lane: Lane, bytes: string | null | undefined): boolean {
  return variants.get(lane) === bytes;
}
function showsVariant({ findings }: PublishRun): boolean {
  return findings.some(({ code }) => code === 'symbols-left-over');
}

it(`whatever happens to the file at ${due.length} moments of a run, only bytes that were checked are committed`, {
  timeout: 900_000,
}, async () => {
  const random = seededRandom(seed);
  const all = Array.from({ length: moments }, (_, index) => drawMoment(random, index));
  const drawn = due.map((index) => all[index] as Moment);
  const tally: Tally = { moments: 0, done: 0, stopped: 0, checkedAgain: 0, recognized: 0 };
  const byChange = new Map<string, { done: number; stopped: number }>();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      const lane = await Lane.open();
      variants.set(lane, sha256(join(lane.stage.folder, 'variant.ipa')));
      for (let moment = drawn.shift(); moment; moment = drawn.shift()) {
        const played = await lane.play(moment);
        const before = { ...tally };
        await judge(lane, played, tally).catch((thrown: unknown) => {
          throw new Error(
            `Seed ${seed}, ${JSON.stringify(moment)}: ${JSON.stringify(played.run?.status)}`,
            {
              cause: thrown,
            },
          );
        });
        tally.moments += 1;
        const counts = byChange.get(moment.change) ?? { done: 0, stopped: 0 };
        counts.done += tally.done - before.done;
        counts.stopped += tally.stopped - before.stopped;
        byChange.set(moment.change, counts);
      }
      await lane.stage.end();
    }),
  );
  process.stdout.write(
    `swapped file, seed ${seed}: ${JSON.stringify(tally)} ${JSON.stringify(Object.fromEntries(byChange))}\n`,
  );
  expect(tally.moments).toBe(due.length);
  const { recognized, ...often } = tally;
  for (const count of Object.values(often)) expect(count).toBeGreaterThan(0);
  // Too rare to occur in every sample.
  if (due.length === moments) expect(recognized).toBeGreaterThan(0);
});
