import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inWords } from '#shared/words/say';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { day } from '../../src-main/practice/world/delays';
import type { BuildRow } from '../../src-main/practice/world/rows';
import type { EncryptionDeclarationRow } from '../../src-main/practice/world/store-rows';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/* What Apple refuses about export compliance: what was sent, what the run says, and what helps. */

let stage: Rehearsal;
/** Happens at the server just before a write of the engine arrives there. */
let before: Record<string, (build: BuildRow) => void>;

beforeEach(async () => {
  before = {};
  stage = await rehearse({
    engine: {
      fetch: (url, init) => {
        const path = url.pathname.replace(/[0-9a-f-]{36}|\d{6,}/g, '{id}');
        const act = before[`${init.method} ${path}`];
        const build = stage.practice.world.state.builds.at(-1);
        if (act && build) act(build);
        return fetch(url, init);
      },
    },
  });
});
afterEach(() => stage.end());

const orbit = 'com.northwind.orbit';
const publish = async (plan: Partial<PublishPlanInput>): Promise<PublishRun> =>
  stage.publish({
    packagePath: await stage.sample({ bundleId: orbit, defects: ['compliance-open'] }),
    groups: ['Design'],
    ...plan,
  });
const buildOf = ({ ids }: PublishRun): BuildRow => {
  const row = stage.practice.world.state.builds.find(({ id }) => id === ids.build);
  if (!row) throw new Error('The run has no build.');
  return row;
};
const writes = (method: string, path: RegExp) =>
  stage.practice.requests.filter((sent) => sent.method === method && path.test(sent.path));
const answers = () => writes('PATCH', /^\/v1\/builds\/[^/]+$/);
const given = () => writes('POST', /relationships\/betaGroups$/);
/** What the window shows of a run that failed. */
const shown = ({ status }: PublishRun) => {
  if (status.state !== 'failed') throw new Error(`The run is ${JSON.stringify(status)}.`);
  const { code, title, detail, whatToDo } = status.error;
  return { code, title: inWords(title), detail: inWords(detail), fix: inWords(whatToDo) };
};

describe('an answer that is there already (409)', () => {
  it('the same answer, given by someone else meanwhile, is as good as one’s own', async () => {
    before['PATCH /v1/builds/{id}'] = (build) => {
      build.usesNonExemptEncryption = false;
    };
    const run = await publish({ usesNonExemptEncryption: false });
    expect(run.status).toMatchObject({ state: 'done' });
    expect(answers()).toMatchObject([{ status: 409 }]);
    expect(given()).toHaveLength(1);
  });

  it('the other answer stops the run before any tester gets the build, and only a new build helps', async () => {
    before['PATCH /v1/builds/{id}'] = (build) => {
      build.usesNonExemptEncryption = true;
    };
    const run = await publish({ usesNonExemptEncryption: false });
    expect(shown(run)).toMatchObject({
      code: 'compliance-differs',
      title: 'Export compliance was already answered differently',
    });
    expect(shown(run).fix).toMatch(/build/i);
    expect(answers()).toHaveLength(1);
    expect(given()).toEqual([]);
  });
});

it('after the answer the build is prepared once more, and groups wait for that', async () => {
  const run = await publish({ usesNonExemptEncryption: false });
  expect(run.status).toMatchObject({ state: 'done' });
  expect(given().map(({ status }) => status)).toEqual([204]);
  expect(buildOf(run).statesReturnAt).not.toBeNull();
});

it('a beta review of a build without an answer (422) says that the answer is missing', async () => {
  before['POST /v1/betaAppReviewSubmissions'] = (build) => {
    build.usesNonExemptEncryption = null;
  };
  const run = await publish({
    usesNonExemptEncryption: false,
    groups: [],
    submitForBetaReview: true,
  });
  expect(shown(run)).toMatchObject({
    code: 'compliance-open',
    title: 'Export compliance is not answered',
  });
  expect(writes('POST', /^\/v1\/betaAppReviewSubmissions$/)).toMatchObject([{ status: 422 }]);
});

describe('declarations', () => {
  function declaration(change: Partial<EncryptionDeclarationRow>): EncryptionDeclarationRow {
    const { encryptionDeclarations: rows, apps } = stage.practice.world.state;
    const app = apps.find(({ bundleId }) => bundleId === orbit);
    const first = rows.find(({ appId }) => appId === app?.id);
    if (!first) throw new Error('The app has no declaration.');
    const row = { ...first, id: '9000000001', appDescription: 'Routes are encrypted.', ...change };
    rows.push(row);
    return row;
  }
  /** Apple is looking at it. */
  const inReview = () => ({ reviewBeginsAt: 0, approvedAt: Number.MAX_SAFE_INTEGER });
  const attached = () => writes('POST', /appEncryptionDeclarations\/[^/]+\/relationships\/builds$/);

  it('a declaration that cannot be attached (409) stops the run, and no tester gets the build', async () => {
    before['POST /v1/appEncryptionDeclarations/{id}/relationships/builds'] = (build) => {
      build.usesNonExemptEncryption = false;
    };
    const run = await publish({ usesNonExemptEncryption: true });
    expect(shown(run).code).toBe('request-refused');
    expect(attached()).toMatchObject([{ status: 409 }]);
    expect(given()).toEqual([]);
  });

  it.each(['CREATED', 'REJECTED', 'EXPIRED'] as const)(
    'a chosen declaration that is %s blocks before the upload',
    async (state) => {
      const { id } = declaration(
        state === 'CREATED'
          ? { reviewBeginsAt: Number.MAX_SAFE_INTEGER }
          : { reviewBeginsAt: 0, approvedAt: 0, refusedAs: state },
      );
      const run = await publish({ usesNonExemptEncryption: true, declaration: id });
      if (run.status.state !== 'blocked') throw new Error(`The run is ${run.status.state}.`);
      expect(run.status.findings.map(({ code }) => code)).toEqual(['declaration-not-usable']);
      expect(run.ids.buildUpload).toBeNull();
    },
  );

  /** A run that attached a declaration in review, and is stopped while it waits for it. */
  async function waitingRun(row: EncryptionDeclarationRow): Promise<PublishRun> {
    const packagePath = await stage.sample({ bundleId: orbit, defects: ['compliance-open'] });
    const plan = { packagePath, groups: ['Design'], limits: { processingMinutes: 10 } };
    const { id } = await stage.engine.runs.start(stage.connection, {
      ...plan,
      usesNonExemptEncryption: true,
      declaration: row.id,
    });
    const words = async () => {
      const step = (await stage.engine.runs.get(id)).steps.find((one) => one.id === 'compliance');
      return step?.progress.state === 'running' ? inWords(step.progress.sentence ?? '') : '';
    };
    await expect.poll(words, { timeout: 30_000 }).toContain('Apple is reviewing the declaration');
    expect(await words()).toContain('without a time limit');
    return stage.engine.runs.get(id);
  }

  it('a declaration in review is attached, and the run waits for days and over a restart until it is approved', async () => {
    const row = declaration(inReview());
    const run = await waitingRun(row);
    expect(run.findings.map(({ code }) => code)).toContain('declaration-in-review');
    // Far beyond the ten minutes that processing may take: each look is at least fifteen seconds after the one before.
    const looks = () =>
      stage.practice.requests.filter(({ path }) => path.endsWith('/appEncryptionDeclaration'));
    await expect.poll(() => looks().length, { timeout: 60_000 }).toBeGreaterThan(50);
    expect((await stage.engine.runs.get(run.id)).status.state).toBe('running');
    stage.practice.clock.advance(3 * day);
    await stage.reopen();
    expect((await stage.engine.runs.get(run.id)).status.state).not.toBe('failed');
    expect(given()).toEqual([]);
    row.approvedAt = 0;
    buildOf(run).declarationApprovedAt = 0;
    await stage.engine.runs.resume(run.id, stage.connection);
    const over = await stage.engine.runs.settled(run.id);
    expect(over.status, JSON.stringify(over.status)).toMatchObject({ state: 'done' });
    expect(attached()).toHaveLength(1);
    expect(given()).toHaveLength(1);
  });

  it.each(['REJECTED', 'INVALID', 'EXPIRED'] as const)(
    'a declaration that becomes %s ends the wait, and another one attached on the web continues the run',
    async (refusedAs) => {
      const row = declaration(inReview());
      const run = await waitingRun(row);
      Object.assign(row, { approvedAt: 0, refusedAs });
      const over = await stage.engine.runs.settled(run.id);
      expect(shown(over)).toMatchObject({ code: 'declaration-missing' });
      expect(shown(over).detail).toMatch(
        /^Apple did not approve the declaration .*“Routes are encrypted/,
      );
      expect(shown(over).fix).toContain('App Encryption Documentation');
      expect(given()).toEqual([]);
      const other = declaration({ id: '9000000002', reviewBeginsAt: 0, approvedAt: 0 });
      Object.assign(buildOf(over), { encryptionDeclarationId: other.id, declarationApprovedAt: 0 });
      await stage.engine.runs.resume(run.id);
      expect((await stage.engine.runs.settled(run.id)).status).toMatchObject({ state: 'done' });
      expect(attached()).toHaveLength(1);
    },
  );
});
