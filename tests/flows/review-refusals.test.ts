import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { inWords } from '../../shared/words/say';
import type { BuildRow } from '../../src-main/practice/world/rows';
import { type Rehearsal, rehearse, tokenFor } from '../helpers/rehearsal';

/* Each refusal of a beta review, a notification and an expiry: what a person reads, what was sent, and what is next. */

let stage: Rehearsal;
/** Happens at the server just before each write of the engine that arrives there; its answer comes in place of Apple’s. */
let before: Record<string, (build: BuildRow) => Response | undefined>;
beforeEach(async () => {
  before = {};
  stage = await rehearse({
    practice: { partSize: 64 * 1024 },
    engine: {
      fetch: async (url, init) => {
        const path = url.pathname.replace(/[0-9a-f-]{36}|\d{6,}/g, '*');
        const act = before[`${init.method} ${path}`];
        const build = stage.practice.world.state.builds.at(-1);
        return (build && act?.(build)) ?? fetch(url, init);
      },
    },
  });
});
afterEach(() => stage.end());

async function publish(plan: Partial<PublishPlanInput> = {}): Promise<PublishRun> {
  return stage.publish({
    packagePath: await stage.sample(),
    groups: ['QA', 'Beta circle'],
    submitForBetaReview: true,
    ...plan,
  });
}

const submissions = () =>
  stage.practice.requests.filter(
    ({ method, path }) => method === 'POST' && path === '/v1/betaAppReviewSubmissions',
  );

/** The words of the error that ended the run. */
function failure({ status }: PublishRun): { code: string; words: string } {
  if (status.state !== 'failed') throw new Error(`The run did not fail, it is ${status.state}`);
  const { code, title, detail, whatToDo } = status.error;
  return { code, words: [title, detail, whatToDo].map(inWords).join('\n') };
}

interface Refused {
  /** Happens to the app or the build after the run has checked it, and before it submits. */
  happens: (build: BuildRow) => Response | undefined;
  status: number;
  code: string;
  title: string;
  detail: string | RegExp;
  whatToDo: string | RegExp;
  /** What a person does at Apple then; null where nothing helps this build. */
  helps: ((build: BuildRow) => void) | null;
}

/** Apple's answer in its own form. */
function answer(status: number, code: string, title: string, detail: string): Response {
  const errors = [{ id: 'e1', status: `${status}`, code, title, detail }];
  return Response.json({ errors }, { status });
}

const information = () => {
  const { betaAppLocalizations: rows, apps } = stage.practice.world.state;
  const app = apps.find(({ bundleId }) => bundleId === 'com.northwind.orbit');
  const row = rows.find(({ appId, locale }) => appId === app?.id && locale === app?.primaryLocale);
  if (!row) throw new Error('The app has no Test Information.');
  return row;
};
const contacts = () => stage.practice.world.state.betaAppReviewDetails;
const missing = 'Test information for external testers is incomplete';
const fillIn =
  'Fill it in under Test Information in Slipway, or in App Store Connect, then resume.';

const refusals: Record<string, Refused> = {
  'a build whose encryption is not answered': {
    happens(build) {
      build.usesNonExemptEncryption = null;
      return undefined;
    },
    status: 422,
    code: 'compliance-open',
    title: 'Export compliance is not answered',
    detail: /missing export compliance/i,
    whatToDo: /^Testers can’t get the build until it is answered\. Publish the package again/,
    helps(build) {
      build.usesNonExemptEncryption = false;
    },
  },
  'an app without a description': {
    happens() {
      information().description = '';
      return undefined;
    },
    status: 422,
    code: 'test-information-missing',
    title: missing,
    detail: /Beta App Description is missing/,
    whatToDo: fillIn,
    helps() {
      information().description = 'A place for notes.';
    },
  },
  'a contact without a phone number': {
    happens() {
      for (const row of contacts()) row.contactPhone = '';
      return undefined;
    },
    status: 422,
    code: 'test-information-missing',
    title: missing,
    detail: /contactPhone/,
    whatToDo: fillIn,
    helps() {
      for (const row of contacts()) row.contactPhone = '+1 408 555 0100';
    },
  },
  'the same as a conflict': {
    happens: () =>
      answer(
        409,
        'ENTITY_ERROR',
        'The build can’t be submitted',
        'Beta App Description is missing for one or more locales; it is required to submit a build for external testing',
      ),
    status: 409,
    code: 'test-information-missing',
    title: missing,
    detail: /Beta App Description is missing/,
    whatToDo: fillIn,
    helps: () => undefined,
  },
  'an agreement that has to be accepted': {
    happens() {
      stage.practice.faults.add('agreement-missing');
      return undefined;
    },
    status: 403,
    code: 'agreement-missing',
    title: 'An agreement must be accepted',
    detail: /agreement/,
    whatToDo: /^Ask the Account Holder to accept it in App Store Connect/,
    helps: () => stage.practice.faults.clear(),
  },
  'a build that someone expired': {
    happens(build) {
      build.expiredByHand = true;
      return undefined;
    },
    status: 422,
    code: 'build-expired',
    title: 'The build has expired',
    detail: 'Build 42 expired after 90 days, or someone expired it.',
    whatToDo: 'Upload a new build.',
    helps: null,
  },
  'a build that turns out to be for internal testers only': {
    happens(build) {
      build.buildAudienceType = 'INTERNAL_ONLY';
      return undefined;
    },
    status: 422,
    code: 'build-internal-only',
    title: 'This build is for internal testers only',
    detail: /Apple does not review such builds/,
    whatToDo: /^It was exported with testFlightInternalTestingOnly/,
    helps: null,
  },
};

/** What another tool sends. */
async function send(method: string, path: string, data?: object): Promise<Response> {
  return fetch(new URL(path, stage.practice.url), {
    method,
    headers: {
      authorization: `Bearer ${await tokenFor(stage.practice)}`,
      'content-type': 'application/json',
    },
    ...(data && { body: JSON.stringify({ data }) }),
  });
}

const expire = (id: string, expired: boolean) =>
  send('PATCH', `/v1/builds/${id}`, { type: 'builds', id, attributes: { expired } });

const submit = 'POST /v1/betaAppReviewSubmissions';

describe('a beta review that App Store Connect refuses', () => {
  it.each(Object.entries(refusals))(
    '%s stops the run with what happened and what to do, and is submitted once that is done',
    async (_what, { happens, helps, ...expected }) => {
      let answered: number | null = null;
      before[submit] = (build) => {
        const own = happens(build);
        answered = own?.status ?? null;
        return own;
      };
      const run = await publish();
      const { status } = run;
      if (status.state !== 'failed') throw new Error(`The run is ${JSON.stringify(status)}`);
      const { code, title, detail, whatToDo, apple } = status.error;
      expect({ code, title: inWords(title), status: apple?.status }).toEqual({
        code: expected.code,
        title: expected.title,
        status: expected.status,
      });
      expect(inWords(detail)).toMatch(expected.detail);
      expect(inWords(whatToDo)).toMatch(expected.whatToDo);
      // One request, and nothing of it was kept; what was done before stays done.
      expect(submissions().map((one) => one.status)).toEqual(
        answered === null ? [expected.status] : [],
      );
      expect(run.groups.map(({ state }) => state)).not.toContain('waiting');
      expect(run.ids.reviewSubmission).toBeNull();
      expect(run.writes.open).toBe(0);
      expect(stage.practice.world.state.betaAppReviewSubmissions).not.toContainEqual(
        expect.objectContaining({ buildId: run.ids.build }),
      );
      before = {};
      const build = stage.practice.world.state.builds.find(({ id }) => id === run.ids.build);
      if (helps === null || build === undefined) return;
      helps(build);
      await stage.engine.runs.resume(run.id);
      expect((await stage.engine.runs.settled(run.id)).status.state).toBe('done');
      expect(
        submissions()
          .map((one) => one.status)
          .at(-1),
      ).toBe(201);
    },
  );

  it('a build that is submitted too early waits until Apple has prepared it, and is submitted then', async () => {
    let isFirst = true;
    before[submit] = (build) => {
      if (isFirst) build.statesReturnAt = stage.practice.clock.now() + 20 * 60_000;
      isFirst = false;
      return undefined;
    };
    const run = await publish();
    expect(run.status.state).toBe('done');
    const statuses = submissions().map(({ status }) => status);
    expect(statuses.length).toBeGreaterThan(1);
    expect(new Set(statuses.slice(0, -1))).toEqual(new Set([422]));
    expect(statuses.at(-1)).toBe(201);
    expect(run.reviewState).not.toBeNull();
  });

  it('a build that can’t be assigned to external testers stops before the review, in Apple’s words', async () => {
    before['POST /v1/builds/*/relationships/betaGroups'] = (build) => {
      build.expiredByHand = true;
      return undefined;
    };
    const run = await publish();
    const { code, words } = failure(run);
    expect(code).toBe('request-refused');
    expect(words).toContain('A build whose external state is EXPIRED cannot be assigned');
    expect(words).toContain('then resume');
    expect(run.groups).toMatchObject([{ name: 'QA' }, { name: 'Beta circle', state: 'waiting' }]);
    expect(submissions()).toHaveLength(0);
  });

  it('a submission whose answer was lost is read back, and not sent twice', async () => {
    stage.practice.faults.add('lost-answer:POST /v1/betaAppReviewSubmissions');
    const run = await publish();
    expect(run.status.state).toBe('done');
    expect(run.ids.reviewSubmission).not.toBeNull();
    expect(submissions()).toHaveLength(1);
  });

  it('a build that was submitted already is refused a second time by Apple, and read as submitted', async () => {
    const run = await publish();
    const build = { data: { type: 'builds', id: run.ids.build } };
    const again = await send('POST', '/v1/betaAppReviewSubmissions', {
      type: 'betaAppReviewSubmissions',
      relationships: { build },
    });
    expect(again.status).toBe(422);
    const second = await publish({ scope: 'skip-upload' });
    expect(second.status.state).toBe('done');
    const step = second.steps.find(({ id }) => id === 'review')?.progress;
    expect(step?.state === 'done' && inWords(step.sentence)).toMatch(/^Already /);
  });

  it('a build for internal testers only is never submitted, and the error says that Apple does not review it', async () => {
    stage.practice.faults.add('internal-only');
    const run = await publish({ groups: ['QA'] });
    const { code, words } = failure(run);
    expect(code).toBe('build-internal-only');
    expect(words).toContain('Apple does not review such builds');
    expect(submissions()).toHaveLength(0);
  });

  it('a key that may not submit gets a 403, and the build and its groups stay as they are', async () => {
    stage.practice.faults.add('forbidden:POST /v1/betaAppReviewSubmissions');
    const run = await publish();
    const { code, words } = failure(run);
    expect(['request-forbidden', 'role-too-small']).toContain(code);
    expect(words).toMatch(/role|key/i);
    expect(run.groups.map(({ state }) => state)).not.toContain('waiting');
    stage.practice.faults.clear();
    await stage.engine.runs.resume(run.id);
    expect((await stage.engine.runs.settled(run.id)).status.state).toBe('done');
  });

  it('a build that someone expired during its review ends the run, and says that nothing can bring it back', async () => {
    stage.practice.faults.add(`review-lasts:${30 * 24 * 60}`);
    const { id } = await stage.engine.runs.start(stage.connection, {
      packagePath: await stage.sample(),
      groups: ['Beta circle'],
      submitForBetaReview: true,
      waitForTesters: true,
    });
    const now = () => stage.engine.runs.get(id);
    await expect
      .poll(async () => (await now()).reviewState, { timeout: 20_000 })
      .toBe('WAITING_FOR_REVIEW');
    const buildId = (await now()).ids.build ?? '';
    expect((await expire(buildId, true)).status).toBe(200);
    const { code, words } = failure(await stage.engine.runs.settled(id));
    expect(code).toBe('build-expired');
    expect(words).toContain('expired');
    const back = await expire(buildId, false);
    expect(back.status).toBe(409);
    expect(await back.text()).toContain('cannot be brought back');
  });

  it('a submission can’t be deleted, which is why replacing a build expires it', async () => {
    const run = await publish();
    const gone = await send('DELETE', `/v1/betaAppReviewSubmissions/${run.ids.reviewSubmission}`);
    expect(gone.status).toBeGreaterThanOrEqual(400);
    expect((await stage.ask(`/v1/builds/${run.ids.build}/betaAppReviewSubmission`)).status).toBe(
      200,
    );
  });

  it('a rejected build says what Apple decided and that this build can’t be submitted again', async () => {
    stage.practice.faults.add('review-rejected');
    const run = await publish({ waitForTesters: true });
    const { code, words } = failure(run);
    expect(code).toBe('review-rejected');
    expect(words).toContain('rejected');
    expect(submissions()).toHaveLength(1);
  });
});

describe('a notification that App Store Connect refuses', () => {
  it('automatic emails that are on already are a 409 by Apple, and no second email', async () => {
    const run = await publish({ waitForTesters: true });
    const build = { data: { type: 'builds', id: run.ids.build } };
    const refused = await send('POST', '/v1/buildBetaNotifications', {
      type: 'buildBetaNotifications',
      relationships: { build },
    });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Auto-notify');
    expect(run.emails).toMatchObject({ automatic: true, sent: 'no' });
  });

  it('emails that someone made automatic just before the run sent its own are not sent twice, and the run is done', async () => {
    before['POST /v1/buildBetaNotifications'] = (build) => {
      build.autoNotifyEnabled = true;
      return undefined;
    };
    const { id } = await publish({ waitForTesters: true, notify: 'after-confirm' });
    await stage.engine.runs.notify(id);
    const run = await stage.engine.runs.settled(id);
    expect(run.status.state).toBe('done');
    expect(run.writes.open).toBe(0);
    const sent = stage.practice.requests.filter(
      ({ method, path }) => method === 'POST' && path === '/v1/buildBetaNotifications',
    );
    expect(sent.map(({ status }) => status)).toEqual([409]);
    expect(stage.practice.world.state.builds.at(-1)?.testersNotified).toBe(false);
  });
});
