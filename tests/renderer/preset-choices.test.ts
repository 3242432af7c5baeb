import { describe, expect, it, vi } from 'vitest';
import { Preset, type PresetInput } from '#shared/domain/preset';
import type { PublishRun } from '#shared/domain/publish-run';
import { isUpdate } from '../../src-renderer/features/run/run-offers';
import { runAsPreset, saveRunAsPreset } from '../../src-renderer/store/preset-choices';
import {
  changeForm,
  closeEditor,
  deleteEdited,
  editNewPreset,
  editPreset,
  saveEditor,
  usePresetEditor,
} from '../../src-renderer/store/preset-editor';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { useWindow } from '../../src-renderer/store/window';
import { changeLines } from '../../src-renderer/words/preset';
import {
  presetFrom,
  presetGaps,
  toForm,
  unknownPlaceholders,
} from '../../src-renderer/words/preset-form';
import { bridgeDouble, ok, refused } from '../helpers/bridge-double';
import { groupsNamed, sampleAccount } from '../helpers/sample-plan';
import { samplePreset } from '../helpers/sample-preset';
import { sampleRun } from '../helpers/sample-run';

const main = bridgeDouble();
const presetOf = (change: Partial<PresetInput> = {}): Preset =>
  Preset.parse(samplePreset({ accountId: 'practice', ...change }));

function know(presets: Preset[]): void {
  useSnapshots.setState({ ready: true, accounts: [sampleAccount()], presets });
  main.answer({
    'presets:save': ({ preset }) => ok(Preset.parse(preset)),
    'presets:remove': () => ok(null),
    'apps:read': () => refused('app-not-found'),
  });
}

function runOf(text: string): PublishRun {
  const run = sampleRun();
  const groups = groupsNamed('Friends');
  return {
    ...run,
    account: { ...run.account, id: 'practice' },
    plan: { ...run.plan, groups, notes: [{ locale: 'en-US', text }] },
    groups: [{ id: '2', name: 'Friends', isInternal: false, state: 'read-back' }],
  };
}

const toast = () => useWindow.getState().toasts.at(-1);

describe('using the settings of a run next time', () => {
  it('the first time makes a preset of the app with the groups and their IDs, and that can be undone', async () => {
    know([]);
    await saveRunAsPreset(runOf('New search.'));
    const [{ preset: saved } = { preset: null }] = main.paramsOf('presets:save');
    expect(saved).toMatchObject({
      name: 'Orbit Notes',
      accountId: 'practice',
      bundleId: 'com.northwind.orbit',
      groups: [{ id: '2', name: 'Friends' }],
      notes: [{ locale: 'en-US', text: 'New search.' }],
      armed: { drop: false, watchFolder: false },
    });
    expect(toast()?.more?.label).toBe('Edit preset…');
    toast()?.undo?.();
    expect(main.paramsOf('presets:remove')).toEqual([{ presetId: saved?.id }]);
  });

  it('a preset is updated where the run differs, and its placeholders stay placeholders', async () => {
    const preset = presetOf({
      checklist: ['Read the notes'],
      notes: [{ locale: 'en-US', text: 'Build {build} of {version}.' }],
    });
    know([preset]);
    const run = runOf('Build 42 of 1.4.0.');
    const kept = runAsPreset(run, [preset]);
    expect(changeLines(kept?.changes ?? [])).toEqual(['New group: “Friends”']);
    await saveRunAsPreset(run);
    expect(main.paramsOf('presets:save')[0]?.preset).toMatchObject({
      id: preset.id,
      checklist: ['Read the notes'],
      notes: preset.notes,
      groups: [{ id: '2', name: 'Friends' }],
    });
    toast()?.undo?.();
    expect(main.paramsOf('presets:save')[1]?.preset).toEqual(preset);
  });

  it('only the newest finished run is an update, and only of a preset that was not changed since', () => {
    const preset = presetOf({ changedAt: '2026-01-01T00:00:00.000Z' });
    const status = { state: 'done' as const, at: '2026-03-02T01:00:00.000Z' };
    const newest = { ...runOf('New.'), status, id: 'new', createdAt: '2026-03-02T00:00:00.000Z' };
    const old = { ...newest, id: 'old', createdAt: '2026-03-01T00:00:00.000Z' };
    const runs = { new: newest, old };
    expect(isUpdate(newest, preset, { runs })).toBe(true);
    expect(isUpdate(old, preset, { runs })).toBe(false);
    const edited = { ...preset, changedAt: '2099-01-01T00:00:00.000Z' };
    expect(isUpdate(newest, edited, { runs })).toBe(false);
  });

  it('a second app of the same name gets a name of its own', async () => {
    know([presetOf({ bundleId: 'com.northwind.other' })]);
    await saveRunAsPreset(runOf('New.'));
    expect(main.paramsOf('presets:save')[0]?.preset.name).toBe('Orbit Notes, Rehearsal team');
  });
});

describe('editing a preset', () => {
  it('changes of a sheet that was closed by mistake are there when it is opened again', async () => {
    const preset = presetOf();
    know([preset]);
    editPreset(preset.id);
    changeForm({ name: 'Nightly', sizeMegabytes: '250' });
    closeEditor();
    expect(usePresetEditor.getState().form).toBeNull();
    editPreset(preset.id);
    expect(usePresetEditor.getState()).toMatchObject({
      isRestored: true,
      form: { name: 'Nightly', sizeMegabytes: '250' },
    });
    await saveEditor();
    expect(main.paramsOf('presets:save')).toMatchObject([
      { preset: { name: 'Nightly', sizeBudget: 250_000_000 } },
    ]);
    editPreset(preset.id);
    expect(usePresetEditor.getState()).toMatchObject({ isRestored: false });
    closeEditor();
  });

  it('a new preset that was closed by mistake is there again for the same app', () => {
    know([]);
    const subject = { accountId: 'practice', bundleId: 'com.northwind.tide', appName: 'Tide' };
    editNewPreset(subject);
    expect(usePresetEditor.getState().form).toMatchObject({ name: 'Tide', ...subject });
    changeForm({ submitForBetaReview: true });
    closeEditor();
    editNewPreset({ ...subject, bundleId: 'com.northwind.other' });
    expect(usePresetEditor.getState().isRestored).toBe(false);
    closeEditor();
    editNewPreset(subject);
    expect(usePresetEditor.getState()).toMatchObject({
      isRestored: true,
      form: { submitForBetaReview: true },
    });
    closeEditor();
  });

  it('a preset that could not be saved keeps its sheet open with the reason', async () => {
    const preset = presetOf();
    know([preset]);
    main.answer({ 'presets:save': () => refused('preset-name-taken') });
    editPreset(preset.id);
    changeForm({ name: 'Taken' });
    await saveEditor();
    expect(usePresetEditor.getState()).toMatchObject({
      form: { name: 'Taken' },
      error: { code: 'preset-name-taken' },
    });
  });

  it('a deleted preset comes back with the undo', async () => {
    const preset = presetOf();
    know([preset]);
    editPreset(preset.id);
    await deleteEdited();
    expect(usePresetEditor.getState().form).toBeNull();
    toast()?.undo?.();
    expect(main.paramsOf('presets:save')).toEqual([{ preset }]);
  });

  it('a deleted preset that published automatically comes back without that, and says so', async () => {
    const preset = presetOf({ armed: { drop: true } });
    know([preset]);
    main.answer({
      'presets:save': ({ preset: saved }) =>
        ok({ ...Preset.parse(saved), armed: { drop: false, watchFolder: false } }),
    });
    editPreset(preset.id);
    await deleteEdited();
    toast()?.undo?.();
    await vi.waitFor(() =>
      expect(toast()?.text).toBe('The preset “Orbit Notes” no longer publishes automatically.'),
    );
  });

  it('every field that could not be saved is named in words', () => {
    const form = {
      ...toForm(presetOf()),
      name: ' ',
      bundleId: 'com.northwind orbit',
      sizeMegabytes: 'many',
      checklist: 'x'.repeat(501),
      notes: [{ locale: 'de-DE', text: 'a'.repeat(4001) }],
    };
    expect(presetGaps(form).map(({ words }) => words)).toEqual([
      'Enter a name.',
      'Enter a bundle ID: letters, digits, hyphens and periods.',
      'Enter the size as a number of megabytes, or leave it empty.',
      'Use at most 500 characters in each line of the checklist.',
      'Fix the text in German.',
    ]);
    expect(presetGaps(toForm(presetOf()))).toEqual([]);
  });

  it('a form gives back the preset that it was made of', () => {
    const preset = presetOf({ sizeBudget: 184_500_000, checklist: ['One', 'Two'] });
    expect(presetFrom(toForm(preset))).toEqual(preset);
  });

  it('words in braces that no placeholder is are pointed out', () => {
    expect(unknownPlaceholders('{version} {verson} {build} {number}')).toEqual([
      '{verson}',
      '{number}',
    ]);
  });
});
