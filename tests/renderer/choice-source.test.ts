import { describe, expect, it } from 'vitest';
import type { Finding } from '#shared/domain/finding';
import { Preset, type PresetInput } from '#shared/domain/preset';
import type { PublishRun } from '#shared/domain/publish-run';
import { message } from '#shared/words/message';
import {
  changesFromPreset,
  followPreset,
  revertToPreset,
  savePlanAsPreset,
  startEmpty,
} from '../../src-renderer/store/choice-actions';
import { chooseAccount, readDestination } from '../../src-renderer/store/destination-actions';
import { changeDraft, readDraft } from '../../src-renderer/store/draft-actions';
import { writeNote } from '../../src-renderer/store/note-actions';
import { changePlan, emptyDraft, type OpenPlan, usePlan } from '../../src-renderer/store/plan';
import {
  chosenGroups,
  notReadyReasons,
  sameTextWords,
  toPublishPlan,
} from '../../src-renderer/store/plan-reading';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { useWindow } from '../../src-renderer/store/window';
import { changeLines } from '../../src-renderer/words/preset';
import { bridgeDouble, ok } from '../helpers/bridge-double';
import {
  groupsNamed,
  openedPackage,
  planWith,
  sampleAccount,
  sampleDestination,
} from '../helpers/sample-plan';
import { samplePreset } from '../helpers/sample-preset';
import { sampleRun } from '../helpers/sample-run';

const main = bridgeDouble();
const plan = (): OpenPlan => usePlan.getState().plan as OpenPlan;

interface Known {
  preset?: Partial<PresetInput>;
  runs?: PublishRun[];
}

/** A package without a draft is open, and these presets and runs are known. */
function open({ preset, runs = [] }: Known, change: Partial<OpenPlan> = {}): void {
  const presets = preset ? [presetOf(preset)] : [];
  useSnapshots.setState({
    ready: true,
    accounts: [sampleAccount()],
    presets,
    runs: Object.fromEntries(runs.map((run) => [run.id, run])),
  });
  usePlan.setState({ plan: planWith(change) });
}

const presetOf = (change: Partial<PresetInput>): Preset =>
  Preset.parse(samplePreset({ accountId: 'practice', ...change }));

const friends = { id: '2', name: 'Friends' };

function runOf(
  change: Partial<PublishRun> = {},
  plannedNotes = [note('de-DE', 'Alt.')],
): PublishRun {
  const run = sampleRun();
  return {
    ...run,
    account: { ...run.account, id: 'practice' },
    plan: {
      ...run.plan,
      groups: groupsNamed('Friends'),
      submitForBetaReview: true,
      notes: plannedNotes,
    },
    groups: [{ ...friends, isInternal: false, state: 'read-back' }],
    ...change,
  };
}

const note = (locale: string, text: string) => ({ locale, text });

describe('what a plan begins with', () => {
  it('the preset of the app fills in a plan, with the placeholders of its texts resolved', async () => {
    const notes = [note('fr-FR', 'Version {version}, {build}.')];
    open({ preset: { groups: [friends], submitForBetaReview: true, notes } });
    await readDraft();
    expect(plan()).toMatchObject({
      draftState: 'untouched',
      source: { kind: 'preset', name: 'Orbit Notes', addedLocales: ['fr-FR'] },
      locales: ['en-US', 'de-DE', 'fr-FR'],
      draft: {
        groups: [friends],
        submitForBetaReview: true,
        notes: [note('fr-FR', 'Version 1.4.0, 42.')],
      },
    });
    expect(main.paramsOf('drafts:save')).toEqual([]);
  });

  it('without a preset the newest run of the app fills it in, but not with its texts', async () => {
    const old = runOf({ id: 'old', createdAt: '2026-11-01T00:00:00.000Z' });
    const other = runOf({ id: 'other', createdAt: '2026-11-30T00:00:00.000Z' });
    other.account = { ...other.account, id: 'northwind' };
    open({ runs: [{ ...old, plan: { ...old.plan, groups: [] } }, runOf(), other] });
    await readDraft();
    expect(plan().source).toMatchObject({ kind: 'run', buildNumber: '42' });
    expect(plan().draft).toEqual({
      ...emptyDraft,
      groups: [friends],
      submitForBetaReview: true,
      waitForTesters: false,
    });
    expect(plan().locales).toEqual(['en-US', 'de-DE']);
  });

  it('a run that only uploaded decides nothing about the next build', async () => {
    const run = runOf();
    open({ runs: [{ ...run, plan: { ...run.plan, scope: 'upload-only' } }] });
    await readDraft();
    expect(plan()).toMatchObject({ source: null, draft: emptyDraft });
  });

  it('a draft that was typed for this very build wins over the preset', async () => {
    open({ preset: { groups: [friends] } });
    const draft = { ...emptyDraft, notes: [note('en-US', 'Mine.')] };
    main.answer({ 'drafts:read': () => ok(draft) });
    await readDraft();
    expect(plan()).toMatchObject({ source: null, draft, draftState: 'saved' });
  });

  it('a package that was opened before the presets were known is filled in once they are', async () => {
    open({ preset: { groups: [friends] } });
    useSnapshots.setState({ ready: false });
    await readDraft();
    expect(plan().source).toBeNull();
    useSnapshots.setState({ ready: true });
    await readDraft();
    expect(plan().draft.groups).toEqual([friends]);
    await readDraft();
    expect(plan().draftState).toBe('untouched');
  });

  it('a plan that nobody has touched follows a change of its preset, and a typed one does not', async () => {
    open({ preset: { groups: [friends], notes: [note('fr-FR', 'Bonjour.')] } });
    await readDraft();
    const changed = presetOf({ groups: [], submitForBetaReview: true });
    useSnapshots.setState({ presets: [changed] });
    followPreset();
    expect(plan().draft).toMatchObject({ groups: [], submitForBetaReview: true, notes: [] });
    expect(plan()).toMatchObject({ draftState: 'untouched', locales: ['en-US', 'de-DE'] });
    writeNote('en-US', 'Mine.');
    useSnapshots.setState({ presets: [presetOf({ groups: [friends] })] });
    followPreset();
    expect(plan().draft).toMatchObject({ groups: [], submitForBetaReview: true });
  });

  it('another account brings its own choices, and leaves none of the first', async () => {
    open({ preset: { groups: [friends], notes: [note('fr-FR', 'Bonjour.')] } });
    await readDraft();
    main.answer({ 'destinations:read': () => ok(sampleDestination) });
    await chooseAccount('northwind');
    expect(plan()).toMatchObject({ source: null, draft: emptyDraft, locales: ['en-US', 'de-DE'] });
  });
});

describe('groups of the choices', () => {
  const destinationWith = (name: string) => ({
    ...sampleDestination,
    groups: [{ id: '2', name, isInternal: false, hasAccessToAllBuilds: false, testerCount: 9 }],
  });

  it('a group that was renamed since is ticked under its new name, and the plan says so', async () => {
    open({ preset: { groups: [friends] } }, { destination: { state: 'reading' } });
    await readDraft();
    expect(plan().draft.groups).toEqual([friends]);
    main.answer({ 'destinations:read': () => ok(destinationWith('Best friends')) });
    await readDestination();
    expect(toPublishPlan(plan()).groups).toEqual([{ id: '2', name: 'Best friends' }]);
    expect(plan().source?.renamed).toEqual([{ from: 'Friends', to: 'Best friends' }]);
    await readDestination();
    expect(plan().source?.renamed).toEqual([{ from: 'Friends', to: 'Best friends' }]);
    expect(notReadyReasons(plan())).toEqual([]);
    expect(changesFromPreset(plan(), presetOf({ groups: [friends] }))).toEqual([]);
  });

  it('a group that is gone stays visible and blocks the plan', async () => {
    open({ preset: { groups: [{ id: '9', name: 'Gone' }] } });
    await readDraft();
    expect(chosenGroups(plan())).toContainEqual(
      expect.objectContaining({ name: 'Gone', isMissing: true }),
    );
    expect(notReadyReasons(plan())).toHaveLength(1);
  });
});

describe('default texts of the preset', () => {
  it('a text that testers have read with the last build is named, and one for this build is not', async () => {
    const notes = [note('en-US', 'As always.'), note('de-DE', 'Build {build}.')];
    const latestBuild = {
      id: '41',
      version: '1.4.0',
      buildNumber: '41',
      uploadedDate: null,
      notes: [note('en-US', 'As always.'), note('de-DE', 'Build 41.')],
    };
    const destination = { ...sampleDestination, latestBuild };
    open({ preset: { notes } }, { destination: { state: 'known', destination, at: 0 } });
    await readDraft();
    expect(sameTextWords(plan())).toBe('Same text as build 41: English (US).');
    writeNote('en-US', 'Something new.');
    expect(sameTextWords(plan())).toBeNull();
  });
});

describe('a preset that allows few overrides', () => {
  const tracking: Finding = {
    code: 'tracking-domains',
    severity: 'blocker',
    title: message('finding.tracking-domains.title', { name: 'A' }),
    whatToDo: message('finding.tracking-domains.fix'),
    where: 'PrivacyInfo.xcprivacy',
  };
  const reasons = (allowedOverrides: Preset['allowedOverrides']) => {
    open({ preset: { allowedOverrides } }, { package: openedPackage({ findings: [tracking] }) });
    return notReadyReasons(plan());
  };

  it('what it does not let anyone override is only to be fixed', () => {
    expect(reasons([])).toEqual(['Fix 1 blocker first.']);
    expect(reasons(['tracking-domains'])).toEqual(['Fix 1 blocker, or override it with a reason.']);
    expect(reasons(null)).toEqual(['Fix 1 blocker, or override it with a reason.']);
  });
});

describe('what differs from the preset', () => {
  const preset = { groups: [friends], notes: [note('en-US', 'Build {build}.')] };

  it('a plan as filled in differs in nothing, and each change is listed', async () => {
    open({ preset });
    await readDraft();
    const kept = presetOf(preset);
    expect(changesFromPreset(plan(), kept)).toEqual([]);
    writeNote('en-US', 'Something else.');
    writeNote('de-DE', 'Neu.');
    changeDraft((draft) => ({ ...draft, groups: [], notify: 'nobody', submitForBetaReview: true }));
    expect(changeLines(changesFromPreset(plan(), kept))).toEqual([
      'Group removed: “Friends”',
      'Beta review: submit',
      'Emails to testers: Nobody',
      'New language: German',
      'New text: English (US)',
    ]);
    revertToPreset();
    expect(changesFromPreset(plan(), kept)).toEqual([]);
    useWindow.getState().toasts.at(-1)?.undo?.();
    expect(plan().draft.notify).toBe('nobody');
  });

  it('an emptied plan keeps the languages of the app, also if the preset had named them first', async () => {
    const of = { notes: [note('en-US', 'Build {build}.'), note('fr-FR', 'Bonjour.')] };
    open({ preset: of }, { locales: [], destination: { state: 'reading' } });
    await readDraft();
    main.answer({ 'destinations:read': () => ok(sampleDestination) });
    await readDestination();
    expect(plan().locales).toEqual(['en-US', 'de-DE', 'fr-FR']);
    startEmpty();
    expect(plan()).toMatchObject({ locales: ['en-US', 'de-DE'], draft: emptyDraft });
    useWindow.getState().toasts.at(-1)?.undo?.();
    expect(plan().locales).toEqual(['en-US', 'de-DE', 'fr-FR']);
    useSnapshots.setState({ presets: [presetOf({ notes: [note('fr-FR', 'Salut.')] })] });
    changePlan(() => ({ draftState: 'untouched' }));
    followPreset();
    expect(plan().locales).toEqual(['en-US', 'de-DE', 'fr-FR']);
  });

  it('a plan that is saved as a preset keeps the order of its languages', async () => {
    open({});
    writeNote('de-DE', 'Neu.');
    writeNote('en-US', 'New.');
    main.answer({ 'presets:save': ({ preset: saved }) => ok(Preset.parse(saved)) });
    await savePlanAsPreset(plan());
    const [saved] = main.paramsOf('presets:save');
    expect(saved?.preset.notes?.map(({ locale }) => locale)).toEqual(['en-US', 'de-DE']);
  });

  it('an emptied plan can be put back, and stays empty when it is opened again', async () => {
    open({ preset });
    await readDraft();
    const filled = plan();
    startEmpty();
    expect(plan()).toMatchObject({ source: null, draft: emptyDraft, draftState: 'unsaved' });
    useWindow.getState().toasts.at(-1)?.undo?.();
    expect(plan()).toMatchObject({ source: filled.source, draft: filled.draft });
  });
});
