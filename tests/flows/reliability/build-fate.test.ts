import { afterEach, describe, expect, it } from 'vitest';
import type { Fetch } from '../../../src-main/engine/ports';
import { hurriedClock } from '../../helpers/hurried-clock';
import { type Rehearsal, rehearse, tokenFor } from '../../helpers/rehearsal';
import { expectEverythingOnce, until, wishes } from './wishes';

let stage: Rehearsal;
afterEach(() => stage.end());

const minute = 60_000;
/** The engine’s clock runs ahead of the server’s here: only the second limit is to be met. */
const limits = { findBuildMinutes: 10_000, processingMinutes: 120 };

describe('F-20: a build that takes its time', () => {
  it('appearing at minute 500, after two restarts, gets all wishes once and untyped', async () => {
    stage = await rehearse({
      practice: { faults: ['build-never-appears'] },
      engine: { clock: hurriedClock(1000) },
    });
    const first = await stage.publish({ packagePath: await stage.sample(), ...wishes });
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
    expect(sent(/betaBuildLocalizations$/).length).toBeLessThanOrEqual(wishes.notes.length);
    expect(sent(/relationships\/betaGroups$/)).toHaveLength(1);
    expect(sent(/betaAppReviewSubmissions$/)).toHaveLength(1);
  });

  it('processing for thirty hours stops the waiting at two, and is carried on later', async () => {
    stage = await rehearse({
      practice: { faults: ['processing-lasts:1800'], speed: 60 },
      engine: { clock: hurriedClock(2000) },
    });
    const stopped = await stage.publish({ packagePath: await stage.sample(), ...wishes, limits });
    expect(stopped.status).toMatchObject({ state: 'stopped-waiting', limit: 'processing' });
    stage.practice.clock.advance(1800 * minute);
    await stage.reopen();
    await stage.engine.runs.resume(stopped.id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(stopped.id));
  });

  it('that comes while nobody waits is told once, and the run is left to be carried on', async () => {
    stage = await rehearse({
      practice: { faults: ['processing-lasts:1800'], speed: 60 },
      engine: { clock: hurriedClock(2000) },
    });
    const stopped = await stage.publish({ packagePath: await stage.sample(), ...wishes, limits });
    const news: string[] = [];
    stage.engine.runs.lookOut(({ id }) => news.push(id));
    const looked = () =>
      stage.practice.requests.filter(({ path }) => path.includes('/builds/')).length;
    const before = looked();
    await expect.poll(looked, { timeout: 20_000 }).toBeGreaterThan(before + 2);
    expect(news).toEqual([]);
    stage.practice.clock.advance(1800 * minute);
    await expect.poll(() => news, { timeout: 20_000 }).toEqual([stopped.id]);
    expect((await stage.engine.runs.get(stopped.id)).status.state).toBe('stopped-waiting');
  });

  it.each(['processing-fails', 'processing-invalid'])(
    '%s is a failure with words',
    async (fault) => {
      stage = await rehearse({ practice: { faults: [fault] } });
      const run = await stage.publish({ packagePath: await stage.sample(), ...wishes });
      expect(run.status).toMatchObject({ state: 'failed', trouble: { code: 'processing-failed' } });
    },
  );
});

describe('F-21: a build that a colleague takes away', () => {
  it('is missed for minutes before it is called gone, with what was seen last', async () => {
    stage = await rehearse({ practice: { faults: ['processing-lasts:600'] } });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...wishes });
    const { ids } = await until(stage, (run) => run.ids.build !== null && run.buildStates !== null);
    const { builds } = stage.practice.world.state;
    builds.splice(
      builds.findIndex((build) => build.id === ids.build),
      1,
    );
    const run = await stage.engine.runs.settled(id);
    expect(run.status).toMatchObject({ state: 'failed', trouble: { code: 'build-gone' } });
    expect(JSON.stringify(run.status)).toMatch(/last seen/);
  });
});

const manyNotes = [
  ['ar-SA', 'ca', 'cs', 'da', 'de-DE', 'el', 'en-AU', 'en-CA', 'en-GB', 'en-US'],
  ['es-ES', 'es-MX', 'fi', 'fr-CA', 'fr-FR', 'he', 'hi', 'hr', 'hu', 'id'],
]
  .flat()
  .map((locale) => ({ locale, text: `What is new, for ${locale}` }));

describe('F-22: trouble in the middle of many locales', () => {
  it('keeps those that are written, and sends none of them again', async () => {
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
    const stopped = await stage.publish({ packagePath, ...wishes, notes: manyNotes });
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

describe('F-23: somebody else writes the same note meanwhile', () => {
  it('is shown before it is written over, and carrying on writes ours', async () => {
    stage = await rehearse({ practice: { faults: ['processing-lasts:600'] } });
    const packagePath = await stage.sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, ...wishes });
    const { ids } = await until(stage, (run) => run.ids.build !== null);
    await writeAsColleague(ids.build ?? '', 'en-US', 'Please test the login.');
    stage.practice.clock.advance(600 * minute);
    const asked = await stage.engine.runs.settled(id);
    expect(asked.status).toMatchObject({ state: 'failed', trouble: { code: 'note-changed' } });
    expect(JSON.stringify(asked.status)).toContain('Please test the login.');
    const there = await stage.ask(`/v1/betaBuildLocalizations?filter[build]=${ids.build}`);
    expect(there.rows[0]?.attributes.whatsNew).toBe('Please test the login.');
    await stage.engine.runs.resume(id);
    await expectEverythingOnce(stage, await stage.engine.runs.settled(id));
  });
});

/** As the web page would do it: a request of somebody who is not this program. */
async function writeAsColleague(buildId: string, locale: string, whatsNew: string): Promise<void> {
  const { url } = stage.practice;
  const token = await tokenFor(stage.practice);
  const there = await stage.ask(`/v1/betaBuildLocalizations?filter[build]=${buildId}`);
  const row = there.rows.find(({ attributes }) => attributes.locale === locale);
  const build = { data: { type: 'builds', id: buildId } };
  const data = row
    ? { type: 'betaBuildLocalizations', id: row.id, attributes: { whatsNew } }
    : {
        type: 'betaBuildLocalizations',
        attributes: { locale, whatsNew },
        relationships: { build },
      };
  const response = await fetch(
    new URL(`/v1/betaBuildLocalizations${row ? `/${row.id}` : ''}`, url),
    {
      method: row ? 'PATCH' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data }),
    },
  );
  expect(response.ok, await response.clone().text()).toBe(true);
}

describe('F-25: Apple’s answers change', () => {
  it('an unknown state, new fields and a missing link are lived with', async () => {
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
      practice: { faults: ['processing-lasts:120'] },
      checksSchemas: false,
    });
    const run = await stage.publish({ packagePath: await stage.sample(), ...wishes });
    expect(strange).toBe(0);
    expect(stage.snapshots.some(({ buildStates }) => buildStates?.processing === 'POLISHING')).toBe(
      true,
    );
    await expectEverythingOnce(stage, run);
  });
});
