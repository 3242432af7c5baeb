import type { Account } from '#shared/domain/account';
import type { LockState, Preset } from '#shared/domain/preset';
import { say } from '#shared/words/say';
import { clean, type Paint } from './format';

/** One preset: its name, its app, its account, and what is particular about it. */
export function presetLine(
  preset: Preset,
  lock: LockState | undefined,
  accounts: readonly Account[],
  paint: Paint,
): string {
  const account = accounts.find(({ id }) => id === preset.accountId);
  const parts = [
    paint.strong(clean(preset.name)),
    clean(preset.bundleId),
    paint.dim(account ? clean(account.name) : say('command.presets.no-account')),
    ...(preset.armed.drop || preset.armed.watchFolder ? [say('command.presets.armed')] : []),
    ...(preset.approvers.length > 0 ? [say('command.presets.approval')] : []),
    ...(lock === undefined ? [] : [say('command.presets.lock', { state: lock })]),
  ];
  return parts.join('  ');
}
