import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppStorePlan } from '#shared/domain/app-store';
import { needsNoPackage, PublishPlan, type PublishPlanInput } from '#shared/domain/publish-plan';
import { createSharedFiles } from '../../src-main/app/shared-files';
import type { Call } from '../../src-main/command/command';
import { allCommands } from '../../src-main/command/commands';
import { withEngine } from '../../src-main/command/connection';
import { plannedPreset } from '../../src-main/command/plan/planned-preset';
import { readPlan } from '../../src-main/command/plan/read-plan';
import { savePlan } from '../../src-main/command/plan/save-plan';
import { openTerminal } from '../../src-main/command/terminal';
import type { RunEvent } from '../../src-main/engine/publish/run-event';
import { readJournal } from '../../src-main/engine/publish/run-journal';
import { writeSamplePackage } from '../../src-main/sample-package/write-sample-package';
import { type Rehearsal, rehearse, uploadWorker } from '../helpers/rehearsal';
import { samplePreset } from '../helpers/sample-preset';
import { addStoreBuild } from '../helpers/store-stage';

/* A plan is a file: the window and the command write it, and either runs what the other wrote, line by line alike. */

const notes = [
  { locale: 'en-US', text: 'Offline search.' },
  { locale: 'de-DE', text: 'Suche ohne Netz: „Zürich“ → 東京.' },
];

type Wishes = Partial<PublishPlanInput>;
const hour = 3_600_000;
const later = new Date(Math.ceil(Date.now() / hour) * hour + 48 * hour).toISOString();
const texts = [
  { locale: 'en-US', whatsNew: 'Search offline.' },
  { locale: 'de-DE', whatsNew: 'Suche ohne Netz.' },
];

/** What a plan wants, in the world in which it runs: IDs are others in each. */
const plans: Record<string, Wishes | ((stage: Rehearsal) => Wishes)> = {
  'nothing but the package': {},
  'notes, groups and beta review': {
    notes,
    groups: ['QA', 'Beta circle'],
    submitForBetaReview: true,
  },
  'the upload alone': { scope: 'upload-only' },
  'notes that come later': { notes, notesReady: false, groups: ['QA'] },
  'emails only when a person confirms them': {
    groups: ['Beta circle'],
    submitForBetaReview: true,
    notify: 'after-confirm',
    whenReviewBusy: 'wait',
  },
  'an App Store version with texts': {
    appStore: AppStorePlan.parse({
      submit: false,
      release: { type: 'manual' },
      texts: [{ locale: 'en-US', whatsNew: 'Search offline.' }],
    }),
  },
  'an App Store version that is submitted and released in phases': {
    notes,
    appStore: AppStorePlan.parse({
      submit: true,
      phasedRelease: true,
      copyright: '2027 Northwind',
      texts,
    }),
  },
  'a release at a time': {
    appStore: AppStorePlan.parse({
      release: { type: 'scheduled', at: later, timeZone: 'Europe/Berlin' },
      texts,
    }),
  },
  'a release after approval, with What’s New from the notes': {
    notes,
    appStore: AppStorePlan.parse({ release: { type: 'after-approval' }, whatsNewFromNotes: true }),
  },
  'a build that is at Apple already': (stage) => ({
    scope: 'existing-build',
    existing: { buildId: addStoreBuild(stage).id },
    notes,
    groups: ['QA'],
  }),
  'a build that is at Apple already, for the App Store': (stage) => ({
    scope: 'existing-build',
    existing: { buildId: addStoreBuild(stage).id },
    appStore: AppStorePlan.parse({ submit: true, phasedRelease: true, texts }),
  }),
  'a group that was renamed since it was chosen': (stage) => {
    const group = stage.practice.world.state.betaGroups.find(({ name }) => name === 'QA');
    return { notes, groups: [{ id: group?.id ?? null, name: 'Testers of the spring' }] };
  },
  'an overridden check, limits and a tick': {
    notes: [...notes, ...notes],
    overrides: [{ code: 'locale-repeated', reason: 'Both say the same' }],
    limits: { findBuildMinutes: 7, processingMinutes: 33 },
    checklist: ['Tried on a phone'],
    refusedNotes: 'go-on',
  },
};

let folder: string;
let sample: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-plans-'));
  sample = (await writeSamplePackage(join(folder, 'sample.ipa'))).file;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the work in its own world, which the next one does not see, and returns what the journal says. */
async function journalOf(
  work: (stage: Rehearsal, packagePath: string) => Promise<PublishPlanInput>,
): Promise<unknown[]> {
  const stage = await rehearse();
  try {
    const packagePath = join(stage.folder, 'Orbit Notes.ipa');
    await copyFile(sample, packagePath);
    const run = await stage.publish(await work(stage, packagePath));
    const { events } = await readJournal(await stage.engine.runs.folder(run.id));
    return normalized(events, run.status.state);
  } finally {
    await stage.end();
  }
}

/**
 * How far a review has come when it is looked at, how often Apple is asked, in which order parts arrive and how often a
 * write is repeated is no matter of the plan: a write that came too early, or whose result could not be read yet, is
 * sent again.
 */
const varying: ReadonlySet<RunEvent['type']> = new Set<RunEvent['type']>([
  'step-reported',
  'part-stored',
  'parts-known',
  'package-hashed',
  'build-states-seen',
  'delivery-seen',
  'review-seen',
  'store-submission-seen',
  'store-states-seen',
  'write-intended',
  'write-refused',
]);

/** What differs from run to run and from computer to computer. */
const personal: ReadonlySet<string> = new Set([
  'at',
  'startedAt',
  'endedAt',
  'limitAt',
  'modifiedMs',
  'changedNs',
  'inode',
  'requestId',
  'fileId',
  'receipt',
  'seal',
]);

/** Each write once, where it was answered first. */
function withoutRepeats(events: readonly RunEvent[]): RunEvent[] {
  const answered = new Set<string>();
  return events.filter((event) => {
    if (event.type !== 'write-answered') return true;
    const isFirst = !answered.has(event.what);
    answered.add(event.what);
    return isFirst;
  });
}

function normalized(events: readonly RunEvent[], state: string): unknown[] {
  const ids = new Map<string, string>();
  const same = (key: string, value: unknown): unknown => {
    if (personal.has(key)) return key;
    if (typeof value === 'string') {
      const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
      return value
        .replace(/^state\.store-(version|submission)\..*/, 'state of a review')
        .replace(id, (found) => ids.get(found) ?? named(ids, found))
        .replace(/\/\S*\/slipway-\S+?\//g, '');
    }
    if (Array.isArray(value)) return value.map((one) => same('', one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, same(name, one)]));
  };
  const lines = withoutRepeats(events).flatMap((event) => {
    if (varying.has(event.type)) return [];
    if (event.type !== 'run-started') return [same('', event)];
    const { runId: _, connection: __, file: ___, plan, ...rest } = event;
    return [same('', { ...rest, plan: withoutPlace(plan) })];
  });
  return [...lines, state];
}

function named(ids: Map<string, string>, found: string): string {
  ids.set(found, `ID ${ids.size + 1}`);
  return ids.get(found) ?? '';
}

/** The file names its package by checksum and build, the open window by its inode: the same package. */
function withoutPlace({ package: _mark, overrides, packagePath, ...plan }: PublishPlan) {
  return {
    ...plan,
    packagePath: basename(packagePath),
    overrides: overrides.map(({ package: _, ...override }) => override),
  };
}

function callFor(home: string, options: Call['options'], operands: string[] = []): Call {
  const terminal = openTerminal(false);
  const here = { home, terminal, uploadWorker, allCommands, environmentKey: null };
  return { name: 'publish', operands, options, ...here };
}

const isOfBuild = ({ scope = 'full' }: Wishes): boolean => needsNoPackage({ scope });

async function asTheWindowHasIt(
  { engine }: Rehearsal,
  packagePath: string,
  plan: Wishes,
): Promise<PublishPlan> {
  if (isOfBuild(plan)) return PublishPlan.parse({ ...plan, packagePath: '' });
  const { mark } = await engine.packages.inspect(packagePath);
  return PublishPlan.parse({ ...plan, packagePath, package: { file: mark } });
}

describe('the same plan in the window and in the command', () => {
  it.each(Object.keys(plans))(
    '%s: the journals are equal but for IDs and times',
    async (name) => {
      const wished = plans[name] ?? {};
      const wishesIn = (stage: Rehearsal) =>
        typeof wished === 'function' ? wished(stage) : wished;
      const window = await journalOf((stage, path) =>
        asTheWindowHasIt(stage, path, wishesIn(stage)),
      );
      const command = await journalOf(async (stage, path) => {
        const file = join(stage.folder, 'from the window.json');
        const files = createSharedFiles(stage.engine);
        await files.savePlan(file, await asTheWindowHasIt(stage, path, wishesIn(stage)));
        return readPlan(callFor(stage.home, { plan: file }), null);
      });
      expect(command).toEqual(window);

      const back = await journalOf(async (stage, path) => {
        const plan = wishesIn(stage);
        const packagePath = isOfBuild(plan) ? '' : path;
        const place = join(stage.folder, 'of the command');
        await mkdir(place);
        const given = join(place, 'given.json');
        const file = join(place, 'saved.json');
        await writeFile(given, JSON.stringify({ ...plan, packagePath }));
        const call = callFor(stage.home, { plan: given, 'save-plan': file });
        const read = await readPlan(call, null);
        // The command drops overrides that no file is named for, and says so: here they are for this one.
        const { overrides } = await asTheWindowHasIt(stage, path, plan);
        await savePlan(call, { ...read, overrides });
        const opened = await createSharedFiles(stage.engine).open(file);
        if (opened.kind !== 'plan') throw new Error(`it is ${opened.kind}`);
        return { ...opened.plan, packagePath };
      });
      expect(back).toEqual(window);
      expect(window.length).toBeGreaterThan(10);
    },
    180_000,
  );

  it('a preset that the command applies is the plan that the window begins with', async () => {
    const preset = {
      id: '6a1f2a52-6d0c-4f8e-9d0a-0c6f5b1d2e3f',
      name: 'Weekly',
      notes: [{ locale: 'en-US', text: 'Version {version} ({build}).' }],
      notify: 'nobody' as const,
      limits: { findBuildMinutes: 9, processingMinutes: 44 },
      refusedNotes: 'go-on' as const,
    };
    const idOfGroup = ({ practice }: Rehearsal): string =>
      practice.world.state.betaGroups.find(({ name }) => name === 'QA')?.id ?? '';
    // Its group was renamed since.
    const savedIn = (stage: Rehearsal) =>
      samplePreset({
        ...preset,
        accountId: null,
        groups: [{ id: idOfGroup(stage), name: 'Testers of the spring' }],
      });
    const window = await journalOf(async (stage, path) => {
      await stage.engine.presets.save(savedIn(stage));
      const { info } = await stage.engine.packages.inspect(path);
      const text = `Version ${info.version} (${info.buildNumber}).`;
      const { id, name: _, ...choices } = preset;
      return asTheWindowHasIt(stage, path, {
        ...choices,
        notes: [{ locale: 'en-US', text }],
        groups: [{ id: idOfGroup(stage), name: 'QA' }],
        preset: id,
      });
    });
    const command = await journalOf(async (stage, path) => {
      const { apiUrl, keyId, issuerId, privateKeyFile } = stage.connection;
      const key = {
        'api-url': apiUrl,
        'key-id': keyId,
        'issuer-id': issuerId ?? '',
        'private-key': privateKeyFile ?? '',
      };
      const call = callFor(stage.home, { preset: 'Weekly', ...key }, [path]);
      const saved = savedIn(stage);
      // The one that reads the plan, and the one that runs it.
      await withEngine(call, (engine) => engine.presets.save(saved));
      await stage.engine.presets.save(saved);
      return readPlan(call, await plannedPreset(call));
    });
    expect(command).toEqual(window);
  }, 300_000);
});
