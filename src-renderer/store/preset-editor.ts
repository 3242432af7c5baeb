import { create } from 'zustand';
import type { BetaGroup } from '#shared/domain/destination';
import type { Preset } from '#shared/domain/preset';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { losesArming } from '../words/preset';
import { type PresetForm, presetFrom, presetGaps, toForm } from '../words/preset-form';
import { deletePreset, newPreset, type PresetSubject, savePreset } from './preset-actions';
import { readApprovalKey } from './sharing';
import { useSnapshots } from './snapshots';
import { showToast } from './window';

/** The app's groups at App Store Connect, for the list in the sheet. */
export type ReadGroups =
  | { state: 'none' | 'reading' }
  | { state: 'read'; groups: readonly BetaGroup[] }
  | { state: 'failed'; error: AppError };

interface PresetEditor {
  form: PresetForm | null;
  /** The preset as it is stored; null for a new one, and while the sheet is closed. */
  stored: Preset | null;
  /** What the form began with: anything else is unsaved. */
  first: PresetForm | null;
  /** Whether changes of an earlier time, which were never saved, are shown. */
  isRestored: boolean;
  groups: ReadGroups;
  error: AppError | null;
  isSaving: boolean;
  /** Forms that were closed without saving, by the ID of their preset, or by the app of a new one. */
  unsaved: Readonly<Record<string, PresetForm>>;
}

const closed = {
  form: null,
  stored: null,
  first: null,
  isRestored: false,
  groups: { state: 'none' },
  error: null,
  isSaving: false,
} as const satisfies Omit<PresetEditor, 'unsaved'>;

export const usePresetEditor = create<PresetEditor>(() => ({ ...closed, unsaved: {} }));

/** Opens the sheet of this preset, with what was left unsaved in it before. */
export function editPreset(presetId: string): void {
  const preset = useSnapshots.getState().presets.find(({ id }) => id === presetId);
  if (preset !== undefined) open(preset, preset);
}

/** Opens the sheet for a preset that does not exist yet. */
export function editNewPreset(subject: PresetSubject): void {
  open(newPreset(subject), null);
}

function keyOf(
  { id, accountId, bundleId }: Pick<Preset, 'id' | 'accountId' | 'bundleId'>,
  stored: Preset | null,
): string {
  return stored === null ? `${accountId} ${bundleId}` : id;
}

function open(preset: Preset, stored: Preset | null): void {
  const first = toForm(preset);
  const unsaved = usePresetEditor.getState().unsaved[keyOf(preset, stored)];
  usePresetEditor.setState({
    ...closed,
    stored,
    first,
    form: unsaved ?? first,
    isRestored: unsaved !== undefined,
  });
  void readGroups();
  void readApprovalKey();
}

export function changeForm(change: Partial<PresetForm>): void {
  const { form } = usePresetEditor.getState();
  if (form === null) return;
  usePresetEditor.setState({ form: { ...form, ...change }, error: null });
  if ('accountId' in change || 'bundleId' in change) void readGroups();
}

export function isChanged({ form, first }: Pick<PresetEditor, 'form' | 'first'>): boolean {
  return JSON.stringify(form) !== JSON.stringify(first);
}

/** Closes the sheet; changes are kept until it is opened again. */
export function closeEditor(): void {
  const { form, first, stored, unsaved } = usePresetEditor.getState();
  if (form === null || first === null) return;
  const key = keyOf(first, stored);
  const { [key]: _, ...others } = unsaved;
  const isKept = isChanged({ form, first });
  usePresetEditor.setState({ ...closed, unsaved: isKept ? { ...others, [key]: form } : others });
  if (isKept) showToast(say('preset.sheet.kept'), () => open(presetFrom(first), stored));
}

/** Shows the preset as it is stored. */
export function discardChanges(): void {
  const { first } = usePresetEditor.getState();
  usePresetEditor.setState({ form: first, isRestored: false, error: null });
  void readGroups();
}

export async function saveEditor(): Promise<void> {
  const { form, first, stored, unsaved } = usePresetEditor.getState();
  if (form === null || first === null || presetGaps(form).length > 0) return;
  usePresetEditor.setState({ isSaving: true, error: null });
  const reply = await savePreset(presetFrom(form));
  usePresetEditor.setState({ isSaving: false });
  if (!reply.ok) return usePresetEditor.setState({ error: reply.error });
  const { [keyOf(first, stored)]: _, ...others } = unsaved;
  usePresetEditor.setState({ ...closed, unsaved: others });
  const { name: preset, armed } = reply.value;
  const isDisarmed = stored !== null && losesArming(stored.armed, armed);
  showToast(
    say(isDisarmed ? 'preset.updated-disarmed' : 'preset.sheet.saved', { preset }),
    stored === null ? null : () => void savePreset(stored),
  );
}

export async function deleteEdited(): Promise<void> {
  const { stored } = usePresetEditor.getState();
  if (stored === null) return;
  const error = await deletePreset(stored);
  usePresetEditor.setState(error === null ? closed : { error });
}

/** Follows a change of the stored preset beside the form, such as arming or locking it. */
export function followStored(stored: Preset): void {
  const { form, first } = usePresetEditor.getState();
  if (form?.id !== stored.id || first === null) return;
  const { armed, lock } = stored;
  usePresetEditor.setState({
    stored,
    form: { ...form, armed, lock },
    first: { ...first, armed, lock },
  });
}

/** Locks or unlocks a preset with this person's approval key; returns the error if that failed. */
export async function setPresetLock(presetId: string, isLocked: boolean): Promise<AppError | null> {
  const reply = await request(isLocked ? 'presets:lock' : 'presets:unlock', { presetId });
  if (!reply.ok) return reply.error;
  followStored(reply.value);
  return null;
}

let reading = 0;

/** Asks which groups the app has; a typed bundle ID is asked for once it could be one. */
export async function readGroups(): Promise<void> {
  const mine = ++reading;
  const { form } = usePresetEditor.getState();
  if (form === null || form.accountId === null || form.bundleId.trim() === '')
    return usePresetEditor.setState({ groups: { state: 'none' } });
  usePresetEditor.setState({ groups: { state: 'reading' } });
  const { accountId, bundleId } = form;
  const reply = await request('apps:read', {
    accountId,
    bundleId: bundleId.trim(),
    reach: 'newest',
  });
  if (mine !== reading) return;
  usePresetEditor.setState({
    groups: reply.ok
      ? { state: 'read', groups: reply.value.groups }
      : { state: 'failed', error: reply.error },
  });
}
