import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppStorePlan } from '#shared/domain/app-store';
import type { PublishPlanInput } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { inWords } from '#shared/words/say';
import { createEngine } from '../../src-main/engine/create-engine';
import type { SeedName } from '../../src-main/practice/seeds/seeds';
import { hurriedClock } from '../helpers/hurried-clock';
import {
  type Rehearsal,
  type RehearsalOptions,
  rehearse,
  secretsInMemory,
  uploadWorker,
} from '../helpers/rehearsal';
import { clientFor, type PlainClient } from '../practice/client/plain-client';
import { minutes, orbitId } from '../practice/client/upload';
import {
  addVersion,
  change,
  makeReadyVersion,
  makeSubmission,
  stateOf,
  submit,
  textsOf,
} from '../practice/store/store-acts';

/* A version is submitted to App Review by a run, once, whatever App Store Connect has of earlier attempts. */

let stage: Rehearsal;
let client: PlainClient;
/** The version that is submitted, and its build. */
let versionId: string;
let buildId: string;

async function open(
  options: RehearsalOptions['practice'] = {},
  more: Omit<RehearsalOptions, 'practice'> = {},
): Promise<void> {
  stage = await rehearse({ practice: options, ...more });
  client = await clientFor(stage.practice);
}

/** 1.4.0 with everything that App Review asks for; its clock runs as fast as a rehearsal’s. */
async function begin(
  options: RehearsalOptions['practice'] = {},
  more: Omit<RehearsalOptions, 'practice'> = {},
): Promise<void> {
  await open(options, more);
  versionId = await makeReadyVersion(stage.practice, client);
  buildId = await buildOf(versionId);
}

/** The world of a scenario, with its version 1.4.0. */
async function beginWith(
  scenario: SeedName,
  more: Omit<RehearsalOptions, 'practice'> = {},
): Promise<void> {
  await open({ seed: scenario }, more);
  const [version] = (
    await stage.ask(`/v1/apps/${orbitId}/appStoreVersions?filter[versionString]=1.4.0`)
  ).rows;
  versionId = version?.id ?? '';
  buildId = await buildOf(versionId);
}

/** For runs that wait for minutes. */
const inSeconds = { engine: { clock: hurriedClock(1000) } };

afterEach(() => stage.end());

async function buildOf(id: string): Promise<string> {
  return (await stage.ask(`/v1/appStoreVersions/${id}/build`)).rows[0]?.id ?? '';
}

const planWith = (
  appStore: Partial<AppStorePlan> = {},
  of: string = buildId,
): PublishPlanInput => ({
  packagePath: '',
  scope: 'existing-build',
  existing: { buildId: of },
  appStore: { ...appStore },
});

const submitRun = (appStore: Partial<AppStorePlan> = {}): Promise<PublishRun> =>
  stage.publish(planWith(appStore));

const writes = (begin = ''): string[] =>
  stage.practice.requests
    .filter(({ method }) => method !== 'GET')
    .map(
      ({ method, path, status }) => `${method} ${path.replace(/\/[^/]*-[^/]*/, '/ID')} ${status}`,
    )
    .filter((line) => line.includes(begin));

/** Requests that submit or cancel a review submission, with the status of the answers. */
const submissionPatches = (): string[] => writes('PATCH /v1/reviewSubmissions/');

const sentenceOf = ({ steps }: PublishRun): string => {
  const progress = steps.find(({ id }) => id === 'store-review')?.progress;
  return progress?.state === 'done' ? inWords(progress.sentence) : '';
};

const failureOf = ({ status }: PublishRun) => {
  if (status.state !== 'failed') throw new Error(`the run is ${JSON.stringify(status)}`);
  const { code, detail, whatToDo, apple } = status.error;
  return { code, detail: inWords(detail), whatToDo: inWords(whatToDo), apple };
};

async function openSubmissions(): Promise<{ id: string; state: unknown }[]> {
  const { rows } = await stage.ask(`/v1/reviewSubmissions?filter[app]=${orbitId}`);
  return rows
    .map(({ id, attributes }) => ({ id, state: attributes.state }))
    .filter(({ state }) => state !== 'COMPLETE');
}

function expectSubmitted(run: PublishRun): void {
  expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
  expect(run.store).toMatchObject({
    versionId,
    versionState: 'WAITING_FOR_REVIEW',
    submissionState: 'WAITING_FOR_REVIEW',
    obstacle: null,
  });
  expect(run.writes.open).toBe(0);
}

describe('a version that App Review can take', () => {
  it('goes into a new submission, which is submitted once and read back', async () => {
    await begin({ speed: 1 });
    const run = await submitRun();
    expectSubmitted(run);
    expect(await openSubmissions()).toEqual([
      { id: run.store?.submissionId, state: 'WAITING_FOR_REVIEW' },
    ]);
    expect(writes('/v1/reviewSubmission')).toEqual([
      'POST /v1/reviewSubmissions 201',
      'POST /v1/reviewSubmissionItems 201',
      'PATCH /v1/reviewSubmissions/ID 200',
    ]);
    expect(sentenceOf(run)).toContain('waiting for review');
  });

  it('is only prepared when the plan does not submit it', async () => {
    await begin({ speed: 1 });
    const run = await submitRun({ submit: false });
    expect(run.status.state).toBe('done');
    expect(writes('/v1/reviewSubmission')).toEqual([]);
    expect(await stateOf(client, versionId)).toBe('PREPARE_FOR_SUBMISSION');
  });

  it('uses an empty draft that is there', async () => {
    await begin({ speed: 1 });
    const { id } = (await makeSubmission(client)).json.data;
    const run = await submitRun();
    expectSubmitted(run);
    expect(run.store?.submissionId).toBe(id);
    expect(writes('POST /v1/reviewSubmissions 2')).toHaveLength(1);
  });

  it('uses the draft that it is in already', async () => {
    await begin({ speed: 1 });
    const { id } = (await makeSubmission(client)).json.data;
    await addVersion(client, id, versionId);
    const run = await submitRun();
    expectSubmitted(run);
    expect(run.store?.submissionId).toBe(id);
    expect(writes('/v1/reviewSubmissionItems')).toHaveLength(1);
  });

  it('was submitted with this build before: nothing is sent again', async () => {
    await begin({ speed: 1 });
    await submitRun();
    const run = await submitRun();
    expectSubmitted(run);
    expect(sentenceOf(run)).toContain('already submitted');
    expect(submissionPatches()).toHaveLength(1);
  });
});

describe('answers that are lost', () => {
  for (const place of [
    'POST /v1/reviewSubmissions',
    'POST /v1/reviewSubmissionItems',
    'PATCH /v1/reviewSubmissions/',
  ])
    for (const fault of ['lost-answer', 'server-error-after'])
      it(`${fault} of ${place}: it is looked up, and not repeated`, async () => {
        await begin({ speed: 1 });
        stage.practice.faults.add(`${fault}:${place}`);
        expectSubmitted(await submitRun());
        const taken = writes('/v1/reviewSubmission').map((line) => line.replace(/ \d+$/, ''));
        expect(taken).toEqual([
          'POST /v1/reviewSubmissions',
          'POST /v1/reviewSubmissionItems',
          'PATCH /v1/reviewSubmissions/ID',
        ]);
        expect(await openSubmissions()).toHaveLength(1);
      });

  it('a submission that was not applied is sent again after a look', async () => {
    await begin({ speed: 1 });
    stage.practice.faults.add('server-error-before:PATCH /v1/reviewSubmissions/');
    expectSubmitted(await submitRun());
    expect(submissionPatches()).toHaveLength(2);
  });

  it('a success that reads do not show for a while is not sent again', async () => {
    await begin({ speed: 1 });
    stage.practice.faults.add('read-lag:4');
    stage.practice.faults.add('lost-answer:PATCH /v1/reviewSubmissions/');
    expectSubmitted(await submitRun());
    expect(submissionPatches()).toHaveLength(1);
  });

  it('rows without a state are enough', async () => {
    // Apple’s schemas have relationships as objects, which these rows lack.
    await begin({ speed: 1 }, { checksSchemas: false });
    stage.practice.faults.add('sparse-rows');
    const run = await submitRun();
    expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
    expect(run.store?.versionState).toBe('WAITING_FOR_REVIEW');
    expect(submissionPatches()).toHaveLength(1);
  });
});

describe('twice', () => {
  it('two engines that submit at the same moment submit once', async () => {
    await begin({ speed: 1 });
    const first = await stage.publish(planWith({ submit: false }));
    expect(first.status.state).toBe('done');
    const other = stage.beside();
    // The other build of the version makes it another run, which two processes may work on at once.
    const started = await Promise.allSettled([
      stage.engine.runs.start(stage.connection, planWith()),
      other.runs.start(stage.connection, planWith()),
    ]);
    const ended: PublishRun[] = [];
    for (const [place, start] of started.entries())
      if (start.status === 'fulfilled')
        ended.push(await (place === 0 ? stage.engine : other).runs.settled(start.value.id));
    expect(ended.length).toBeGreaterThan(0);
    for (const run of ended) expectSubmitted(run);
    expect(submissionPatches()).toEqual(['PATCH /v1/reviewSubmissions/ID 200']);
  });
});

describe('over restarts, and from two computers', () => {
  for (const [place, count] of [
    ['POST /v1/reviewSubmissions 201', 1],
    ['POST /v1/reviewSubmissionItems 201', 1],
    ['PATCH /v1/reviewSubmissions/ID 200', 1],
  ] as const)
    it(`a run that is stopped right after “${place}” submits once when it is resumed`, async () => {
      await begin({ speed: 1 });
      // Reads do not show the write, so that the run is still busy with it.
      stage.practice.faults.add('read-lag:100000');
      const { id } = await stage.engine.runs.start(stage.connection, planWith());
      await expect.poll(() => writes(place), { timeout: 10_000 }).toHaveLength(count);
      await stage.reopen();
      stage.practice.faults.remove('read-lag');
      await stage.engine.runs.resume(id);
      expectSubmitted(await stage.engine.runs.settled(id));
      for (const write of ['POST /v1/reviewSubmissions 2', 'POST /v1/reviewSubmissionItems 2'])
        expect(writes(write)).toHaveLength(1);
      expect(submissionPatches()).toHaveLength(1);
    });

  it('two computers that submit the version at the same moment submit it once', async () => {
    await begin({ speed: 1 });
    const elsewhere = createEngine({
      home: join(stage.folder, 'other computer'),
      secrets: secretsInMemory(),
      uploadWorker,
      clock: hurriedClock(100),
    });
    try {
      const ended = await Promise.all(
        [stage.engine, elsewhere].map(async ({ runs }) =>
          runs.settled((await runs.start(stage.connection, planWith())).id),
        ),
      );
      for (const run of ended) expectSubmitted(run);
      expect(submissionPatches().filter((line) => line.endsWith(' 200'))).toHaveLength(1);
      expect(await openSubmissions()).toHaveLength(1);
    } finally {
      await elsewhere.close();
    }
  });
});

describe('what is in the way', () => {
  it('a draft with other things stops the run, and is submitted once a person decides so', async () => {
    await beginWith('loose-ends');
    const [german] = (await textsOf(client, versionId)).filter(
      ({ attributes }) => attributes.locale === 'de-DE',
    );
    await change(client, 'appStoreVersionLocalizations', german.id, { whatsNew: 'Ordner.' });
    const plan = { ...planWith(), usesNonExemptEncryption: false };
    const asked = await stage.publish(plan);
    expect(failureOf(asked).code).toBe('store-draft-not-empty');
    const obstacle = asked.store?.obstacle;
    expect(obstacle).toMatchObject({ kind: 'draft-items', count: 1 });
    expect(submissionPatches()).toEqual([]);
    if (!obstacle) return;
    await stage.engine.runs.decideStore(asked.id, obstacle);
    const run = await stage.engine.runs.settled(asked.id);
    expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
    expect(submissionPatches()).toHaveLength(1);
  });

  for (const minutesLong of [1, 5])
    it(`a withdrawal that takes ${minutesLong} minutes is waited for`, async () => {
      await begin({ speed: 60 });
      stage.practice.faults.add(`canceling-lasts:${minutesLong}`);
      const { id } = (await makeSubmission(client)).json.data;
      await addVersion(client, id, versionId);
      stage.practice.faults.add('review-lasts:100000');
      await submit(client, id);
      await change(client, 'reviewSubmissions', id, { canceled: true });
      const run = await submitRun();
      expectSubmitted(run);
      expect(run.store?.submissionId).not.toBe(id);
    });
});

describe('drafts that no list shows', () => {
  it('Apple names the one in progress: it is used', async () => {
    await begin({ speed: 1 });
    const { id } = (await makeSubmission(client)).json.data;
    stage.practice.faults.add('drafts-unlisted:named');
    const run = await submitRun();
    expectSubmitted(run);
    expect(run.store?.submissionId).toBe(id);
    expect(writes('POST /v1/reviewSubmissions')).toEqual([
      'POST /v1/reviewSubmissions 201',
      'POST /v1/reviewSubmissions 409',
    ]);
  });

  it('the version is in a stranded draft: that one is submitted', async () => {
    await begin({ speed: 1 });
    const { id } = (await makeSubmission(client)).json.data;
    await addVersion(client, id, versionId);
    stage.practice.faults.add('drafts-unlisted:stranded');
    const run = await submitRun();
    expectSubmitted(run);
    expect(run.store?.submissionId).toBe(id);
    expect(submissionPatches()).toHaveLength(1);
  });
});

describe('what App Review asks for', () => {
  for (const when of ['submitted', 'added'])
    it(`everything missing is listed by name when it is ${when}, and nothing is submitted`, async () => {
      await begin({ speed: 1 });
      const { faults } = stage.practice;
      for (const fault of ['screenshots-missing', 'age-rating-missing', 'price-missing'])
        faults.add(fault);
      if (when === 'added') faults.add('checked-when-added');
      const [german] = (await textsOf(client, versionId)).filter(
        ({ attributes }) => attributes.locale === 'de-DE',
      );
      await change(client, 'appStoreVersionLocalizations', german.id, { supportUrl: null });
      const asked = await submitRun();
      const { code, detail, apple } = failureOf(asked);
      expect(code).toBe('store-not-ready');
      expect(detail).toContain('screenshots for APP_IPHONE_67 in');
      expect(detail).toContain('the support URL in German');
      expect(detail).toContain('age rating answers');
      expect(detail).toContain('a price');
      expect(apple?.errors.length).toBeGreaterThan(4);
      expect(await stateOf(client, versionId)).not.toBe('WAITING_FOR_REVIEW');
      faults.clear();
      await change(client, 'appStoreVersionLocalizations', german.id, {
        supportUrl: 'https://example.com',
      });
      await stage.engine.runs.resume(asked.id);
      expectSubmitted(await stage.engine.runs.settled(asked.id));
      expect(await openSubmissions()).toHaveLength(1);
    });

  for (const fault of ['submission-early*3', 'submission-early:uploads*3'])
    it(`“${fault}” passes: it is tried again`, async () => {
      await begin({ speed: 1 });
      stage.practice.faults.add(fault);
      expectSubmitted(await submitRun());
      expect(submissionPatches().map((line) => line.slice(-3))).toEqual([
        '409',
        '409',
        '409',
        '200',
      ]);
    });

  it('“not ready yet” for good ends with Apple’s words, and nothing is submitted', async () => {
    await begin({ speed: 1 }, inSeconds);
    stage.practice.faults.add('submission-early*1000');
    const { code, detail } = failureOf(await submitRun());
    expect(code).toBe('store-not-ready');
    expect(detail).toContain('try again later');
  });

  it('another build in the version is noticed before it goes to App Review', async () => {
    await begin({ speed: 1 }, inSeconds);
    stage.practice.faults.add('submission-early*1000');
    const asked = await submitRun();
    stage.practice.faults.clear();
    const version = stage.practice.world.state.appStoreVersions.find(({ id }) => id === versionId);
    const other = stage.practice.world.state.builds.find(({ id }) => id !== buildId);
    if (version && other) version.buildId = other.id;
    await stage.engine.runs.resume(asked.id);
    expect(failureOf(await stage.engine.runs.settled(asked.id)).code).toBe('store-build-replaced');
    expect(submissionPatches().every((line) => line.endsWith('409'))).toBe(true);
  });
});

describe('a rejected version', () => {
  it('is resolved, and the same submission goes back', async () => {
    await beginWith('rejected-build');
    const [before] = await openSubmissions();
    expect(before?.state).toBe('UNRESOLVED_ISSUES');
    const run = await submitRun();
    expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
    expect(run.store?.submissionId).toBe(before?.id);
    expect(writes('/v1/reviewSubmission')).toEqual([
      'PATCH /v1/reviewSubmissionItems/ID 200',
      'PATCH /v1/reviewSubmissions/ID 200',
    ]);
  });

  for (const place of ['PATCH /v1/reviewSubmissionItems', 'PATCH /v1/reviewSubmissions/'])
    it(`goes back once when the answer of ${place} is lost`, async () => {
      await beginWith('rejected-build');
      stage.practice.faults.add(`lost-answer:${place}`);
      stage.practice.faults.add('review-lasts:1000000');
      const run = await submitRun();
      expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
      expect(submissionPatches()).toHaveLength(1);
    });

  it('what Apple never takes back ends with where that is done', async () => {
    await beginWith('rejected-build', inSeconds);
    stage.practice.faults.add('submission-early*1000');
    const { code, whatToDo } = failureOf(await submitRun());
    expect(code).toBe('store-not-ready');
    expect(whatToDo).toContain('Update Review');
  });
});

describe('a version with App Review', () => {
  it('stays there unless a person decides, and is then withdrawn and replaced', async () => {
    await begin({ speed: 60 });
    stage.practice.faults.add('review-lasts:100000');
    await submitRun();
    const other = await makeOtherBuild();
    const asked = await stage.publish(planWith({}, other));
    expect(failureOf(asked).code).toBe('store-in-review');
    expect(asked.status).toMatchObject({
      error: { title: { key: 'error.store-in-review.title-own' } },
    });
    const obstacle = asked.store?.obstacle;
    expect(obstacle).toMatchObject({ kind: 'in-review', state: 'WAITING_FOR_REVIEW' });
    if (!obstacle) return;
    await stage.engine.runs.decideStore(asked.id, obstacle);
    const run = await stage.engine.runs.settled(asked.id);
    expectSubmitted(run);
    expect(await buildOf(versionId)).toBe(other);
    expect(submissionPatches()).toHaveLength(3);
  });

  for (const fault of ['lost-answer', 'server-error-after'])
    it(`is withdrawn once when the answer is lost (${fault})`, async () => {
      await begin({ speed: 60 });
      stage.practice.faults.add('review-lasts:100000');
      await submitRun();
      const other = await makeOtherBuild();
      stage.practice.faults.add(`${fault}:PATCH /v1/reviewSubmissions/`);
      const run = await stage.publish(planWith({ cancelPrevious: true }, other));
      expectSubmitted(run);
      expect(await buildOf(versionId)).toBe(other);
      expect(submissionPatches()).toHaveLength(3);
    });

  it('that is in review can’t be withdrawn: the run says so', async () => {
    await begin({ speed: 1 });
    await submitRun();
    const other = await makeOtherBuild();
    stage.practice.clock.advance(minutes(11));
    expect(await stateOf(client, versionId)).toBe('IN_REVIEW');
    const run = await stage.publish(planWith({ cancelPrevious: true }, other));
    const { code, detail } = failureOf(run);
    expect(code).toBe('store-not-withdrawable');
    expect(detail).toContain('in review');
  });

  it('that is in review is withdrawn where Apple allows it', async () => {
    await begin({ speed: 60 });
    stage.practice.faults.add('review-lasts:100000');
    stage.practice.faults.add('cancels-in-review');
    await submitRun();
    const other = await makeOtherBuild();
    stage.practice.clock.advance(minutes(50_001));
    expect(await stateOf(client, versionId)).toBe('IN_REVIEW');
    expectSubmitted(await stage.publish(planWith({ cancelPrevious: true }, other)));
  });
});

/** Another build of 1.4.0, processed. */
async function makeOtherBuild(): Promise<string> {
  const { builds } = stage.practice.world.state;
  const own = builds.find(({ id }) => id === buildId);
  if (!own) throw new Error('the version has no build');
  const other = { ...own, id: crypto.randomUUID(), betaDetailId: crypto.randomUUID() };
  builds.push({ ...other, uploadId: null, version: '43', betaGroupIds: [] });
  return other.id;
}

it('a run that submitted a version and finds it withdrawn does not submit it again', async () => {
  await begin({ speed: 60 });
  stage.practice.faults.add('review-lasts:100000');
  // The run is stopped after its submission has gone out, and before it knows.
  stage.practice.faults.add('read-lag:100000');
  const { id } = await stage.engine.runs.start(stage.connection, planWith());
  await expect.poll(submissionPatches).toHaveLength(1);
  await stage.engine.runs.pause(id);
  stage.practice.faults.remove('read-lag');
  const [submission] = await openSubmissions();
  await change(client, 'reviewSubmissions', submission?.id ?? '', { canceled: true });
  stage.practice.clock.advance(minutes(5));
  await stage.engine.runs.resume(id);
  expect(failureOf(await stage.engine.runs.settled(id)).code).toBe('store-submission-withdrawn');
  expect(submissionPatches()).toHaveLength(2);
});
