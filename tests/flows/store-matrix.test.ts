import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AppStorePlan, StoreTexts } from '../../shared/domain/app-store';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import type { PracticeOptions } from '../../src-main/practice/server';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { addStoreBuild, orbit, storePlan, storeWrites } from '../helpers/store-stage';

/*
 * Every option of the App Store part of a plan through a whole run, and the same runs with the answer of each of their
 * writes lost, and with reads that lag. Which writes there are is taken from the server's record of a run without
 * trouble.
 */

const english = { locale: 'en-US', whatsNew: 'Folders can be shared.' };
const german = { locale: 'de-DE', whatsNew: 'Ordner lassen sich teilen.' };
const french = {
  locale: 'fr-FR',
  whatsNew: 'Des dossiers partagés.',
  description: 'Des notes qui restent en orbite.',
  keywords: 'notes,dossiers',
  supportUrl: 'https://example.com/fr',
};
const bothLanguages = [english, german];
/** On the hour, and later than any of these runs at the speed of their world. */
const inSpring = `${new Date().getUTCFullYear() + 1}-04-02T09:00:00+02:00`;

/** 1.4.0 waits for its review for as long as any of these runs. */
const inReview = { seed: 'version-in-review', speed: 300 } as const;

interface Scenario {
  practice?: Partial<PracticeOptions>;
  /** Changes the practice team before the run. */
  prepare?(stage: Rehearsal): void;
  appStore: Partial<AppStorePlan>;
  wishes?: Partial<PublishPlanInput>;
  /** What else is as it should be, beside what follows from the plan. */
  also?(stage: Rehearsal): void;
}

const withTexts = { texts: bothLanguages };

const scenarios: Record<string, Scenario> = {
  'a manual release': { appStore: withTexts },
  'a release after approval': { appStore: { ...withTexts, release: { type: 'after-approval' } } },
  'a scheduled release': {
    appStore: {
      ...withTexts,
      release: { type: 'scheduled', at: inSpring, timeZone: 'Europe/Berlin' },
    },
  },
  'in phases, with a copyright and a language of its own': {
    appStore: {
      texts: [{ ...english, promotionalText: 'Now with folders.' }, german, french],
      phasedRelease: true,
      copyright: '2026 Northwind',
      release: { type: 'after-approval' },
    },
    practice: { speed: 60 },
  },
  'a version that is only prepared': {
    appStore: { ...withTexts, submit: false, phasedRelease: true, copyright: '2026 Northwind' },
  },
  'the phased release of a version in preparation is turned off': {
    prepare(stage) {
      const version = addOpenVersion(stage, '1.4.0');
      stage.practice.world.state.phasedReleases.push({
        id: randomUUID(),
        versionId: version,
        isCompletedByHand: false,
        pausedAt: null,
        pausedBefore: 0,
      });
    },
    appStore: { ...withTexts, phasedRelease: false },
  },
  'What’s New from What to Test': {
    appStore: { texts: [german], whatsNewFromNotes: true },
    wishes: {
      notes: [
        { locale: 'en-US', text: 'Offline search.' },
        { locale: 'de-DE', text: 'Suche ohne Netz.' },
        { locale: 'ja', text: 'オフライン検索。' },
      ],
    },
    also(stage) {
      // Japanese is no language of the version, and What to Test adds none.
      expect(whatsNewOf(stage)).toEqual({
        'en-US': 'Offline search.',
        'de-DE': 'Ordner lassen sich teilen.',
      });
    },
  },
  'a version in preparation gets the number of the build': {
    prepare: (stage) => void addOpenVersion(stage, '1.3.9'),
    appStore: { ...withTexts, renameVersion: true },
  },
  'a version that waits for review is withdrawn for this build': {
    practice: inReview,
    appStore: { ...withTexts, cancelPrevious: true },
    also: ({ practice }) =>
      expect(
        practice.world.state.reviewSubmissions.map(({ canceledAt }) => canceledAt !== null),
      ).toEqual([true, false]),
  },
  'a rejected version is submitted again with a new build': {
    practice: { seed: 'rejected-build' },
    appStore: withTexts,
  },
};

/** A version that is in preparation, with the texts of the released one and without What's New. */
function addOpenVersion({ practice }: Rehearsal, versionString: string): string {
  const { state } = practice.world;
  const live = state.appStoreVersions.find(({ appId }) => appId === orbit.id);
  if (!live) throw new Error('The app has no version.');
  const id = randomUUID();
  const open = { appVersionState: 'PREPARE_FOR_SUBMISSION', releasedAt: null, releasedDate: null };
  state.appStoreVersions.push({ ...live, ...open, id, versionString, buildId: null });
  const texts = state.appStoreVersionLocalizations.filter((row) => row.versionId === live.id);
  for (const row of texts)
    state.appStoreVersionLocalizations.push({
      ...row,
      ...{ id: randomUUID(), versionId: id, whatsNew: null },
    });
  const contact = state.appStoreReviewDetails.find((row) => row.versionId === live.id);
  if (contact) state.appStoreReviewDetails.push({ ...contact, id: randomUUID(), versionId: id });
  return id;
}

/** The version of the run in the server's world, which no read lags behind. */
function ourVersion({ practice }: Rehearsal) {
  const { state } = practice.world;
  const all = state.appStoreVersions.filter(({ appId }) => appId === orbit.id);
  const [version, ...others] = all.filter(({ versionString }) => versionString === '1.4.0');
  expect(others).toEqual([]);
  expect(all.map(({ versionString }) => versionString)).toEqual(['1.3.2', '1.4.0']);
  if (!version) throw new Error('There is no version 1.4.0.');
  const ofVersion = ({ versionId }: { versionId: string | null }) => versionId === version.id;
  const submissions = state.reviewSubmissions.filter(
    ({ appId, canceledAt }) => appId === orbit.id && canceledAt === null,
  );
  return {
    version,
    texts: state.appStoreVersionLocalizations.filter(ofVersion),
    phased: state.phasedReleases.filter(ofVersion),
    submissions: submissions.map((submission) => ({
      submission,
      items: state.reviewSubmissionItems.filter(
        ({ submissionId, isRemoved }) => submissionId === submission.id && !isRemoved,
      ),
    })),
  };
}

function whatsNewOf(stage: Rehearsal): Record<string, string | null> {
  return Object.fromEntries(
    ourVersion(stage).texts.map(({ locale, whatsNew }) => [locale, whatsNew]),
  );
}

interface Played {
  stage: Rehearsal;
  run: PublishRun;
  buildId: string;
}

/** Plays a scenario to the end of its run, and looks at what became of it. */
async function play(
  name: string,
  faults: readonly string[],
  look: (played: Played) => void,
): Promise<void> {
  const { practice, prepare, appStore, wishes } = scenarioNamed(name);
  const stage = await rehearse({ practice: practice ?? {}, checksSchemas: faults.length === 0 });
  try {
    prepare?.(stage);
    const build = addStoreBuild(stage);
    for (const fault of faults) stage.practice.faults.add(fault);
    const run = await stage.publish(storePlan(build, appStore, wishes));
    look({ stage, run, buildId: build.id });
  } finally {
    await stage.end();
  }
}

function scenarioNamed(name: string): Scenario {
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`There is no scenario ${name}.`);
  return scenario;
}

const appleRelease = {
  manual: 'MANUAL',
  'after-approval': 'AFTER_APPROVAL',
  scheduled: 'SCHEDULED',
} as const;

/** Everything that the plan wanted is at Apple, once. */
function expectAsPlanned(name: string, { stage, run, buildId }: Played): void {
  const { also, appStore, wishes } = scenarioNamed(name);
  expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
  const { version, texts, phased, submissions } = ourVersion(stage);
  const { release = { type: 'manual' }, copyright, submit = true } = appStore;
  expect(version).toMatchObject({ buildId, releaseType: appleRelease[release.type] });
  if (copyright != null) expect(version.copyright).toBe(copyright);
  const due = release.type === 'scheduled' ? Date.parse(release.at) : null;
  const { earliestReleaseDate } = version;
  expect(earliestReleaseDate && Date.parse(earliestReleaseDate)).toBe(due);
  expect(phased).toHaveLength(appStore.phasedRelease === true ? 1 : 0);
  for (const planned of appStore.texts ?? [])
    expect(texts.filter(({ locale }) => locale === planned.locale)).toMatchObject([planned]);
  if (wishes === undefined)
    expect(texts.map(({ locale }) => locale).sort()).toEqual(localesOf(appStore.texts ?? []));
  if (submit) {
    expect(submissions).toHaveLength(1);
    expect(submissions[0]?.submission.submittedAt).not.toBeNull();
    expect(submissions[0]?.items).toMatchObject([{ versionId: version.id }]);
  } else expect(submissions).toEqual([]);
  expect(run.store).toMatchObject({
    versionId: version.id,
    versionString: '1.4.0',
    submissionId: submit ? (submissions[0]?.submission.id ?? '') : null,
    obstacle: null,
  });
  expect(run.store?.texts.every(({ state }) => state === 'read-back')).toBe(true);
  expect(run.writes.open).toBe(0);
  also?.(stage);
}

const localesOf = (texts: readonly Pick<StoreTexts, 'locale'>[]): string[] =>
  texts.map(({ locale }) => locale).sort();

/** A second one of these is a fault, even where Apple refuses it. The others keep one value, or are refused. */
const onlyOnce =
  /^POST \/v1\/(appStoreVersions|appStoreVersionPhasedReleases|reviewSubmission\w+)$|^PATCH \/v1\/reviewSubmissions\//;

function count(writes: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const write of writes) counts.set(write, (counts.get(write) ?? 0) + 1);
  return counts;
}

/** The writes of each scenario as the server saw them, in a run without trouble. */
const recorded = new Map<string, string[]>();
for (const name of Object.keys(scenarios))
  await play(name, [], ({ stage }) => void recorded.set(name, storeWrites(stage)));

type Case = [title: string, name: string, faults: readonly string[]];

/** Each way to lose the answer to one kind of write of a scenario; with reads that lag, and once for each of several. */
const losses = [...recorded].flatMap(([name, writes]) =>
  [...count(writes)].flatMap(([write, times]): Case[] => [
    [`${name}: the answer to ${write} is lost`, name, [`lost-answer:${write}`]],
    [
      `${name}: ${write} ends in an error, and reads lag`,
      name,
      [`server-error-after:${write}${times > 1 ? `*${times}` : ''}`, 'read-lag:3'],
    ],
  ]),
);

/** What App Store Connect is known to do to everyone now and then. */
const weathers = [
  ['version-unseen:3'],
  ['sparse-rows'],
  ['new-missing:2'],
  ['new-conflict:2'],
  ['new-missing:2', 'new-conflict:2', 'read-lag:3', 'sparse-rows'],
  ['rate-limited*3'],
  ['server-error-before:/v1*5'],
  ['odd-errors'],
];

/** Those with the most kinds of writes. */
const eventful = Object.keys(scenarios).filter((name) => /phases|withdrawn|rejected/.test(name));

const inAnyWeather = [
  ...Object.keys(scenarios).map((name): Case => [`${name}, and reads lag`, name, ['read-lag:3']]),
  ...eventful.flatMap((name) =>
    weathers.map((faults): Case => [`${name}, with ${faults.join(' and ')}`, name, faults]),
  ),
];

describe.concurrent('every option of the App Store part of a plan', () => {
  it.each(Object.keys(scenarios))('%s is at Apple as planned, and once', (name) =>
    play(name, [], (played) => {
      expectAsPlanned(name, played);
      for (const [write, times] of count(storeWrites(played.stage)))
        if (write.startsWith('POST ')) expect(times, write).toBe(1);
    }),
  );

  it.each(inAnyWeather)('%s', (_title, name, faults) =>
    play(name, faults, (played) => {
      expectAsPlanned(name, played);
      expectOnce(name, storeWrites(played.stage, 'applied'));
    }),
  );
});

/** Nothing was created or submitted more often than in the run without trouble. */
function expectOnce(name: string, writes: readonly string[]): void {
  const usual = count(recorded.get(name) ?? []);
  for (const [write, times] of count(writes))
    if (onlyOnce.test(write)) expect(times, write).toBeLessThanOrEqual(usual.get(write) ?? 0);
}

describe.concurrent('answers that are lost', () => {
  it('the record has every kind of write of the App Store', () => {
    expect([...new Set([...recorded.values()].flat())].sort()).toEqual([
      'DELETE /v1/appStoreVersionPhasedReleases/*',
      'PATCH /v1/appStoreVersionLocalizations/*',
      'PATCH /v1/appStoreVersions/*',
      'PATCH /v1/appStoreVersions/*/relationships/build',
      'PATCH /v1/reviewSubmissionItems/*',
      'PATCH /v1/reviewSubmissions/*',
      'POST /v1/appStoreVersionLocalizations',
      'POST /v1/appStoreVersionPhasedReleases',
      'POST /v1/appStoreVersions',
      'POST /v1/reviewSubmissionItems',
      'POST /v1/reviewSubmissions',
    ]);
  });

  it.each(losses)('%s', (_title, name, faults) =>
    play(name, faults, (played) => {
      expectAsPlanned(name, played);
      expectOnce(name, storeWrites(played.stage));
      expect(played.stage.practice.faults.list().map((fault) => fault.name)).not.toContain(
        faults[0]?.split(':')[0],
      );
    }),
  );
});

it('a version that was created just before the program ended is the run’s own, and nothing stays open', async () => {
  const stage = await rehearse({ checksSchemas: false });
  try {
    const build = addStoreBuild(stage);
    // The answer is lost and reads lag: the run still looks for the version when the program ends.
    stage.practice.faults.add('lost-answer:POST /v1/appStoreVersions');
    stage.practice.faults.add('read-lag:600s');
    const plan = storePlan(build, { texts: bothLanguages });
    const { id } = await stage.engine.runs.start(stage.connection, plan);
    await expect
      .poll(() => storeWrites(stage), { timeout: 20_000 })
      .toEqual(['POST /v1/appStoreVersions']);
    await stage.reopen();
    expect((await stage.engine.runs.get(id)).writes.open).toBe(1);
    stage.practice.faults.clear();
    await stage.engine.runs.resume(id, stage.connection);
    const run = await stage.engine.runs.settled(id);
    expect(run.status, JSON.stringify(run.status)).toMatchObject({ state: 'done' });
    expect(run.store?.isCreated).toBe(true);
    expect(run.writes.open).toBe(0);
    expect(ourVersion(stage).version.buildId).toBe(build.id);
  } finally {
    await stage.end();
  }
});
