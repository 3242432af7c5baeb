import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PublishPlanInput } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import type { BuildRow } from '../../src-main/practice/world/rows';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/* A build that someone else uploaded is given to testers from here, without its package. */

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse();
});
afterEach(() => stage.end());

/** A processed build of the first app that nobody has, with its encryption not answered. */
function uploadedByAColleague(change: Partial<BuildRow> = {}): BuildRow {
  const { builds } = stage.practice.world.state;
  const [first] = builds;
  if (!first) throw new Error('the world has no build to copy');
  const build: BuildRow = {
    ...first,
    id: randomUUID(),
    betaDetailId: randomUUID(),
    uploadId: null,
    version: '77',
    usesNonExemptEncryption: null,
    betaGroupIds: [],
    ...change,
  };
  builds.push(build);
  return build;
}

const planFor = (buildId: string, wishes: Partial<PublishPlanInput> = {}): PublishPlanInput => ({
  packagePath: '',
  scope: 'existing-build',
  existing: { buildId },
  groups: ['Design', 'Beta circle'],
  submitForBetaReview: true,
  usesNonExemptEncryption: false,
  ...wishes,
});

const writes = (): string[] =>
  stage.practice.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace(/^(\/v1\/builds\/)[^/]+/, '$1ID')}`);

const idsDone = (run: PublishRun): string[] =>
  run.steps.filter(({ progress }) => progress.state === 'done').map(({ id }) => id);

describe('a build at App Store Connect, given to testers without its package', () => {
  it('its encryption is answered, its groups get it and it is submitted, each once and read back', async () => {
    const build = uploadedByAColleague();
    const run = await stage.publish(planFor(build.id));
    expect(run.status.state, JSON.stringify(run.status)).toBe('done');
    expect(run.package).toMatchObject({
      bundleId: 'com.northwind.orbit',
      name: 'Orbit Notes',
      version: '1.3.2',
      buildNumber: '77',
      platform: 'IOS',
    });
    expect(idsDone(run)).toEqual([
      'find-app',
      'appear',
      'process',
      'compliance',
      'emails',
      'groups',
      'review',
    ]);
    expect(writes()).toEqual([
      'PATCH /v1/builds/ID',
      'POST /v1/builds/ID/relationships/betaGroups',
      'POST /v1/builds/ID/relationships/betaGroups',
      'POST /v1/betaAppReviewSubmissions',
    ]);
    expect(run.groups.map(({ name, state }) => [name, state])).toEqual([
      ['Design', 'read-back'],
      ['Beta circle', 'read-back'],
    ]);
    expect(build.usesNonExemptEncryption).toBe(false);
    expect(build.betaGroupIds).toHaveLength(2);
    expect(run.receipt).not.toBeNull();
  });

  it('a run that was stopped in the middle is resumed in a later session, and writes nothing twice', async () => {
    const build = uploadedByAColleague();
    const { id } = await stage.engine.runs.start(stage.connection, planFor(build.id));
    await vi.waitFor(() => expect(writes()).not.toEqual([]), { interval: 5 });
    await stage.engine.runs.pause(id);
    await stage.reopen();
    expect((await stage.engine.runs.get(id)).status.state).toBe('paused');
    await stage.engine.runs.resume(id);
    expect((await stage.engine.runs.settled(id)).status.state).toBe('done');
    expect(writes().toSorted()).toEqual([
      'PATCH /v1/builds/ID',
      'POST /v1/betaAppReviewSubmissions',
      'POST /v1/builds/ID/relationships/betaGroups',
      'POST /v1/builds/ID/relationships/betaGroups',
    ]);
  });

  it('testers whom another run of the build has emailed are not emailed again before a person knows it', async () => {
    const build = uploadedByAColleague();
    const plan = planFor(build.id, {
      groups: ['Design'],
      submitForBetaReview: false,
      notify: 'after-confirm',
    });
    const runs = [await stage.publish(plan), await stage.publish(plan)];
    const asked = (reason: string) => ({ state: 'ready-to-notify', reason });
    for (const run of runs) expect(run.status).toMatchObject(asked('asked'));

    const notify = async ({ id }: PublishRun) => {
      await stage.engine.runs.notify(id);
      return stage.engine.runs.settled(id);
    };
    const ended = await Promise.all(runs.map(notify));
    const emails = () => writes().filter((one) => one === 'POST /v1/buildBetaNotifications');
    expect(emails()).toHaveLength(1);
    expect(ended.map(({ status }) => status.state).toSorted()).toEqual(['done', 'ready-to-notify']);
    const other = ended.find(({ status }) => status.state === 'ready-to-notify');
    expect(other?.status).toMatchObject(asked('emailed-already'));

    // A person who knows it can send another one.
    expect((await notify(other as PublishRun)).status.state).toBe('done');
    expect(emails()).toHaveLength(2);
  });

  it('nothing is sent while its encryption is not answered', async () => {
    const build = uploadedByAColleague();
    const run = await stage.publish(planFor(build.id, { usesNonExemptEncryption: null }));
    expect(run.status).toMatchObject({
      state: 'blocked',
      findings: [{ code: 'compliance-unanswered' }],
    });
    expect(writes()).toEqual([]);
  });

  it('an answer that App Store Connect has but does not show is neither asked for nor sent again', async () => {
    const build = uploadedByAColleague({ usesNonExemptEncryption: false });
    // As altool leaves it: the row lacks the answer, the beta states show that there is one.
    stage.practice.faults.add('other-tools');
    await stage.ask('/v1/apps');
    const { builds } = stage.practice.world.state;
    const altool = builds.find(({ version, appId }) => version === '2' && appId === build.appId);
    for (const usesNonExemptEncryption of [null, true]) {
      const from = writes().length;
      const run = await stage.publish(
        planFor(altool?.id ?? '', { usesNonExemptEncryption, submitForBetaReview: false }),
      );
      expect(run.status.state, JSON.stringify(run.status)).toBe('done');
      expect(writes().slice(from)).not.toContain('PATCH /v1/builds/ID');
    }
  });

  it('a build for the team alone is given to no external group', async () => {
    const build = uploadedByAColleague({ buildAudienceType: 'INTERNAL_ONLY' });
    const run = await stage.publish(planFor(build.id));
    expect(run.status).toMatchObject({
      state: 'blocked',
      findings: [{ code: 'build-internal-only' }],
    });
    expect(writes()).toEqual([]);
  });

  it.each([
    ['expired', { expiredByHand: true }, 'build-expired'],
    ['that Apple refused', { processingOutcome: 'INVALID' }, 'processing-failed'],
  ] as const)('a build %s starts no run', async (_name, change, code) => {
    const build = uploadedByAColleague(change);
    await expect(stage.publish(planFor(build.id))).rejects.toMatchObject({ error: { code } });
    expect(await stage.engine.runs.list()).toEqual([]);
  });

  it('a plan that names no build, and a build that does not exist, start no run', async () => {
    await expect(stage.publish({ ...planFor('x'), existing: null })).rejects.toMatchObject({
      error: { code: 'plan-malformed' },
    });
    await expect(stage.publish(planFor('unknown'))).rejects.toThrow();
    expect(await stage.engine.runs.list()).toEqual([]);
  });

  it('two runs are never at work on the same build', async () => {
    const build = uploadedByAColleague();
    const first = await stage.engine.runs.start(stage.connection, planFor(build.id));
    await expect(
      stage.engine.runs.start(stage.connection, planFor(build.id)),
    ).rejects.toMatchObject({ error: { code: 'build-being-published', runId: first.id } });
    await stage.engine.runs.settled(first.id);
  });
});
