import { afterEach, describe, expect, it } from 'vitest';
import { allInWords, inWords } from '#shared/words/say';
import type { PublishRun } from '../../../shared/domain/publish-run';
import { hurriedClock } from '../../helpers/hurried-clock';
import { type OddProxy, startOddProxy } from '../../helpers/odd-proxy';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';

/* App Store Connect shows what was written up to two minutes late, and returns 404 for what it has just created. */

let stage: Rehearsal;
let odd: OddProxy | null = null;
afterEach(async () => {
  await odd?.close();
  odd = null;
  await stage.end();
});

/** Waits of the run are this many times shorter than they count: 2 s of the server are 90 s of the run. */
const factor = 45;

async function begin(faults: string[], options = {}): Promise<void> {
  stage = await rehearse({
    practice: { faults, partSize: 256 * 1024 },
    engine: { clock: hurriedClock(factor) },
    ...options,
  });
}

const locales = ['en-US', 'de-DE', 'fr-FR', 'ja', 'pt-BR'];
const plan = {
  notes: locales.map((locale) => ({ locale, text: `Try the search (${locale}).` })),
  groups: ['QA', 'Design', 'Beta circle'],
  submitForBetaReview: true,
  waitForTesters: true,
};

/** Whether the run was ever shown as failed, and what it reported to wait for. */
function seen(): { hasFailed: boolean; sentences: Set<string> } {
  const states = stage.snapshots.flatMap(({ status, steps }) => [
    status.state,
    ...steps.map(({ progress }) => progress.state),
  ]);
  const sentences = stage.snapshots.flatMap(({ steps }) =>
    steps.flatMap(({ progress }) =>
      progress.state === 'running' ? [inWords(progress.sentence)] : [],
    ),
  );
  return {
    hasFailed: states.includes('failed') || states.includes('blocked'),
    sentences: new Set(sentences),
  };
}

async function expectAllThere(run: PublishRun): Promise<void> {
  expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
  expect(seen().hasFailed).toBe(false);
  stage.practice.faults.clear();
  const build = run.ids.build ?? '';
  const kept = await stage.ask(`/v1/betaBuildLocalizations?filter[build]=${build}`);
  for (const { locale, text } of plan.notes)
    expect(kept.rows.map(({ attributes }) => attributes)).toContainEqual(
      expect.objectContaining({ locale, whatsNew: text }),
    );
  const having = await stage.ask(`/v1/betaGroups?filter[builds]=${build}`);
  const names = having.rows.map(({ attributes }) => attributes.name);
  expect(names).toEqual(expect.arrayContaining(['Design', 'Beta circle']));
  const created = stage.practice.requests.filter(
    ({ method, path, status }) => method === 'POST' && path.startsWith('/v1/') && status < 300,
  );
  const kinds = created.map(({ path }) => path);
  for (const once of ['/v1/buildUploads', '/v1/buildUploadFiles', '/v1/betaAppReviewSubmissions'])
    expect(kinds.filter((path) => path === once)).toHaveLength(1);
}

describe('a publish with five languages, three groups and a review', () => {
  it('a publish with five languages, three groups and a review succeeds though reads lag by 90 s and rows are sparse', async () => {
    await begin(['read-lag:2s', 'sparse-rows'], { checksSchemas: false });
    await expectAllThere(await stage.publish({ packagePath: await stage.sample(), ...plan }));
    const waited = [...seen().sentences].filter((one) =>
      /^Waiting for App Store Connect/.test(one),
    );
    expect(waited.join('\n')).toMatch(/to show the notes/);
    expect(waited.join('\n')).toMatch(/to show the build in/);
    expect(waited.join('\n')).toMatch(/to show the submission for beta review/);
  });

  it.each(['/v1/buildUploads', '/v1/buildUploadFiles', '/v1/betaAppReviewSubmissions'])(
    'a write happens once though the response to POST %s is lost while reads lag by 90 s',
    async (path) => {
      await begin(['read-lag:2s', `lost-answer:POST ${path}`], { checksSchemas: false });
      const run = await stage.publish({ packagePath: await stage.sample(), ...plan });
      expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
      const sent = stage.practice.requests.filter(
        (request) => request.method === 'POST' && request.path === path,
      );
      expect(sent).toHaveLength(1);
    },
  );

  it.each([
    ['new-missing', ['new-missing:3']],
    ['new-conflict', ['new-conflict:3']],
    ['both, and reads that lag', ['new-missing:2', 'new-conflict:2', 'read-lag:3']],
  ])('a publish succeeds in spite of %s', async (_name, faults) => {
    await begin(faults, { checksSchemas: false });
    await expectAllThere(await stage.publish({ packagePath: await stage.sample(), ...plan }));
  });

  it('a publish succeeds though every second read of build uploads is a false 404 about apps', async () => {
    await begin([], { checksSchemas: false });
    const body = JSON.stringify({
      errors: [
        {
          status: '404',
          code: 'NOT_FOUND',
          title: 'The specified resource does not exist',
          detail: "There is no resource of type 'apps' with id '1'",
        },
      ],
    });
    odd = await startOddProxy(stage.practice.url, ({ method, path, time }) =>
      method === 'GET' && /buildUpload/.test(path) && time % 2 === 1
        ? { kind: 'replace', status: 404, body }
        : null,
    );
    const connection = { ...stage.connection, apiUrl: odd.url };
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(connection, { packagePath, ...plan });
    await expectAllThere(await stage.engine.runs.settled(id));
  });

  it('a publish succeeds though groups cannot be filtered by their builds', async () => {
    await begin([], { checksSchemas: false });
    const body = JSON.stringify({
      errors: [{ status: '400', code: 'PARAMETER_ERROR.ILLEGAL', title: 'No', detail: 'No.' }],
    });
    odd = await startOddProxy(stage.practice.url, ({ path }) =>
      /betaGroups\?.*filter%5Bbuilds%5D/.test(path) ? { kind: 'replace', status: 400, body } : null,
    );
    const connection = { ...stage.connection, apiUrl: odd.url };
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(connection, { packagePath, ...plan });
    await expectAllThere(await stage.engine.runs.settled(id));
  });
});

describe('waiting survives errors', () => {
  it('waiting survives a key that is refused for a while, and an hour of errors', async () => {
    await begin([], { checksSchemas: false });
    let refusals = 0;
    let errors = 0;
    odd = await startOddProxy(stage.practice.url, ({ kind }) => {
      if (kind !== 'GET /v1/builds/*') return null;
      if (refusals < 4) {
        refusals += 1;
        return { kind: 'replace', status: 401, body: '' };
      }
      if (errors < 40) {
        errors += 1;
        return { kind: 'replace', status: 503, body: '<html>' };
      }
      return null;
    });
    const connection = { ...stage.connection, apiUrl: odd.url };
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(connection, { packagePath, ...plan });
    await expectAllThere(await stage.engine.runs.settled(id));
    expect(stage.snapshots.some(({ wait }) => wait?.reason === 'server-error')).toBe(true);
  });

  it('a key that stays refused is reported, once that is certain', async () => {
    await begin([], { checksSchemas: false });
    odd = await startOddProxy(stage.practice.url, ({ kind }) =>
      kind === 'GET /v1/builds/*' ? { kind: 'replace', status: 401, body: '' } : null,
    );
    const connection = { ...stage.connection, apiUrl: odd.url };
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(connection, { packagePath, ...plan });
    const run = await stage.engine.runs.settled(id);
    expect(run.status).toMatchObject({ state: 'failed', error: { code: 'key-refused' } });
    expect(odd.seen.filter(({ kind }) => kind === 'GET /v1/builds/*').length).toBeGreaterThan(3);
  });

  it('the daily upload limit is reported at once, with when to try again', async () => {
    await begin([], { checksSchemas: false });
    const state = {
      state: 'AWAITING_UPLOAD',
      errors: [{ code: '90382', description: 'Upload limit reached.' }],
    };
    odd = await startOddProxy(stage.practice.url, ({ kind }) => ({
      kind: 'mutate',
      change: (json) => {
        const document = json as { data?: { attributes?: { state?: unknown } } };
        if (kind === 'GET /v1/buildUploads/*' && stage.practice.requests.some(isCommit))
          if (document.data?.attributes) document.data.attributes.state = state;
        return document;
      },
    }));
    const isCommit = ({ method, path }: { method: string; path: string }): boolean =>
      method === 'PATCH' && path.startsWith('/v1/buildUploadFiles/');
    const connection = { ...stage.connection, apiUrl: odd.url };
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(connection, { packagePath, ...plan });
    const run = await stage.engine.runs.settled(id);
    expect(run.status).toMatchObject({ state: 'failed', error: { code: 'daily-upload-limit' } });
    expect(JSON.stringify(allInWords(run.status))).toMatch(
      /Try again after \d{1,2} \w+ \d{4}(?:,| at) \d\d:\d\d/,
    );
  });
});
