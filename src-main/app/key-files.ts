import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Account, ChosenKey } from '#shared/domain/account';
import type { FoundKeys } from '#shared/domain/found-key';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { findKeys, type KeyFolder } from '../engine/accounts/find-keys';
import { readKeyFile } from '../engine/accounts/key-file';
import { keyIdFromFileName, type ReadKey, readKey } from '../engine/accounts/private-key';

const lifetime = 10 * 60_000;

/** The chosen key, kept in memory until it is added, another one is chosen, or ten minutes have passed. */
export interface KeyFiles {
  take(path: string): Promise<ChosenKey>;
  /** A key that was pasted as text. */
  takeText(text: string): ChosenKey;
  /** Looks into the folders where keys are kept. What was found before can no longer be taken. */
  find(accounts: readonly Account[]): Promise<FoundKeys>;
  /** A file that was found. Fails with `key-not-found` for any other id. */
  takeFound(id: string): Promise<ChosenKey>;
  /** The key for a ticket. Fails with `key-not-found` once it has been forgotten. */
  pemOf(ticket: string): string;
  forget(ticket: string): void;
}

export function createKeyFiles(folders: () => readonly KeyFolder[]): KeyFiles {
  const kept = new Map<string, { pem: string; timer: NodeJS.Timeout }>();
  let found = new Map<string, string>();
  const forget = (ticket: string): void => {
    clearTimeout(kept.get(ticket)?.timer);
    kept.delete(ticket);
  };
  const keep = ({ pem, ...about }: ReadKey, fileName: string | null): ChosenKey => {
    // The window adds one key at a time: what was chosen before would only wait in memory.
    for (const earlier of kept.keys()) forget(earlier);
    const ticket = randomUUID();
    kept.set(ticket, { pem, timer: setTimeout(forget, lifetime, ticket).unref() });
    const named = fileName === null ? null : keyIdFromFileName(fileName);
    return { ticket, fileName, ...about, keyId: named ?? about.keyId };
  };
  const take = async (path: string) => keep(await readKeyFile(path), basename(path));
  return {
    take,
    takeText: (text) => keep(readKey(text), null),
    async find(accounts) {
      const { keys, ...about } = await findKeys(folders(), accounts);
      const withIds = keys.map((key) => ({ ...key, id: randomUUID() }));
      found = new Map(withIds.map(({ id, path }) => [id, path]));
      return { keys: withIds.map(({ path: _stays, ...key }) => key), ...about };
    },
    async takeFound(id) {
      const path = found.get(id) ?? fail('key-not-found', message('error.key-not-found.not-found'));
      return take(path);
    },
    pemOf(ticket) {
      return (
        kept.get(ticket)?.pem ?? fail('key-not-found', message('error.key-not-found.forgotten'))
      );
    },
    forget,
  };
}
