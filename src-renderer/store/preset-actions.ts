import { Preset } from '#shared/domain/preset';
import type { AppError } from '#shared/errors';
import type { Reply } from '#shared/ipc/contract';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { errorSentences } from '../words/error';
import { losesArming } from '../words/preset';
import { accountById, useSnapshots } from './snapshots';
import { showToast } from './window';

export async function readPresets(): Promise<void> {
  const reply = await request('presets:list', {});
  if (reply.ok)
    useSnapshots.setState({ presets: reply.value.presets, presetLocks: reply.value.locks });
}

/** Adds the preset, or replaces the one with its ID; the new list arrives as an event. */
export function savePreset(preset: Preset): Promise<Reply<Preset>> {
  return request('presets:save', { preset });
}

export function removePreset(presetId: string): Promise<Reply<null>> {
  return request('presets:remove', { presetId });
}

/** Deletes it, with an undo. */
export async function deletePreset(preset: Preset): Promise<AppError | null> {
  const reply = await removePreset(preset.id);
  if (!reply.ok) return reply.error;
  showToast(say('preset.removed', { preset: preset.name }), () => void putBack(preset));
  return null;
}

/** What a person confirmed for it went with it: it comes back without publishing automatically, and that is said. */
async function putBack(preset: Preset): Promise<void> {
  const reply = await savePreset(preset);
  if (!reply.ok) return showToast(errorSentences(reply.error));
  if (losesArming(preset.armed, reply.value.armed))
    showToast(say('preset.armed.off', { preset: preset.name }));
}

/** The app, under its account, that a preset is for. */
export interface PresetSubject {
  accountId: string;
  bundleId: string;
  appName: string;
}

/** A preset with nothing chosen yet. */
export function newPreset(subject: PresetSubject): Preset {
  return Preset.parse({
    ...subject,
    id: crypto.randomUUID(),
    name: freeName(subject),
    changedAt: new Date().toISOString(),
  });
}

/** The app's name, unless another preset has it. */
function freeName({ appName: app, accountId }: PresetSubject): string {
  const { presets, accounts } = useSnapshots.getState();
  const isFree = (name: string) =>
    !presets.some((one) => one.name.trim().toLowerCase() === name.trim().toLowerCase());
  if (isFree(app)) return app;
  const account = accountById(accounts, accountId)?.name ?? '';
  const named = say('preset.name-with-account', { app, account });
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? named : say('preset.name-numbered', { name: named, number });
    if (isFree(name)) return name;
  }
}
