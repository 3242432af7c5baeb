import { afterEach, describe, expect, it } from 'vitest';
import type { FindingCode } from '../../shared/domain/finding';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { storeProceedQuestion } from '../../shared/words/confirm-app-store';
import { type Rehearsal, type RehearsalOptions, rehearse } from '../helpers/rehearsal';
import { endOf, processedBuild, storePlanFor, versionsOf, writesOf } from '../helpers/store-builds';

/* The step that prepares the App Store version of a build. */

type StorePlan = Partial<NonNullable<PublishPlanInput['appStore']>>;

let stage: Rehearsal;
/** How many writes there were before those that a test is about. */
let before = 0;
const writes = () => writesOf(stage).slice(before);
afterEach(() => stage.end());

async function begin(
  seed: NonNullable<NonNullable<RehearsalOptions['practice']>['seed']> = 'everyday',
  options: RehearsalOptions = {},
): Promise<void> {
  before = 0;
  stage = await rehearse({ ...options, practice: { seed, ...options.practice } });
}

/** 1.4.0 with App Review, which takes longer than any test: a world's day is seconds. */
async function beginInReview(): Promise<void> {
  await begin('version-in-review');
  for (const submission of stage.practice.world.state.reviewSubmissions) {
    submission.reviewBeginsAt = (submission.reviewBeginsAt ?? 0) + 100 * day;
    submission.decidedAt = (submission.decidedAt ?? 0) + 100 * day;
  }
}

const day = 24 * 3_600_000;

/** Publishes a build of this version to the App Store. */
async function publish(
  version: string,
  plan: StorePlan = {},
  wishes: Partial<PublishPlanInput> = {},
): Promise<PublishRun> {
  const build = processedBuild(stage, version);
  return stage.publish(storePlanFor(build.id, plan, wishes));
}

/** The plan check names it before, so that only a change in between, or an override, gets to the step. */
const despite = (...codes: FindingCode[]): Partial<PublishPlanInput> => ({
  overrides: codes.map((code) => ({ code, reason: 'App Store Connect has changed since' })),
});

const isDone = (run: PublishRun) =>
  expect(run.status.state, JSON.stringify(run.status)).toBe('done');

const numbered = (number: string) =>
  versionsOf(stage).filter(({ versionString }) => versionString === number);

const phasedOf = (versionId: string | null | undefined) =>
  stage.practice.world.state.phasedReleases.filter((row) => row.versionId === versionId);

/** Another draft in preparation, as a colleague or another tool has made it. */
async function draft(number: string, plan: StorePlan = {}): Promise<PublishRun> {
  const run = await publish(number, plan);
  isDone(run);
  before = writesOf(stage).length;
  return run;
}

const create = 'POST /v1/appStoreVersions';
const change = 'PATCH /v1/appStoreVersions/ID';
const attach = 'PATCH /v1/appStoreVersions/ID/relationships/build';

describe('an app without a version in preparation', () => {
  it('gets a version of the build’s number with the build, released by hand, read back', async () => {
    await begin();
    const build = processedBuild(stage, '1.4.0');
    const run = await stage.publish(storePlanFor(build.id, { copyright: '2026 Northwind' }));
    isDone(run);
    const [version, ...others] = numbered('1.4.0');
    expect(others).toEqual([]);
    expect(version).toMatchObject({
      buildId: build.id,
      releaseType: 'MANUAL',
      earliestReleaseDate: null,
      copyright: '2026 Northwind',
    });
    expect(run.store).toMatchObject({
      versionId: version?.id,
      versionString: '1.4.0',
      versionState: 'PREPARE_FOR_SUBMISSION',
      isCreated: true,
      phasedState: null,
    });
    expect(endOf(run, 'store-version')).toBe('Version 1.4.0 created with build 77');
    expect(writes()).toEqual([create, attach]);
  });

  it('gets a version that is released after approval, in phases', async () => {
    await begin();
    const run = await publish('1.4.0', {
      release: { type: 'after-approval' },
      phasedRelease: true,
    });
    isDone(run);
    expect(numbered('1.4.0')).toMatchObject([{ releaseType: 'AFTER_APPROVAL' }]);
    expect(phasedOf(run.store?.versionId)).toHaveLength(1);
    expect(run.store?.phasedState).toBe('INACTIVE');
  });

  it('gets a version that is released on a date, whatever the offset it is written with', async () => {
    await begin();
    const at = '2031-03-05T09:00:00+05:00';
    const run = await publish('1.4.0', { release: { type: 'scheduled', at } });
    isDone(run);
    const [version] = numbered('1.4.0');
    expect(version?.releaseType).toBe('SCHEDULED');
    expect(Date.parse(version?.earliestReleaseDate ?? '')).toBe(Date.parse(at));
  });

  it('a release date that has passed, or is not on the hour, is refused before anything is sent', async () => {
    await begin();
    const isBlocked = { state: 'blocked', findings: [{ code: 'store-release-date' }] };
    for (const at of ['2020-03-05T09:00:00Z', '2031-03-05T09:30:00Z']) {
      const { id } = processedBuild(stage, '1.4.0');
      const plan = storePlanFor(id, { release: { type: 'scheduled', at } });
      const { blockers } = await stage.engine.plans.assess(stage.connection, plan);
      expect(blockers).toMatchObject([{ code: 'store-release-date' }]);
      expect((await stage.publish(plan)).status).toMatchObject(isBlocked);
    }
    const packagePath = await stage.sample({ build: '42', version: '1.4.0' });
    const release = { type: 'scheduled', at: '2020-03-05T09:00:00Z' } as const;
    const run = await stage.publish({ packagePath, appStore: { release } });
    expect(run.status).toMatchObject(isBlocked);
    expect(writes()).toEqual([]);
  });

  it('gets one for a package that the same run uploads', async () => {
    await begin('everyday', { practice: { partSize: 64 * 1024 } });
    const packagePath = await stage.sample({ build: '42', version: '1.4.0' });
    const run = await stage.publish({
      packagePath,
      notes: [{ locale: 'en-US', text: 'Folders can be shared.' }],
      groups: ['QA'],
      appStore: { submit: false, whatsNewFromNotes: true },
    });
    isDone(run);
    expect(numbered('1.4.0')).toMatchObject([{ buildId: run.ids.build }]);
  });

  it('the plan check lists both steps with what they do, and writes nothing', async () => {
    await begin();
    const { id } = processedBuild(stage, '1.4.0');
    const { steps } = await stage.engine.plans.assess(
      stage.connection,
      storePlanFor(id, { texts: [{ locale: 'en-US', whatsNew: 'New' }] }),
    );
    const listed = steps.filter(({ step }) => step === 'store-version' || step === 'store-texts');
    expect(listed.map(({ step, isSkipped }) => [step, isSkipped])).toEqual([
      ['store-version', false],
      ['store-texts', false],
    ]);
    expect(writes()).toEqual([]);
  });

  it('a plan without the App Store has no such step, and sends nothing to it', async () => {
    await begin();
    const { id } = processedBuild(stage, '1.4.0');
    const run = await stage.publish({
      packagePath: '',
      scope: 'existing-build',
      existing: { buildId: id },
      groups: ['QA'],
    });
    isDone(run);
    expect(run.steps.map((step) => step.id)).not.toContain('store-version');
    expect(writes().filter((write) => write.includes('appStore'))).toEqual([]);
  });
});

describe('the first version of an app', () => {
  it('is created without a phased release, which the step says', async () => {
    await begin();
    stage.practice.world.state.appStoreVersions = [];
    const run = await publish('1.4.0', { phasedRelease: true });
    isDone(run);
    expect(endOf(run, 'store-version')).toContain('A first version can’t have a phased release');
    expect(phasedOf(run.store?.versionId)).toEqual([]);
    expect(writes()).toEqual([create, attach]);
  });
});

describe('a version in preparation', () => {
  it('of the same number is used, and only what differs is sent', async () => {
    await begin();
    const earlier = await draft('1.4.0', { copyright: '2026 Northwind' });
    const next = processedBuild(stage, '1.4', { version: '78' });
    const run = await stage.publish(
      storePlanFor(next.id, { copyright: '2026 Northwind', release: { type: 'after-approval' } }),
    );
    isDone(run);
    expect(run.store).toMatchObject({ versionId: earlier.store?.versionId, isCreated: false });
    expect(numbered('1.4.0')).toMatchObject([{ buildId: next.id, releaseType: 'AFTER_APPROVAL' }]);
    expect(writes()).toEqual([change, attach]);
  });

  it('that has everything already is left alone', async () => {
    await begin();
    const build = processedBuild(stage, '1.4.0');
    const plan = storePlanFor(build.id, { phasedRelease: true });
    isDone(await stage.publish(plan));
    before = writesOf(stage).length;
    isDone(await stage.publish(plan));
    expect(writes()).toEqual([]);
  });

  it('loses its date when it is released by hand', async () => {
    await begin();
    await draft('1.4.0', { release: { type: 'scheduled', at: '2031-03-05T09:00:00Z' } });
    isDone(await publish('1.4.0', { release: { type: 'manual' } }));
    expect(numbered('1.4.0')).toMatchObject([{ releaseType: 'MANUAL', earliestReleaseDate: null }]);
  });

  it('gets rid of its phased release, and keeps it if the plan says nothing', async () => {
    await begin();
    const { store } = await draft('1.4.0', { phasedRelease: true });
    const kept = await publish('1.4.0');
    expect(kept.store?.phasedState).toBe('INACTIVE');
    isDone(await publish('1.4.0', { phasedRelease: false }));
    expect(phasedOf(store?.versionId)).toEqual([]);
  });

  it('of another number stops the run, and is renamed once a person has decided it', async () => {
    await begin();
    const other = await draft('1.4.0');
    const asked = await publish('1.5.0');
    expect(asked.status).toMatchObject({ state: 'failed', error: { code: 'store-version-other' } });
    expect(endOf(asked, 'store-version')).toContain('Version 1.4.0 is in preparation');
    const obstacle = {
      kind: 'other-version',
      versionId: other.store?.versionId ?? '',
      versionString: '1.4.0',
    } as const;
    expect(asked.store?.obstacle).toEqual(obstacle);
    expect(writes()).toEqual([]);
    await stage.engine.runs.decideStore(asked.id, obstacle);
    const run = await stage.engine.runs.settled(asked.id);
    isDone(run);
    expect(numbered('1.4.0')).toEqual([]);
    expect(numbered('1.5.0')).toMatchObject([{ id: other.store?.versionId }]);
    expect(endOf(run, 'store-version')).toBe('Version renamed to 1.5.0, with build 77');
    expect(run.store).toMatchObject({ versionString: '1.5.0', isCreated: false, obstacle: null });
  });

  it('is taken out of the draft that a refused submission left, renamed and submitted', async () => {
    await begin();
    const refused = await publish('1.4.0', { submit: true });
    expect(refused.status).toMatchObject({ error: { code: 'store-not-ready' } });
    const texts = ['en-US', 'de-DE'].map((locale) => ({ locale, whatsNew: 'Folders.' }));
    const run = await publish('1.5.0', { renameVersion: true, submit: true, texts });
    isDone(run);
    expect(numbered('1.4.0')).toEqual([]);
    expect(run.store?.versionId).toBe(refused.store?.versionId);
    expect(run.writes.open).toBe(0);
  });

  it('is taken out of that draft for other settings too, and goes back into it', async () => {
    await begin();
    const refused = await publish('1.4.0', { submit: true });
    const texts = ['en-US', 'de-DE'].map((locale) => ({ locale, whatsNew: 'Folders.' }));
    const run = await publish('1.4.0', { copyright: '2027 Northwind', submit: true, texts });
    isDone(run);
    expect(numbered('1.4.0')).toMatchObject([{ copyright: '2027 Northwind' }]);
    expect(run.store?.submissionId).toBe(refused.store?.submissionId);
  });

  it('of another number is renamed without asking if the plan says so', async () => {
    await begin();
    const other = await draft('1.4.0');
    isDone(await publish('1.5.0', { renameVersion: true, release: { type: 'after-approval' } }));
    expect(numbered('1.5.0')).toMatchObject([
      { id: other.store?.versionId, releaseType: 'AFTER_APPROVAL' },
    ]);
    expect(writes()).toEqual([change, change, attach]);
  });

  it('that someone renamed once more after the question is asked about again', async () => {
    await begin();
    await draft('1.4.0');
    const asked = await publish('1.5.0');
    const [other] = numbered('1.4.0');
    if (other) other.versionString = '1.4.5';
    const { obstacle } = asked.store ?? {};
    if (!obstacle) throw new Error('the run asked nothing');
    await stage.engine.runs.decideStore(asked.id, obstacle);
    const run = await stage.engine.runs.settled(asked.id);
    expect(run.store?.obstacle).toMatchObject({ versionString: '1.4.5' });
    expect(numbered('1.5.0')).toEqual([]);
  });
});

describe('a version that can’t be changed', () => {
  it('of the same number and on sale is named with its state, and nothing is written', async () => {
    await begin();
    const run = await publish('1.3.2', {}, despite('store-version-not-higher'));
    expect(endOf(run, 'store-version')).toBe(
      'store-version-locked: The state of version 1.3.2 is ready for distribution.',
    );
    expect(writes()).toEqual([]);
  });

  it('of a lower number than the one on sale is refused in Apple’s words', async () => {
    await begin();
    const run = await publish('1.2.0', {}, despite('store-version-not-higher'));
    expect(run.status).toMatchObject({
      state: 'failed',
      error: { code: 'store-version-refused' },
    });
  });

  it('approved and waiting for release is named as the one in the way', async () => {
    await begin('version-in-review');
    stage.practice.clock.advance(3 * day);
    expect((await stage.ask(`/v1/apps/6480000001/appStoreVersions`)).rows).toContainEqual(
      expect.objectContaining({
        attributes: expect.objectContaining({
          versionString: '1.4.0',
          appVersionState: 'PENDING_DEVELOPER_RELEASE',
        }),
      }),
    );
    const run = await publish('1.5.0', {}, despite('store-version-approved'));
    expect(endOf(run, 'store-version')).toContain(
      'Version 1.5.0 can’t be created because of version 1.4.0 (pending developer release).',
    );
  });

  it('with App Review stops the run, and is withdrawn and renamed once a person has decided it', async () => {
    await beginInReview();
    const asked = await publish('1.5.0');
    expect(asked.status).toMatchObject({ state: 'failed', error: { code: 'store-in-review' } });
    expect(asked.store?.obstacle).toMatchObject({
      kind: 'in-review',
      versionString: '1.4.0',
      state: 'WAITING_FOR_REVIEW',
    });
    expect(writes()).toEqual([]);
    expect(endOf(asked, 'store-version')).not.toContain('This version');
    const { obstacle } = asked.store ?? {};
    if (!obstacle) throw new Error('the run asked nothing');
    const question = storeProceedQuestion({
      obstacle,
      environment: 'live',
      app: 'Orbit Notes',
      version: '1.5.0',
      buildNumber: '77',
      account: { name: 'Northwind', keyId: 'KEY' },
    });
    expect(question.detail).toContain('That version is renamed to 1.5.0, keeps its texts');
    await stage.engine.runs.decideStore(asked.id, obstacle);
    const run = await stage.engine.runs.settled(asked.id);
    isDone(run);
    expect(numbered('1.4.0')).toEqual([]);
    expect(numbered('1.5.0')).toHaveLength(1);
  });

  it('with App Review is withdrawn without asking if the plan says so, also of the same number', async () => {
    await beginInReview();
    const build = processedBuild(stage, '1.4.0');
    const run = await stage.publish(storePlanFor(build.id, { cancelPrevious: true }));
    isDone(run);
    expect(numbered('1.4.0')).toMatchObject([{ buildId: build.id }]);
    expect(run.store?.versionState).toBe('DEVELOPER_REJECTED');
  });

  it('with App Review that has the build and everything else of the plan is what was wanted', async () => {
    await beginInReview();
    const [version] = numbered('1.4.0');
    const run = await stage.publish(
      storePlanFor(version?.buildId ?? '', { cancelPrevious: true, submit: false }),
    );
    isDone(run);
    expect(run.store?.versionState).toBe('WAITING_FOR_REVIEW');
    expect(writes()).toEqual([]);
  });
});

describe('export compliance of a build for the App Store', () => {
  it('that is not answered blocks a submission before anything is written', async () => {
    await begin();
    const { id } = processedBuild(stage, '1.4.0', { usesNonExemptEncryption: null });
    const run = await stage.publish(storePlanFor(id, { submit: true }));
    expect(run.status).toMatchObject({
      state: 'blocked',
      findings: [{ code: 'compliance-unanswered' }],
    });
    expect(writes()).toEqual([]);
  });

  it('is answered as the plan says before the version has the build', async () => {
    await begin();
    const { id } = processedBuild(stage, '1.4.0', { usesNonExemptEncryption: null });
    isDone(await stage.publish(storePlanFor(id, {}, { usesNonExemptEncryption: false })));
    expect(writes()).toEqual(['PATCH /v1/builds/ID', create, attach]);
  });
});

describe('a build that Apple does not take', () => {
  it('for internal testing only is named before anything is sent for it', async () => {
    await begin();
    const build = processedBuild(stage, '1.4.0', { buildAudienceType: 'INTERNAL_ONLY' });
    const run = await stage.publish(storePlanFor(build.id));
    expect(endOf(run, 'store-version')).toBe(
      'store-build-not-attachable: Build 77 is for internal testing only and can’t be attached to version 1.4.0.',
    );
    expect(writes()).toEqual([create]);
  });

  it('for some moments after processing is attached once Apple takes it', async () => {
    await begin('everyday', {
      engine: { fetch: refusingFirst(6, 'PATCH', /relationships\/build$/, notYet) },
    });
    isDone(await publish('1.4.0'));
    expect(numbered('1.4.0')).toHaveLength(1);
  });

  it('for good stops the run with Apple’s words', async () => {
    await begin('everyday', {
      engine: { fetch: refusingFirst(10_000, 'PATCH', /relationships\/build$/, notYet) },
    });
    const run = await publish('1.4.0');
    expect(endOf(run, 'store-version')).toBe(
      'store-build-not-attachable: Apple refused build 77 for version 1.4.0: The pre-release build could not be added.',
    );
  });
});

it('a change of the release that Apple refuses for a moment is sent again', async () => {
  await begin('everyday', {
    engine: { fetch: refusingFirst(2, 'PATCH', /appStoreVersions\/[^/]+$/, anError) },
  });
  await draft('1.4.0');
  isDone(await publish('1.4.0', { release: { type: 'after-approval' } }));
  expect(numbered('1.4.0')).toMatchObject([{ releaseType: 'AFTER_APPROVAL' }]);
});

/** Apple's refusal of a build that has just been processed (app-store-connect.md, versions 7). */
const notYet = {
  code: 'ENTITY_ERROR.RELATIONSHIP.INVALID',
  title: 'The provided entity includes a relationship with an invalid value',
  detail: 'The pre-release build could not be added.',
  source: { pointer: '/data/relationships/build' },
};
const anError = {
  code: 'STATE_ERROR',
  title: 'The request could not be completed because of the state of another resource.',
  detail: 'An error occurred. Try again later.',
};

/** The network with a server that refuses the first requests of a kind. */
function refusingFirst(times: number, method: string, path: RegExp, error: object): typeof fetch {
  let left = times;
  return async (url, init) => {
    const isMeant = init?.method === method && path.test(new URL(String(url)).pathname);
    if (!isMeant || left <= 0) return fetch(url, init);
    left -= 1;
    const errors = [{ id: '1', status: '409', ...error }];
    return new Response(JSON.stringify({ errors }), {
      status: 409,
      headers: { 'content-type': 'application/json' },
    });
  };
}

describe('answers that do not arrive', () => {
  const places = [
    'POST /v1/appStoreVersions',
    'PATCH /v1/appStoreVersions/*',
    'PATCH /v1/appStoreVersions/*/relationships/build',
    'POST /v1/appStoreVersionPhasedReleases',
    'DELETE /v1/appStoreVersionPhasedReleases/*',
  ];
  it.each(
    places.flatMap((place) =>
      ['lost-answer', 'server-error-after', 'server-error-before'].map((fault) => [fault, place]),
    ),
  )('%s of %s changes nothing in the end', async (fault, place) => {
    await begin();
    if (place.startsWith('DELETE')) await draft('1.4.0', { phasedRelease: true });
    else if (place === 'PATCH /v1/appStoreVersions/*') await draft('1.4.0');
    stage.practice.faults.add('read-lag:2');
    stage.practice.faults.add(`${fault}:${place}`);
    const phasedRelease = !place.startsWith('DELETE');
    const run = await publish('1.4.0', { release: { type: 'after-approval' }, phasedRelease });
    isDone(run);
    expect(stage.practice.faults.list().map(({ name }) => name)).not.toContain(fault);
    expect(run.writes.open).toBe(0);
    expect(numbered('1.4.0')).toMatchObject([
      { releaseType: 'AFTER_APPROVAL', buildId: run.ids.build },
    ]);
    expect(phasedOf(run.store?.versionId)).toHaveLength(phasedRelease ? 1 : 0);
  });

  it('a rename whose answer is lost is found, and the version keeps one number', async () => {
    await begin();
    await draft('1.4.0');
    stage.practice.faults.add('read-lag:3');
    stage.practice.faults.add('lost-answer:PATCH /v1/appStoreVersions/*');
    isDone(await publish('1.5.0', { renameVersion: true }));
    expect(versionsOf(stage).map(({ versionString }) => versionString)).toEqual(['1.3.2', '1.5.0']);
  });
});

describe('an odd App Store Connect', () => {
  it.each([
    ['version-unseen:6'],
    ['version-unseen:6', 'lost-answer:POST /v1/appStoreVersions'],
    ['read-lag:4'],
    ['read-lag:1s'],
    ['new-missing:3', 'new-conflict:3'],
    ['other-tools', 'read-lag:2'],
  ])('with %s %s the version is created once, and read back', async (...faults: string[]) => {
    await begin('everyday', { practice: { faults } });
    const run = await publish('1.4.0', {
      phasedRelease: true,
      release: { type: 'after-approval' },
    });
    isDone(run);
    expect(numbered('1.4.0')).toMatchObject([
      { buildId: run.ids.build, releaseType: 'AFTER_APPROVAL' },
    ]);
    expect(phasedOf(run.store?.versionId)).toHaveLength(1);
  });

  it('rows with only what a publisher needs are enough', async () => {
    await begin('everyday', { checksSchemas: false, practice: { faults: ['sparse-rows'] } });
    isDone(await publish('1.4.0', { phasedRelease: true }));
    isDone(await publish('1.5.0', { renameVersion: true, phasedRelease: false }));
    expect(numbered('1.5.0')).toHaveLength(1);
  });

  it.each([
    ['PATCH /v1/appStoreVersions/*/relationships/build', 'build'],
    ['POST /v1/appStoreVersionPhasedReleases', 'phased release'],
  ])('%s that is not kept is never shown as done', async (place, part) => {
    await begin('everyday', { practice: { faults: [`not-kept:${place}`] } });
    const run = await publish('1.4.0', { phasedRelease: true });
    expect(endOf(run, 'store-version')).toBe(
      `read-back-differs: App Store Connect shows different values for version 1.4.0 than were sent: ${part}`,
    );
    await stage.engine.runs.resume(run.id);
    isDone(await stage.engine.runs.settled(run.id));
  });
});
