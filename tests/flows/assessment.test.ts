import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { KeyRole } from '../../shared/asc/roles';
import { assess } from '../../shared/domain/assessment';
import type { Finding } from '../../shared/domain/finding';
import { type PresetInput, presetFor } from '../../shared/domain/preset';
import { PublishPlan, type PublishPlanInput } from '../../shared/domain/publish-plan';
import type { PublishRun } from '../../shared/domain/publish-run';
import { toAppError } from '../../shared/errors';
import type { Connection } from '../../src-main/engine/connection';
import type { EngineOptions } from '../../src-main/engine/engine';
import { seedNames } from '../../src-main/practice/seeds/seeds';
import type { SeedName } from '../../src-main/practice/server';
import type { SampleOptions } from '../../src-main/sample-package/write-sample-package';
import { writeSamplePackage } from '../../src-main/sample-package/write-sample-package';
import { emptyDraft, type OpenPlan } from '../../src-renderer/store/plan';
import { notReadyReasons, toPublishPlan } from '../../src-renderer/store/plan-reading';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { hurriedClock } from '../helpers/hurried-clock';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { samplePreset } from '../helpers/sample-preset';

/*
 * What a plan will do is known in advance: the dry run and the window show what the run then does. A run is followed
 * until it is past its checks, and cancelled there; what comes after them is tested elsewhere.
 */

interface Case {
  name: string;
  sample?: SampleOptions;
  plan: Omit<PublishPlanInput, 'packagePath'>;
  key?: KeyRole;
  /** The role that the person says the account's key has. */
  stated?: KeyRole;
  /** The preset of the app under the account. */
  preset?: Partial<PresetInput>;
  /** Whether the result does not depend on what is at App Store Connect: tested in one scenario alone. */
  isSame?: true;
}

const note = (text: string, locale = 'en-US') => ({ locale, text });
const external = { groups: ['Beta circle'], submitForBetaReview: true };
const open = { defects: ['compliance-open'] } as const;
const blocked = { defects: ['tracking-domains'] } as const;

const cases: Case[] = [
  { name: 'the upload alone', plan: { scope: 'upload-only' } },
  { name: 'a build for nobody', plan: {} },
  { name: 'an internal group', plan: { groups: ['Design'] } },
  { name: 'a group that gets every build', plan: { groups: ['QA', 'Design'] } },
  { name: 'an external group without a review', plan: { groups: ['Beta circle'] } },
  { name: 'an external group and a review', plan: external },
  { name: 'a review for no group', plan: { submitForBetaReview: true } },
  { name: 'the App Store', plan: { appStore: {} } },
  {
    name: 'the App Store, with other versions decided',
    plan: { appStore: { cancelPrevious: true, renameVersion: true } },
  },
  {
    name: 'the App Store on a day that has passed',
    isSame: true,
    plan: { appStore: { release: { type: 'scheduled', at: '2020-01-15T09:00:00Z' } } },
  },
  {
    name: 'the App Store with an open answer about encryption',
    isSame: true,
    sample: open,
    plan: { appStore: {} },
  },
  { name: 'a group that is not there', isSame: true, plan: { groups: ['Nowhere'] } },
  {
    name: 'a group that is not there, overridden',
    isSame: true,
    plan: { groups: ['Nowhere'], overrides: [{ code: 'group-not-found', reason: 'It will come' }] },
  },
  { name: 'an empty note', isSame: true, plan: { notes: [note('')] } },
  { name: 'a note that is too long', isSame: true, plan: { notes: [note('a'.repeat(4001))] } },
  { name: 'a note with refused characters', isSame: true, plan: { notes: [note('Try it 🚀')] } },
  {
    name: 'a note with refused characters, overridden',
    isSame: true,
    plan: {
      notes: [note('Try it 🚀')],
      overrides: [{ code: 'note-refused-characters', reason: 'Apple may have changed its mind' }],
    },
  },
  {
    name: 'notes that Apple may refuse',
    isSame: true,
    plan: { notes: [note('x\u030c ខ្មែរ\u200b'), note('あ'.repeat(1400), 'ja')] },
  },
  { name: 'a note in an unknown language', isSame: true, plan: { notes: [note('Proovi', 'et')] } },
  { name: 'two notes in one language', isSame: true, plan: { notes: [note('One'), note('Two')] } },
  {
    name: 'testers and an open compliance question',
    isSame: true,
    sample: open,
    plan: { groups: ['Design'] },
  },
  {
    name: 'a build for nobody and an open compliance question',
    isSame: true,
    sample: { ...open, bundleId: 'com.northwind.tide' },
    plan: {},
  },
  {
    name: 'compliance answered with no',
    isSame: true,
    sample: open,
    plan: { groups: ['Design'], usesNonExemptEncryption: false },
  },
  {
    name: 'compliance answered with yes',
    sample: open,
    plan: { groups: ['Design'], usesNonExemptEncryption: true },
  },
  {
    name: 'a declaration that is not there',
    sample: open,
    plan: { groups: ['Design'], usesNonExemptEncryption: true, declaration: 'unknown' },
  },
  { name: 'a build number that is used', sample: { version: '1.3.2', build: '41' }, plan: {} },
  { name: 'a version that is closed', sample: { version: '1.3.2', build: '50' }, plan: {} },
  { name: 'a build number that is too low', sample: { build: '40' }, plan: external },
  {
    name: 'the existing build for an external group',
    sample: { version: '1.3.2', build: '41' },
    plan: { scope: 'skip-upload', ...external },
  },
  { name: 'an existing build that is not there', plan: { scope: 'skip-upload', ...external } },
  { name: 'a package that Apple refuses', isSame: true, sample: blocked, plan: {} },
  {
    name: 'a package that Apple refuses, overridden',
    isSame: true,
    sample: blocked,
    plan: { overrides: [{ code: 'tracking-domains', reason: 'Apple took it before' }] },
  },
  {
    name: 'a package without a version',
    isSame: true,
    sample: { defects: ['version-missing'] },
    plan: {},
  },
  {
    name: 'a package without a bundle ID',
    isSame: true,
    sample: { defects: ['bundle-id-missing'] },
    plan: { overrides: [{ code: 'bundle-id-missing', reason: 'Someone knows it' }] },
  },
  {
    name: 'an app that is not there',
    isSame: true,
    sample: { bundleId: 'com.northwind.nowhere' },
    plan: external,
  },
  {
    name: 'an app without test information',
    sample: { bundleId: 'com.northwind.tide' },
    plan: { groups: ['Sailors'], submitForBetaReview: true },
  },
  {
    name: 'emails at a time',
    isSame: true,
    plan: { ...external, notify: { at: '2099-01-01T00:00:00Z' } },
  },
  {
    name: 'emails after a confirmation',
    isSame: true,
    plan: { groups: ['Design'], notify: 'after-confirm' },
  },
  {
    name: 'a package over the size limit of its preset',
    isSame: true,
    plan: {},
    preset: { sizeBudget: 1000 },
  },
  {
    name: 'a package that Apple refuses, overridden against its preset',
    isSame: true,
    sample: blocked,
    // The window sends no override that the preset does not allow; a plan file may have one.
    plan: {
      scope: 'upload-only',
      overrides: [{ code: 'tracking-domains', reason: 'Apple took it before' }],
    },
    preset: { allowedOverrides: ['note-too-long'] },
  },
  {
    name: 'a version that is closed, overridden against the preset',
    isSame: true,
    sample: { version: '1.3.2', build: '50' },
    plan: {
      scope: 'upload-only',
      overrides: [{ code: 'version-closed', reason: 'Apple may open it again' }],
    },
    preset: { allowedOverrides: [] },
  },
  { name: 'a key with the role App Manager', isSame: true, plan: external, key: 'APP_MANAGER' },
  // Apple has no request for a key's role, so only the forbidden write reveals it.
  { name: 'a key with the role Developer', isSame: true, plan: external, key: 'DEVELOPER' },
  { name: 'a key that may read alone', isSame: true, plan: external, key: 'MARKETING' },
  {
    name: 'a key that is said to be of a Developer, with notes and groups',
    isSame: true,
    plan: { ...external, notes: [note('New.')] },
    stated: 'DEVELOPER',
  },
  { name: 'a key that is said to be of a Developer', isSame: true, plan: {}, stated: 'DEVELOPER' },
  { name: 'a key that is said to be for Sales', isSame: true, plan: {}, stated: 'SALES' },
];

const roles: KeyRole[] = ['APP_MANAGER', 'DEVELOPER', 'MARKETING'];
const keys = roles.map((role, index) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    role,
    keyId: `PRACROLE0${index}`,
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
});

let stage: Rehearsal;
/** Gets every snapshot of a run. */
let listener: (run: PublishRun) => unknown = () => undefined;

async function begin(seed: SeedName, engine: Partial<EngineOptions> = {}): Promise<void> {
  const practice = { seed, keys: keys.map((key) => ({ ...key, issuerId: null })) };
  const onRunChanged = (run: PublishRun) => listener(run);
  stage = await rehearse({ practice, engine: { onRunChanged, ...engine }, checksSchemas: false });
  for (const { role, privateKeyPem } of keys)
    await writeFile(join(stage.folder, `${role}.p8`), privateKeyPem, { mode: 0o600 });
}

function connectionOf(role: KeyRole | undefined): Connection {
  const key = keys.find((one) => one.role === role);
  if (!key) return stage.connection;
  const { keyId } = key;
  const privateKeyFile = join(stage.folder, `${key.role}.p8`);
  return { ...stage.connection, accountId: key.role, keyId, issuerId: null, privateKeyFile };
}

interface Outcome {
  outcome: 'publishes' | 'blocked' | 'refused';
  codes: string[];
  /** All findings, blockers or not: `warning compliance-open` and the like. */
  findings: string[];
}

/** The result of the dry run. Blockers of the package end a run before App Store Connect is asked. */
async function foretold(connection: Connection, plan: PublishPlanInput): Promise<Outcome> {
  try {
    const assessment = await stage.engine.plans.assess(connection, plan);
    const { bundleId } = assessment.info;
    const preset = presetFor(stage.engine.presets.list().presets, connection.accountId, bundleId);
    const key = (await stage.engine.accounts.list()).find(({ id }) => id === connection.accountId);
    const { opened } = assessment;
    const known = { ...(opened && { package: opened }), preset, key: key ?? null };
    const offline = assess(assessment.plan, known);
    const first = offline.blockers.length > 0 ? offline : assessment;
    return asOutcome(first.blockers, first.findings);
  } catch (thrown) {
    return refused(toAppError(thrown).code);
  }
}

function asOutcome(blockers: readonly Finding[], findings: readonly Finding[]): Outcome {
  return {
    outcome: blockers.length > 0 ? 'blocked' : 'publishes',
    codes: blockers.map(({ code }) => code).sort(),
    findings: findings.map(({ severity, code }) => `${severity} ${code}`).sort(),
  };
}

function refused(code: string): Outcome {
  return { outcome: 'refused', codes: [code], findings: [] };
}

/** The result of the plan: the run is cancelled as soon as it is past its checks. */
async function published(connection: Connection, plan: PublishPlanInput): Promise<Outcome> {
  const passed = new Promise<null>((resolve) => {
    listener = (run) => isPastChecks(run) && resolve(null);
  });
  try {
    const { id } = await stage.engine.runs.start(connection, plan);
    const run = await Promise.race([passed, stage.engine.runs.settled(id)]);
    if (run?.status.state === 'blocked') return asOutcome(run.status.findings, run.findings);
    if (run?.status.state === 'failed' && !isPastChecks(run)) return refused(run.status.error.code);
    await stage.engine.runs.cancel(id, 'to-the-end').catch(() => undefined);
    return asOutcome([], (await stage.engine.runs.settled(id)).findings);
  } catch (thrown) {
    return refused(toAppError(thrown).code);
  }
}

function isPastChecks({ steps }: PublishRun): boolean {
  const stateOf = (id: string) => steps.find((step) => step.id === id)?.progress.state;
  return stateOf('check-package') === 'done' && stateOf('find-app') === 'done';
}

/** The plan as the window has it; null when the window cannot create such a plan. */
async function inWindow(connection: Connection, plan: PublishPlanInput): Promise<OpenPlan | null> {
  const { scope = 'full', notes = [], overrides = [], ...fullPlan } = plan;
  const locales = notes.map(({ locale }) => locale);
  if (scope === 'upload-only' || new Set(locales).size < locales.length) return null;
  const opened = await stage.engine.packages.recall(plan.packagePath);
  const destination = await stage.engine.destinations.read(connection, plan.packagePath).then(
    (read) => ({ state: 'known' as const, destination: read, at: 0 }),
    (thrown: unknown) => ({ state: 'refused' as const, error: toAppError(thrown) }),
  );
  const open: OpenPlan = {
    package: opened,
    accountId: connection.accountId,
    accountReason: 'practice-only',
    watched: null,
    accountSearch: 'none',
    destination,
    draft: { ...emptyDraft, ...PublishPlan.parse({ ...fullPlan, notes }), waitForTesters: false },
    draftState: 'untouched',
    source: null,
    locales,
    locale: null,
    isLocaleChosen: false,
    usesExistingBuild: scope === 'skip-upload',
    overrides,
    checklist: [],
    approved: null,
    approval: { state: 'missing' },
  };
  return toPublishPlan(open).scope === scope ? open : null;
}

let samples: string;
const written = new Map<string, string>();
beforeAll(async () => {
  samples = await mkdtemp(join(tmpdir(), 'slipway-samples-'));
});
afterAll(() => rm(samples, { recursive: true, force: true }));

/** Each kind of package is written once. */
async function sampleOf(options: SampleOptions = {}): Promise<string> {
  const name = JSON.stringify(options);
  const path = written.get(name) ?? join(samples, `${written.size}.ipa`);
  if (!written.has(name)) await writeSamplePackage(path, options);
  written.set(name, path);
  return path;
}

/** As the account's row has it, which the window sees. */
async function stateRole(connection: Connection, role: KeyRole | null): Promise<void> {
  const { accounts } = stage.engine;
  if (role !== null) await accounts.attachPractice(connection);
  if ((await accounts.list()).some(({ id }) => id === connection.accountId))
    await accounts.stateRole(connection.accountId, role);
  useSnapshots.setState({ accounts: await accounts.list() });
}

async function expectAgreement(one: Case): Promise<Outcome> {
  const connection = connectionOf(one.key);
  const { accountId } = connection;
  const preset =
    one.preset && (await stage.engine.presets.save(samplePreset({ ...one.preset, accountId })));
  useSnapshots.setState({ presets: preset ? [preset] : [] });
  await stateRole(connection, one.stated ?? null);
  const given = { packagePath: await sampleOf(one.sample), ...one.plan };
  const window = await inWindow(connection, given);
  const plan = window ? toPublishPlan(window) : given;
  const said = await foretold(connection, plan);
  const offers = window && notReadyReasons(window).length === 0;
  const came = await published(connection, plan);
  if (preset) stage.engine.presets.remove(preset.id);
  expect(came).toEqual(said);
  if (window) expect(offers).toBe(came.outcome === 'publishes');
  return came;
}

describe.each(seedNames)('in the scenario %s', (seed) => {
  beforeAll(() => begin(seed));
  afterAll(() => stage.end());
  const ofScenario = cases.filter(({ isSame }) => seed === 'everyday' || !isSame);

  it.each(ofScenario)('the dry run, the window and the run agree on $name', async (one) => {
    const { outcome, codes } = await expectAgreement(one);
    if (seed === 'everyday') seen.set(one.name, [outcome, ...codes].join(' '));
  });
});

const seen = new Map<string, string>();

it('the table of plans contains every outcome, each for its own reason', () => {
  expect(Object.fromEntries(seen)).toMatchInlineSnapshot(`
    {
      "a build for nobody": "publishes",
      "a build for nobody and an open compliance question": "publishes",
      "a build number that is too low": "publishes",
      "a build number that is used": "blocked build-already-used version-closed",
      "a declaration that is not there": "blocked declaration-not-usable",
      "a group that gets every build": "publishes",
      "a group that is not there": "blocked group-not-found",
      "a group that is not there, overridden": "blocked group-not-found",
      "a key that is said to be for Sales": "blocked role-cannot-upload",
      "a key that is said to be of a Developer": "publishes",
      "a key that is said to be of a Developer, with notes and groups": "blocked role-too-small",
      "a key that may read alone": "publishes",
      "a key with the role App Manager": "publishes",
      "a key with the role Developer": "publishes",
      "a note in an unknown language": "blocked locale-unknown",
      "a note that is too long": "blocked note-too-long",
      "a note with refused characters": "blocked note-refused-characters",
      "a note with refused characters, overridden": "publishes",
      "a package over the size limit of its preset": "publishes",
      "a package that Apple refuses": "blocked tracking-domains",
      "a package that Apple refuses, overridden": "publishes",
      "a package that Apple refuses, overridden against its preset": "blocked override-not-allowed tracking-domains",
      "a package without a bundle ID": "blocked bundle-id-missing",
      "a package without a version": "blocked version-missing",
      "a review for no group": "publishes",
      "a version that is closed": "blocked version-closed",
      "a version that is closed, overridden against the preset": "blocked override-not-allowed version-closed",
      "an app that is not there": "blocked app-not-found",
      "an app without test information": "blocked test-information-missing",
      "an empty note": "publishes",
      "an existing build that is not there": "publishes",
      "an external group and a review": "publishes",
      "an external group without a review": "publishes",
      "an internal group": "publishes",
      "compliance answered with no": "publishes",
      "compliance answered with yes": "publishes",
      "emails after a confirmation": "publishes",
      "emails at a time": "publishes",
      "notes that Apple may refuse": "publishes",
      "testers and an open compliance question": "blocked compliance-unanswered",
      "the App Store": "publishes",
      "the App Store on a day that has passed": "blocked store-release-date",
      "the App Store with an open answer about encryption": "blocked compliance-unanswered",
      "the App Store, with other versions decided": "publishes",
      "the existing build for an external group": "publishes",
      "the upload alone": "publishes",
      "two notes in one language": "blocked locale-repeated",
    }
  `);
});

describe('a clock that is off', () => {
  afterEach(() => stage.end());

  it('a wrong clock is a note in the dry run and in the run', async () => {
    const now = () => new Date(Date.now() - 20 * 60_000);
    await begin('everyday', { clock: { ...hurriedClock(20), now } });
    const { findings } = await expectAgreement({ name: 'a clock that is off', plan: {} });
    expect(findings).toContain('note clock-off');
  });
});

describe('a run that is resumed before anything was sent', () => {
  afterEach(() => stage.end());

  it('a run that is resumed before anything was sent asks the account again, and lists each finding once', async () => {
    const now = () => new Date(Date.now() - 20 * 60_000);
    await begin('everyday', { clock: { ...hurriedClock(20), now } });
    stage.practice.faults.add('forbidden:POST /v1/buildUploads*1');
    const packagePath = await sampleOf(open);
    const failed = await stage.publish({ packagePath, scope: 'upload-only' });
    expect(failed.status).toMatchObject({ state: 'failed' });
    await stage.engine.runs.resume(failed.id);
    const run = await stage.engine.runs.settled(failed.id);
    expect(run.status).toMatchObject({ state: 'done' });
    const codes = run.findings.map(({ code }) => code);
    expect(codes).toEqual(['compliance-open', 'signing-not-known-at-apple', 'clock-off']);
  });
});

describe('a build that a run has begun', () => {
  afterEach(() => stage.end());

  it('a dry run of a build that a run has started is refused with the same message as another publish of it', async () => {
    await begin('everyday', { clock: hurriedClock(20) });
    const plan = { packagePath: await sampleOf() };
    const begun = new Promise<void>((resolve) => {
      listener = ({ ids }) => ids.buildUpload !== null && resolve();
    });
    const { id } = await stage.engine.runs.start(stage.connection, plan);
    await begun;
    const whileAtWork = await foretold(stage.connection, plan);
    await stage.engine.runs.pause(id);
    expect(await foretold(stage.connection, plan)).toEqual(refused('run-unfinished'));
    expect(await published(stage.connection, plan)).toEqual(await foretold(stage.connection, plan));
    expect(whileAtWork.codes).toEqual(['build-being-published']);
  });
});
