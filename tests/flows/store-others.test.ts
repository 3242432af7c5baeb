import { afterEach, describe, expect, it } from 'vitest';
import type { AppStorePlan } from '#shared/domain/app-store';
import type { PublishRun } from '#shared/domain/publish-run';
import { inWords } from '#shared/words/say';
import type { Clock } from '../../src-main/engine/ports';
import type { AppStoreVersionRow } from '../../src-main/practice/world/rows';
import { hurriedClock } from '../helpers/hurried-clock';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { addStoreBuild, storePlan, storeWrites } from '../helpers/store-stage';
import { clientFor, type PlainClient } from '../practice/client/plain-client';
import { addVersion, attach, change, makeSubmission, submit } from '../practice/store/store-acts';

/* Someone else works on the version that a run prepares and submits, at the worst moment. */

let stage: Rehearsal;
let client: PlainClient;
/** What someone else does before the first request of this kind, once. */
let before: { request: RegExp; act: () => unknown } | null;

afterEach(() => stage.end());

const hourMs = 3_600_000;

async function open(clock: Clock = hurriedClock(1000)): Promise<void> {
  before = null;
  stage = await rehearse({
    practice: { speed: 60 },
    engine: {
      clock,
      fetch: async (url, init) => {
        const now = before;
        if (now?.request.test(`${init.method ?? 'GET'} ${new URL(url).pathname}`)) {
          before = null;
          const instead = await now.act();
          if (instead instanceof Response) return instead;
        }
        return fetch(url, init);
      },
    },
  });
  client = await clientFor(stage.practice);
  stage.practice.faults.add('review-lasts:100000');
}

const texts = [
  { locale: 'en-US', whatsNew: 'Folders can be shared.' },
  { locale: 'de-DE', whatsNew: 'Ordner teilen.' },
];
const wishes = { texts, phasedRelease: true, copyright: '2026 Northwind' } as const;

function versionOf(versionString = '1.4.0'): AppStoreVersionRow {
  const found = stage.practice.world.state.appStoreVersions.find(
    (row) => row.versionString === versionString,
  );
  if (!found) throw new Error(`there is no version ${versionString}`);
  return found;
}

const submissions = (): string[] =>
  storeWrites(stage, 'applied').filter((line) => line === 'PATCH /v1/reviewSubmissions/*');

async function runOf(appStore: Partial<AppStorePlan> = {}): Promise<PublishRun> {
  return stage.publish(storePlan(addStoreBuild(stage), { ...wishes, ...appStore }));
}

function failureOf({ status }: PublishRun): { code: string; detail: string } {
  if (status.state !== 'failed') throw new Error(`the run is ${JSON.stringify(status)}`);
  return { code: status.error.code, detail: inWords(status.error.detail) };
}

describe('between what a run prepared and its submission', () => {
  const changes: [string, string, () => unknown][] = [
    [
      'the number of the version',
      'version number',
      () => change(client, 'appStoreVersions', versionOf().id, { versionString: '1.4.1' }),
    ],
    [
      'how it is released',
      'release',
      () => change(client, 'appStoreVersions', versionOf().id, { releaseType: 'AFTER_APPROVAL' }),
    ],
    [
      'the copyright',
      'copyright',
      () => change(client, 'appStoreVersions', versionOf().id, { copyright: 'Someone' }),
    ],
    [
      'the phased release',
      'phased release',
      () => {
        const { phasedReleases } = stage.practice.world.state;
        phasedReleases.splice(0, phasedReleases.length);
      },
    ],
    [
      'a text',
      'German',
      () => {
        const rows = stage.practice.world.state.appStoreVersionLocalizations;
        const row = rows.find(
          ({ versionId, locale }) => versionId === versionOf().id && locale === 'de-DE',
        );
        return change(client, 'appStoreVersionLocalizations', row?.id ?? '', {
          whatsNew: 'Etwas anderes.',
        });
      },
    ],
  ];
  for (const [what, named, act] of changes)
    it(`someone changes ${what}: nothing is submitted, and it is named`, async () => {
      await open();
      before = { request: /^POST \/v1\/reviewSubmissionItems$/, act };
      const { code, detail } = failureOf(await runOf());
      expect(before).toBeNull();
      expect(code).toBe('store-version-changed');
      expect(detail).toContain(named);
      expect(submissions()).toEqual([]);
    });

  it('someone submits the version with another build: that is no success of the run', async () => {
    await open();
    before = {
      request: /^POST \/v1\/reviewSubmissions$/,
      act: async () => {
        const { id } = versionOf();
        await attach(client, id, addStoreBuild(stage, { number: '51' }).id);
        const made = (await makeSubmission(client)).json.data.id;
        await addVersion(client, made, id);
        await submit(client, made);
      },
    };
    const { code, detail } = failureOf(await runOf());
    expect(before).toBeNull();
    expect(code).toBe('store-version-changed');
    expect(detail).toContain('build');
    expect(detail).toContain('was submitted');
    expect(submissions()).toHaveLength(1);
  });

  it.each([
    ['a version', /^GET \/v1\/appStoreVersions\/[^/]+$/],
    ['a phased release', /^GET \/v1\/appStoreVersions\/[^/]+\/appStoreVersionPhasedRelease$/],
  ])('a server at Apple that misses %s for a moment changes nothing', async (_what, request) => {
    await open();
    const missing = { status: '404', code: 'NOT_FOUND', title: 'No', detail: 'There is none' };
    const answer = () => Response.json({ errors: [missing] }, { status: 404 });
    before = {
      request: /^POST \/v1\/reviewSubmissionItems$/,
      act: () => {
        before = { request, act: answer };
      },
    };
    const run = await runOf();
    expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
    expect(submissions()).toHaveLength(1);
  });

  it('someone submits it as it is: the run finds it submitted', async () => {
    await open();
    before = {
      request: /^POST \/v1\/reviewSubmissions$/,
      act: async () => {
        const made = (await makeSubmission(client)).json.data.id;
        await addVersion(client, made, versionOf().id);
        await submit(client, made);
      },
    };
    const run = await runOf();
    expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
    expect(submissions()).toHaveLength(1);
  });
});

it('other things in a draft are decided one by one: what takes their place is asked about', async () => {
  await open();
  const draft = (await makeSubmission(client)).json.data.id as string;
  const { reviewSubmissionItems: items } = stage.practice.world.state;
  const event = { id: 'event-1', submissionId: draft, versionId: null, kind: 'appEvent' };
  items.push({ ...event, state: 'READY_FOR_REVIEW' } as unknown as (typeof items)[number]);
  const asked = await runOf();
  expect(failureOf(asked).code).toBe('store-draft-not-empty');
  const obstacle = asked.store?.obstacle;
  if (!obstacle) throw new Error('there is no obstacle');
  const [mine] = items.filter(({ id }) => id === 'event-1');
  if (mine) mine.id = 'event-2';
  await stage.engine.runs.decideStore(asked.id, obstacle);
  const again = await stage.engine.runs.settled(asked.id);
  expect(failureOf(again).code).toBe('store-draft-not-empty');
  expect(submissions()).toEqual([]);
});

it('a release date that has passed by the submission is not submitted', async () => {
  let later = 0;
  const clock = hurriedClock(1000);
  await open({ ...clock, now: () => new Date(clock.now().getTime() + later) });
  before = { request: /^POST \/v1\/reviewSubmissionItems$/, act: () => (later = 3 * hourMs) };
  const at = new Date(Math.ceil(Date.now() / hourMs) * hourMs + hourMs).toISOString();
  const run = await runOf({ release: { type: 'scheduled', at, timeZone: null } });
  expect(failureOf(run).code).toBe('store-release-date-past');
  expect(submissions()).toEqual([]);
});

it('an upload that is all a plan wants does nothing on the App Store', async () => {
  stage = await rehearse();
  const run = await stage.publish({
    packagePath: await stage.sample({ version: '1.4.0', build: '60' }),
    scope: 'upload-only',
    appStore: { ...wishes, texts },
  });
  expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
  expect(storeWrites(stage)).toEqual([]);
});
