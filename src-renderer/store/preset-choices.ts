import { type Preset, presetFor } from '#shared/domain/preset';
import {
  type ChoiceChange,
  type Choices,
  changesBetween,
  choicesOfDraft,
  choicesOfPreset,
  notesAsTemplates,
} from '#shared/domain/preset-changes';
import { choicesOfRun } from '#shared/domain/preset-use';
import type { PublishRun } from '#shared/domain/publish-run';
import { appName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { errorSentences } from '../words/error';
import { losesArming } from '../words/preset';
import { newPreset, type PresetSubject, removePreset, savePreset } from './preset-actions';
import { editPreset } from './preset-editor';
import { useSnapshots } from './snapshots';
import { showToast } from './window';

/** Saves choices as the preset of their app, and says so, with an undo. */
export async function saveChoices(subject: PresetSubject, choices: Choices): Promise<void> {
  const { presets } = useSnapshots.getState();
  const before = presetFor(presets, subject.accountId, subject.bundleId);
  const reply = await savePreset({ ...(before ?? newPreset(subject)), ...choices });
  if (!reply.ok) return showToast(errorSentences(reply.error));
  const { id, name: preset, armed } = reply.value;
  const edit = { label: say('preset.edit'), act: () => editPreset(id) };
  if (before === null)
    return showToast(say('preset.saved', { preset }), () => void removePreset(id), edit);
  const isDisarmed = losesArming(before.armed, armed);
  showToast(
    say(isDisarmed ? 'preset.updated-disarmed' : 'preset.updated', { preset }),
    () => void savePreset(before),
    edit,
  );
}

/** The app of a finished run; null if its package does not name it. */
function subjectOf(run: PublishRun): PresetSubject | null {
  const { bundleId } = run.package;
  if (bundleId === null) return null;
  return { accountId: run.account.id, bundleId, appName: run.app?.name ?? appName(run.package) };
}

/** What "Use these settings next time" would do with this run. */
export interface RunAsPreset {
  /** The preset that it changes; null if it makes one. */
  preset: Preset | null;
  /** Empty if the preset has these settings. */
  changes: ChoiceChange[];
}

export function runAsPreset(run: PublishRun, presets: readonly Preset[]): RunAsPreset | null {
  const subject = subjectOf(run);
  if (subject === null) return null;
  const preset = presetFor(presets, subject.accountId, subject.bundleId);
  const changes =
    preset === null ? [] : changesBetween(choicesOfPreset(preset), choicesAsPreset(run, preset));
  return { preset, changes };
}

function choicesAsPreset(run: PublishRun, preset: Preset | null): Choices {
  const draft = choicesOfRun(run);
  const { version, buildNumber } = run.package;
  const values = { version, buildNumber, date: new Date(run.createdAt) };
  const known = { listed: null, known: draft.groups };
  const settled = choicesOfDraft({ ...draft, appStore: null }, known);
  const { appStore } = draft;
  return {
    ...settled,
    appStore,
    notes: notesAsTemplates(settled.notes, preset?.notes ?? [], values),
  };
}

/** Makes or updates the preset of the run's app from what the run did. */
export async function saveRunAsPreset(run: PublishRun): Promise<void> {
  const subject = subjectOf(run);
  if (subject === null) return;
  const preset = presetFor(useSnapshots.getState().presets, subject.accountId, subject.bundleId);
  await saveChoices(subject, choicesAsPreset(run, preset));
}
