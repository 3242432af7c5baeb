import { afterEach, describe, expect, it } from 'vitest';
import { allInWords } from '#shared/words/say';
import type { Fetch } from '../../../src-main/engine/ports';
import { hurriedClock } from '../../helpers/hurried-clock';
import { writeAsColleague } from '../../helpers/notes-at-apple';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { expectEverythingOnce, fullPlan, until } from './full-publish';

let stage: Rehearsal;
afterEach(() => stage.end());

const minute = 60_000;
/** The engine’s clock runs ahead of the server’s here: only the second limit is to be reached. */
const limits = { findBuildMinutes: 10_000, processingMinutes: 120 };

describe('a build that takes its time', () => {
  it('a build that appears at minute 500, after two restarts, gets the whole plan once and untouched', async () => {
    stage = await rehearse({
      practice: { faults: ['build-never-appears'] },
      engine: { clock: hurriedClock(1000) },
    });
    const first = await stage.publish({ packagePath: await stage.sample(), ...fullPlan });
    expect(first.status).toMatchObject({ state: 'stopped-waiting', limit: 'find-build' });
    for (let restart = 1; restart <= 2; restart += 1) {
      await stage.reopen();
      await stage.engine.runs.resume(first.id);
      const again = await stage.engine.runs.settled(first.id);
      expect(again.status).toMatchObject({ state: 'stopped-waiting', limit: 'find-build' });
    }
    stage.practice.clock.advance(500 * minute);
    for (const build of stage.practice.world.state.builds)
      build.appearsAt ??= stage.practice.clock.now();
    await stage.reopen();
    await stage.engine.runs.resume(first.id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(first.id));
    const sent = (path: RegExp) =>
      stage.practice.requests.filter(({ method, path: at }) => method === 'POST' && path.test(at));
    expect(sent(/betaBuildLocalizations$/).length).toBeLessThanOrEqual(fullPlan.notes.length);
    expect(sent(/relationships\/betaGroups$/)).toHaveLength(1);
    expect(sent(/betaAppReviewSubmissions$/)).toHaveLength(1);
  });

  it('a build that takes thirty hours to process stops the wait after two, and is resumed later', async () => {
    stage = await rehearse({
      practice: { faults: ['processing-lasts:1800'], speed: 60 },
      engine: { clock: hurriedClock(2000) },
    });
    const stopped = await stage.publish({ packagePath: await stage.sample(), ...fullPlan, limits });
    expect(stopped.status).toMatchObject({ state: 'stopped-waiting', limit: 'processing' });
    stage.practice.clock.advance(1800 * minute);
    await stage.reopen();
    await stage.engine.runs.resume(stopped.id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(stopped.id));
  });

  it('a build that appears after the wait stopped is reported once, and the run is left to be resumed', async () => {
    const clock = hurriedClock(2000);
    stage = await rehearse({
      practice: { faults: ['processing-lasts:1800'], speed: 60 },
      engine: { clock },
    });
    const stopped = await stage.publish({ packagePath: await stage.sample(), ...fullPlan, limits });
    const news: string[] = [];
    stage.engine.runs.watchStopped(({ id }) => news.push(id));
    const looked = () =>
      stage.practice.requests.filter(({ path }) => path.includes('/builds/')).length;
    const before = looked();
    await expect.poll(looked, { timeout: 20_000 }).toBeGreaterThan(before + 2);
    expect(news).toEqual([]);
    stage.practice.clock.advance(1800 * minute);
    await expect.poll(() => news, { timeout: 20_000 }).toEqual([stopped.id]);
    // Several polls later it is still the same report.
    const reported = clock.monotonic();
    await expect.poll(clock.monotonic).toBeGreaterThan(reported + 30 * minute);
    expect(news).toEqual([stopped.id]);
    expect((await stage.engine.runs.get(stopped.id)).status.state).toBe('stopped-waiting');
  });

  it('a valid build that TestFlight still prepares is waited for before it is given to any group', async () => {
    stage = await rehearse({ practice: { faults: ['processing-lasts:600'] } });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    const { ids } = await until(stage, (run) => run.ids.build !== null);
    const build = stage.practice.world.state.builds.find((one) => one.id === ids.build);
    if (!build) throw new Error('The world does not have the build.');
    build.settledAt = Number.MAX_SAFE_INTEGER;
    stage.practice.clock.advance(600 * minute);
    await until(stage, ({ buildStates }) => buildStates?.processing === 'VALID');
    const looks = () =>
      stage.practice.requests.filter(({ path }) => path.startsWith(`/v1/builds/${ids.build}`));
    const before = looks().length;
    await expect.poll(() => looks().length, { timeout: 20_000 }).toBeGreaterThan(before + 1);
    const waiting = await stage.engine.runs.get(id);
    expect(waiting.buildStates).toMatchObject({ processing: 'VALID', internal: 'PROCESSING' });
    const step = waiting.steps.find((one) => one.id === 'process');
    expect(allInWords(step?.progress)).toMatchObject({
      state: 'running',
      sentence: 'Processed. TestFlight is preparing the build.',
    });
    build.settledAt = 0;
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });

  it.each(['processing-fails', 'processing-invalid'])(
    '%s is a failure with a message',
    async (fault) => {
      stage = await rehearse({ practice: { faults: [fault] } });
      const run = await stage.publish({ packagePath: await stage.sample(), ...fullPlan });
      expect(run.status).toMatchObject({ state: 'failed', error: { code: 'processing-failed' } });
    },
  );
});

describe('a build that a colleague removes', () => {
  it('a build that is missing for only a few polls is waited for, and the publish continues', async () => {
    const clock = hurriedClock(200);
    let since: number | null = null;
    let denied = 0;
    const denying: Fetch = async (url, init) => {
      const answer = await fetch(url, init);
      if (init.method !== 'GET' || !/^\/v1\/builds\/[^/]+$/.test(url.pathname)) return answer;
      since ??= clock.monotonic();
      // A new build may be denied anyway: this one has been known for longer.
      if (denied === 3 || clock.monotonic() - since < 3 * minute) return answer;
      denied += 1;
      const detail = `There is no resource of type 'builds' with id '${url.pathname.slice(11)}'`;
      const errors = [{ status: '404', code: 'NOT_FOUND', title: 'Not there', detail }];
      return new Response(JSON.stringify({ errors }), { status: 404 });
    };
    stage = await rehearse({
      practice: { faults: ['processing-lasts:600'] },
      engine: { clock, fetch: denying },
      checksSchemas: false,
    });
    const run = await stage.publish({ packagePath: await stage.sample(), ...fullPlan });
    expect(denied).toBe(3);
    const reported = stage.snapshots.flatMap(({ steps }) => steps.map(({ progress }) => progress));
    expect(allInWords(reported)).toContainEqual(
      expect.objectContaining({
        sentence: 'App Store Connect does not show the build at the moment. Trying again.',
      }),
    );
    await expectEverythingOnce(stage, run);
  });

  it('a build is missing for minutes before it is reported as removed, with its last known state', async () => {
    stage = await rehearse({ practice: { faults: ['processing-lasts:600'] } });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    const { ids } = await until(stage, (run) => run.ids.build !== null && run.buildStates !== null);
    const { builds } = stage.practice.world.state;
    builds.splice(
      builds.findIndex((build) => build.id === ids.build),
      1,
    );
    const run = await stage.engine.runs.settled(id);
    expect(run.status).toMatchObject({ state: 'failed', error: { code: 'build-gone' } });
    expect(JSON.stringify(allInWords(run.status))).toMatch(/since .+\. It was \w+ then\./);
  });
});

const manyNotes = [
  ['ar-SA', 'ca', 'cs', 'da', 'de-DE', 'el', 'en-AU', 'en-CA', 'en-GB', 'en-US'],
  ['es-ES', 'es-MX', 'fi', 'fr-CA', 'fr-FR', 'he', 'hi', 'hr', 'hu', 'id'],
]
  .flat()
  .map((locale) => ({ locale, text: `What is new, for ${locale}` }));

describe('errors in the middle of many locales', () => {
  it('locales that are written are kept when a later one fails, and none of them is sent again', async () => {
    const sent: string[] = [];
    let isBroken = true;
    const breaking: Fetch = async (url, init) => {
      if (init.method !== 'POST' || !url.pathname.endsWith('/betaBuildLocalizations'))
        return fetch(url, init);
      const { locale } = JSON.parse(String(init.body)).data.attributes;
      if (isBroken && sent.length >= 12) return new Response('', { status: 500 });
      sent.push(locale);
      return fetch(url, init);
    };
    stage = await rehearse({ engine: { fetch: breaking }, checksSchemas: false });
    const packagePath = await stage.sample();
    const stopped = await stage.publish({ packagePath, ...fullPlan, notes: manyNotes });
    expect(stopped.status).toMatchObject({ state: 'failed' });
    expect(
      stopped.notes.filter(({ state }) => state === 'read-back').length,
    ).toBeGreaterThanOrEqual(12);
    isBroken = false;
    await stage.engine.runs.resume(stopped.id);
    const run = await stage.engine.runs.settled(stopped.id);
    expect(run.status.state).toBe('done');
    expect(new Set(sent).size).toBe(sent.length);
    const kept = await stage.ask(
      `/v1/betaBuildLocalizations?filter[build]=${run.ids.build}&limit=50`,
    );
    const texts = kept.rows.map(({ attributes: { locale, whatsNew } }) => ({
      locale,
      text: whatsNew,
    }));
    expect(texts).toEqual(expect.arrayContaining(manyNotes));
    expect(texts).toHaveLength(manyNotes.length);
  });
});

describe('another writer of the same note', () => {
  it('someone else’s note is shown before it is overwritten, and resuming writes ours', async () => {
    const clock = hurriedClock(200);
    stage = await rehearse({
      practice: { faults: ['processing-lasts:600'] },
      engine: { clock },
    });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...fullPlan });
    const { ids } = await until(stage, ({ notes }) =>
      notes.every(({ state }) => state === 'read-back'),
    );
    await writeAsColleague(stage, ids.build ?? '', 'en-US', 'Please test the login.');
    // Notes that were just read are not requested again.
    await clock.sleep(minute);
    stage.practice.clock.advance(600 * minute);
    const asked = await stage.engine.runs.settled(id);
    expect(asked.status).toMatchObject({ state: 'failed', error: { code: 'note-changed' } });
    expect(JSON.stringify(asked.status)).toContain('Please test the login.');
    const there = await stage.ask(`/v1/betaBuildLocalizations?filter[build]=${ids.build}`);
    expect(there.rows[0]?.attributes.whatsNew).toBe('Please test the login.');
    await stage.engine.runs.resume(id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });
});

describe('changes in Apple’s responses', () => {
  it('an unknown state, new fields and a missing link are tolerated', async () => {
    let strange = 3;
    const changing: Fetch = async (url, init) => {
      const response = await fetch(url, init);
      if (init.method !== 'GET' || !response.ok) return response;
      const body = await response.text();
      if (!body.startsWith('{')) return new Response(body, response);
      const document = JSON.parse(body);
      document.links = undefined;
      document.novelty = { of: 'some kind' };
      for (const row of [document.data].flat()) {
        if (
          row?.type === 'builds' &&
          strange > 0 &&
          row.attributes.processingState === 'PROCESSING'
        ) {
          strange -= 1;
          row.attributes.processingState = 'POLISHING';
        }
        if (row?.attributes) row.attributes.sparkle = true;
      }
      return new Response(JSON.stringify(document), response);
    };
    stage = await rehearse({
      engine: { fetch: changing },
      practice: { faults: ['processing-lasts:400'] },
      checksSchemas: false,
    });
    const run = await stage.publish({ packagePath: await stage.sample(), ...fullPlan });
    expect(strange).toBe(0);
    expect(stage.snapshots.some(({ buildStates }) => buildStates?.processing === 'POLISHING')).toBe(
      true,
    );
    await expectEverythingOnce(stage, run);
  });
});
