import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { inWords } from '../../shared/words/say';
import { dist, root } from '../../src-main/dev/paths.mjs';
import { bundlePrograms } from '../helpers/bundle-programs.mjs';
import { type Rehearsal, rehearse, uploadWorker } from '../helpers/rehearsal';
import type { DeathPoint, PublisherOrder } from '../kill/publisher-order';

const day = 24 * 60 * 60_000;

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse({ practice: { partSize: 64 * 1024 } });
});
afterEach(() => stage.end());

const withTesters: Partial<PublishPlanInput> = {
  groups: ['QA', 'Beta circle'],
  submitForBetaReview: true,
};

/** Publishes a build of 1.4.0 whose review takes this many days; it ends once it is submitted. */
async function inReview(build: string, days = 30): Promise<PublishRun> {
  stage.practice.faults.add(`review-lasts:${days * 24 * 60}`);
  const run = await publish(build);
  stage.practice.faults.remove('review-lasts');
  expect(run.reviewState).toBe('WAITING_FOR_REVIEW');
  return run;
}

async function publish(build: string, plan: Partial<PublishPlanInput> = {}): Promise<PublishRun> {
  const fileName = `orbit-${build}.ipa`;
  const packagePath = await stage.sample({ build, version: '1.4.0', fileName });
  return stage.publish({ packagePath, ...withTesters, waitForTesters: false, ...plan });
}

async function decide(
  { id }: PublishRun,
  choice: Parameters<Rehearsal['engine']['runs']['decideReview']>[1],
): Promise<PublishRun> {
  await stage.engine.runs.decideReview(id, choice);
  return stage.engine.runs.settled(id);
}

const isExpired = async ({ ids }: PublishRun): Promise<unknown> =>
  (await stage.ask(`/v1/builds/${ids.build}`)).rows[0]?.attributes.expired;

const stateOf = async ({ ids }: PublishRun): Promise<unknown> =>
  (await stage.ask(`/v1/builds/${ids.build}/buildBetaDetail`)).rows[0]?.attributes
    .externalBuildState;

const expiries = () =>
  stage.practice.requests.filter(
    ({ method, path }) => method === 'PATCH' && /^\/v1\/builds\/[^/]+$/.test(path),
  );

describe('another build of the version is in beta review', () => {
  it('the run stops and says which build it is, instead of failing', async () => {
    const other = await inReview('41');
    const run = await publish('42');
    expect(run.status.state).toBe('review-busy');
    expect(run.reviewBusy).toMatchObject({
      buildId: other.ids.build,
      version: '1.4.0',
      buildNumber: '41',
      state: 'WAITING_FOR_REVIEW',
    });
    expect(run.reviewBusy?.since).not.toBeNull();
    expect(expiries()).toHaveLength(0);
  });

  it('waiting continues after a restart until Apple finishes the other review, then submits', async () => {
    await inReview('41');
    const asked = await publish('42', { waitForTesters: true });
    await stage.engine.runs.decideReview(asked.id, 'wait');
    await waitsFor(asked, '41');
    await stage.reopen();
    await stage.engine.runs.resume(asked.id);
    await waitsFor(asked, '41');
    stage.practice.clock.advance(31 * day);
    const run = await stage.engine.runs.settled(asked.id);
    expect(run.status.state).toBe('done');
    expect(run.reviewState).toBe('APPROVED');
    expect(expiries()).toHaveLength(0);
  });

  it('a run that was told to wait can still be told to skip while it waits', async () => {
    await inReview('41');
    const asked = await publish('42');
    await stage.engine.runs.decideReview(asked.id, 'wait');
    await waitsFor(asked, '41');
    await stage.reopen();
    expect((await stage.engine.runs.get(asked.id)).status.state).toBe('paused');
    await stage.engine.runs.resume(asked.id);
    await waitsFor(asked, '41');
    const run = await decide(asked, 'skip');
    expect(run.status.state).toBe('done');
    expect(run.reviewLeftOut).toBe('busy');
    expect(await stateOf(run)).toBe('READY_FOR_BETA_SUBMISSION');
  });

  it('skipping gives the build to internal testers and says that external ones do not get it', async () => {
    await inReview('41');
    const run = await publish('42', { whenReviewBusy: 'skip', waitForTesters: true });
    expect(run.status.state).toBe('done');
    const testers = run.steps.find(({ id }) => id === 'testers')?.progress;
    expect(testers?.state === 'done' && inWords(testers.sentence)).toContain('another build');
    expect(run.buildStates?.internal).toBe('IN_BETA_TESTING');
  });

  it('replacing expires exactly the build that was confirmed, reads that back, and submits', async () => {
    const other = await inReview('41');
    const asked = await publish('42');
    const run = await decide(asked, { replace: other.ids.build ?? '' });
    expect(run.status.state).toBe('done');
    expect(run.reviewState).toBe('WAITING_FOR_REVIEW');
    expect(await isExpired(other)).toBe(true);
    expect(expiries().map(({ path }) => path)).toEqual([`/v1/builds/${other.ids.build}`]);
    const journal = await readFile(
      join(stage.home, 'practice/runs', run.id, 'journal.jsonl'),
      'utf8',
    );
    const write = `expiry of build ${other.ids.build}`;
    const order = ['write-intended', 'write-answered'].map((type) =>
      journal.split('\n').findIndex((line) => line.includes(write) && line.includes(type)),
    );
    expect(order[0]).toBeGreaterThan(0);
    expect(order[1]).toBeGreaterThan(order[0] ?? 0);
  });

  it('a build that was decided before the confirmation took effect keeps its testers', async () => {
    const other = await inReview('41', 2);
    const asked = await publish('42');
    stage.practice.clock.advance(3 * day);
    const run = await decide(asked, { replace: other.ids.build ?? '' });
    expect(run.status.state).toBe('done');
    expect(await isExpired(other)).toBe(false);
    expect(await stateOf(other)).toBe('IN_BETA_TESTING');
  });

  it('of two runs that both replace the old build, the second does not expire the first one’s', async () => {
    const old = await inReview('41');
    const [good, late] = [await publish('42'), await publish('43')];
    stage.practice.faults.add(`review-lasts:${30 * 24 * 60}`);
    const first = await decide(good, { replace: old.ids.build ?? '' });
    expect(first.reviewState).toBe('WAITING_FOR_REVIEW');
    const second = await decide(late, { replace: old.ids.build ?? '' });
    expect(second.status.state).toBe('review-busy');
    expect(second.reviewBusy).toMatchObject({ buildId: good.ids.build, buildNumber: '42' });
    expect(await isExpired(first)).toBe(false);
    await expect(
      stage.engine.runs.decideReview(late.id, { replace: old.ids.build ?? '' }),
    ).rejects.toMatchObject({ error: { code: 'run-not-review-busy' } });
  });

  it('an expiry whose answer was lost is looked up, and not sent again', async () => {
    const other = await inReview('41');
    const asked = await publish('42');
    stage.practice.faults.add('lost-answer:PATCH /v1/builds/*');
    const run = await decide(asked, { replace: other.ids.build ?? '' });
    expect(run.status.state).toBe('done');
    expect(run.writes.open).toBe(0);
    expect(await isExpired(other)).toBe(true);
  });
});

describe('a process that is killed while it replaces the build in review', () => {
  beforeAll(() =>
    bundlePrograms(root, 'flows', {
      publisher: join(import.meta.dirname, '../kill/programs/publisher.ts'),
    }),
  );

  /** One process of a run whose plan replaces that build; it kills itself there, or ends. */
  async function publisher(
    buildId: string,
    packagePath: string,
    death: DeathPoint | null,
  ): Promise<PublishRun | null> {
    const order: PublisherOrder = {
      home: join(stage.folder, 'killed'),
      connection: stage.connection,
      plan: {
        packagePath,
        ...withTesters,
        waitForTesters: false,
        whenReviewBusy: { replace: buildId },
      },
      uploadWorker: fileURLToPath(uploadWorker),
      death,
      forgetsIntents: false,
    };
    const child = spawn(
      process.execPath,
      [join(dist, 'flows/publisher.js'), JSON.stringify(order)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    const [, signal] = await once(child, 'close');
    expect(signal).toBe(death === null ? null : 'SIGKILL');
    return death === null ? (JSON.parse(said) as PublishRun) : null;
  }

  it('a build that Apple has approved while the process was dead is not expired by the next one', {
    timeout: 120_000,
  }, async () => {
    const other = await inReview('41', 20);
    const id = other.ids.build ?? '';
    const file = await stage.sample({ build: '42', version: '1.4.0', fileName: 'orbit-42.ipa' });
    const kind = `write-intended expiry of build ${id}`;
    await publisher(id, file, { side: 'after', kind, nth: 1 });
    stage.practice.clock.advance(21 * day);
    const run = await publisher(id, file, null);
    expect(run?.status.state).toBe('done');
    expect(expiries()).toEqual([]);
    expect(await isExpired(other)).toBe(false);
    expect(await stateOf(other)).toBe('IN_BETA_TESTING');
  });
});

async function waitsFor({ id }: PublishRun, build: string): Promise<void> {
  await expect.poll(() => waiting(id), { timeout: 20_000 }).toContain(build);
}

async function waiting(runId: string): Promise<string> {
  const run = await stage.engine.runs.get(runId);
  const progress = run.steps.find(({ id }) => id === 'review')?.progress;
  return progress?.state === 'running' ? inWords(progress.sentence) : '';
}
