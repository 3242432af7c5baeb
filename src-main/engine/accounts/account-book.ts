import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { KeyRole } from '#shared/asc/roles';
import { type Account, isPracticeKeyId } from '#shared/domain/account';
import { bareIssuerId, bareKeyId } from '#shared/domain/key-ids';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import {
  AccountRow,
  type KeptRow,
  putAsideDamaged,
  readRows,
  whileLocked,
  writeRows,
} from './account-file';

export type { AccountRow } from './account-file';

type KeyFields = Pick<Account, 'keyId' | 'issuerId'>;
/** What a person says of a new key. */
type StatedFields = KeyFields & { role?: KeyRole | null | undefined };

/** Undefined removes a field. */
export type Changes = { [Field in keyof AccountRow]?: AccountRow[Field] | undefined };

/** The row with these changes. */
export function changed(row: AccountRow, changes: Changes): AccountRow {
  return AccountRow.parse({ ...row, ...changes });
}

/** The live accounts of this computer: everything but their keys, in `live/accounts.json`. */
export class AccountBook {
  private readonly path: string;
  /** Changes happen one after the other: each writes the whole file. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(home: string) {
    this.path = pathIn(home);
  }

  /** Throws `settings-damaged` and `storage-failed`. */
  async list(): Promise<AccountRow[]> {
    return (await readRows(this.path)).flatMap(({ row }) => row ?? []);
  }

  async find(accountId: string): Promise<AccountRow | null> {
    return (await this.list()).find(({ id }) => id === accountId) ?? null;
  }

  /** A validated row that is not in the book yet. Throws when a field is invalid. */
  async draft(fields: StatedFields & { name: string }): Promise<AccountRow> {
    const name = await this.freeName(fields.name, null);
    const ids = await this.checkedIds(fields, null);
    return {
      id: randomUUID(),
      name,
      environment: 'live',
      ...ids,
      check: { state: 'not-tested' },
      role: statedRole(fields.role),
    };
  }

  /** The IDs of a key, without what was pasted around them. Throws when one is invalid or another account has the key. */
  async checkedIds(fields: KeyFields, ownId: string | null): Promise<KeyFields> {
    const keyId = bareKeyId(fields.keyId);
    const issuerId = fields.issuerId === null ? null : bareIssuerId(fields.issuerId);
    if (!/^[0-9A-Z]{10}$/.test(keyId) || isPracticeKeyId(keyId))
      fail('key-id-malformed', message('error.key-id-malformed.detail', { keyId }));
    if (issuerId && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(issuerId)) {
      fail('issuer-id-malformed', message('error.issuer-id-malformed.detail', { issuerId }));
    }
    refuseSameKey(await this.list(), keyId, ownId);
    return { keyId, issuerId };
  }

  add(account: AccountRow): Promise<void> {
    return this.inTurn(async (kept) => {
      // Another process may have added the same meanwhile.
      const rows = kept.flatMap(({ row }) => row ?? []);
      refuseSameKey(rows, account.keyId, account.id);
      refuseSameName(rows, account.name, account.id);
      await writeRows(this.path, [...kept, keptRow(account)]);
    });
  }

  async rename(accountId: string, name: string): Promise<AccountRow> {
    return this.change(accountId, { name: await this.freeName(name, accountId) });
  }

  remove(accountId: string): Promise<void> {
    return this.inTurn((kept) =>
      writeRows(
        this.path,
        kept.filter(({ row }) => row?.id !== accountId),
      ),
    );
  }

  /** Changes a row, also by what a function makes of it; undefined removes a field. */
  change(accountId: string, change: Changes | ((row: AccountRow) => Changes)): Promise<AccountRow> {
    return this.inTurn(async (kept) => {
      const row =
        kept.find((one) => one.row?.id === accountId)?.row ??
        fail('account-not-found', message('error.account-not-found.deleted'));
      const after = changed(row, typeof change === 'function' ? change(row) : change);
      await writeRows(
        this.path,
        kept.map((one) => (one.row === row ? keptRow(after) : one)),
      );
      return after;
    });
  }

  private inTurn<T>(act: (kept: KeptRow[]) => Promise<T>): Promise<T> {
    const locked = () => whileLocked(this.path, async () => act(await readRows(this.path)));
    const done = this.turn.then(locked, locked);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async freeName(name: string, ownId: string | null): Promise<string> {
    const wanted = name.trim();
    if (!wanted)
      fail('account-name-taken', message('error.account-name-taken.empty'), {
        whatToDo: message('error.account-name-taken.empty-fix'),
      });
    refuseSameName(await this.list(), wanted, ownId);
    return wanted;
  }
}

const keptRow = (row: AccountRow): KeptRow => ({ raw: row, row });

function refuseSameKey(rows: readonly AccountRow[], keyId: string, ownId: string | null): void {
  const other = rows.find((account) => account.keyId === keyId && account.id !== ownId);
  if (other)
    fail(
      'key-already-added',
      message('error.key-already-added.detail', { name: other.name, keyId }),
    );
}

function refuseSameName(rows: readonly AccountRow[], name: string, ownId: string | null): void {
  const other = rows.find(
    (one) => one.id !== ownId && one.name.toLowerCase() === name.toLowerCase(),
  );
  if (other)
    fail('account-name-taken', message('error.account-name-taken.detail', { name: other.name }));
}

export function statedRole(role: KeyRole | null | undefined): AccountRow['role'] {
  return role ? { role, known: 'stated' } : undefined;
}

/** What the window says at its start: a file that is damaged was put aside. Null if it was not. */
export async function mendAccountBook(home: string): Promise<Message | null> {
  // One that can't be read at all is said where the accounts are listed.
  const file = await putAsideDamaged(pathIn(home)).catch(() => null);
  return file === null ? null : message('storage.damaged-accounts', { file });
}

const pathIn = (home: string): string => join(home, 'live', 'accounts.json');
