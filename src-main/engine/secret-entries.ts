import type { AccountKeys } from './accounts/account-keys';
import type { ApprovalKey } from './approval/approval-key';
import { addressId } from './messages/address';
import type { Messages } from './messages/messages';

/** Keychain entries of this computer; those of accounts have UUIDs. */
export const proxyPasswordEntry = 'proxy-password';
export const translatorSecretEntry = 'translator-secret';

/**
 * The names of every keychain entry that this installation may have. They are asked for one by one: keytar's own list of
 * entries ends the whole process with a segmentation fault where one of them is locked.
 */
export async function keychainEntries(
  keys: Pick<AccountKeys, 'entries'>,
  approvalKey: Pick<ApprovalKey, 'entry'>,
  messages: Pick<Messages, 'list'>,
): Promise<string[]> {
  const destinations = await messages.list();
  const approval = approvalKey.entry();
  return [
    ...(await keys.entries()),
    ...destinations.map(({ destination }) => addressId(destination.id)),
    ...(approval === null ? [] : [approval]),
    proxyPasswordEntry,
    translatorSecretEntry,
  ];
}
