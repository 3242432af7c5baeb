import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { Account, isPracticeKeyId } from '#shared/domain/account';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { readJsonFile, writeJsonFile } from '../storage/json-file';

const Rows = z.array(Account);

/** Undefined removes a field. */
type Changes = { [Field in keyof Account]?: Account[Field] | undefined };

/** The live accounts of this computer: everything but their keys, in `live/accounts.json`. */
export class AccountBook {
  private readonly path: string;

  constructor(home: string) {
    this.path = join(home, 'live', 'accounts.json');
  }

  list(): Promise<Account[]> {
    return readJsonFile(this.path, Rows, []);
  }

  async find(accountId: string): Promise<Account | null> {
    return (await this.list()).find(({ id }) => id === accountId) ?? null;
  }

  /** A validated row that is not in the book yet. Throws when a field is invalid. */
  async draft(fields: { name: string; keyId: string; issuerId: string | null }): Promise<Account> {
    const name = await this.freeName(fields.name, null);
    const keyId = fields.keyId.trim();
    const issuerId = fields.issuerId === null ? null : bare(fields.issuerId) || null;
    if (!/^[0-9A-Z]{10}$/.test(keyId) || isPracticeKeyId(keyId))
      fail('key-id-malformed', message('error.key-id-malformed.detail', { keyId }));
    if (issuerId && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(issuerId)) {
      fail('issuer-id-malformed', message('error.issuer-id-malformed.detail', { issuerId }));
    }
    const other = (await this.list()).find((account) => account.keyId === keyId);
    if (other)
      fail(
        'key-already-added',
        message('error.key-already-added.detail', { name: other.name, keyId }),
      );
    return {
      id: randomUUID(),
      name,
      environment: 'live',
      keyId,
      issuerId,
      check: { state: 'not-tested' },
    };
  }

  async add(account: Account): Promise<void> {
    await this.write([...(await this.list()), account]);
  }

  async rename(accountId: string, name: string): Promise<Account> {
    return this.change(accountId, { name: await this.freeName(name, accountId) });
  }

  /** Result of testing the key: a conclusive result replaces the last one, an inconclusive one keeps it. */
  async remember(
    accountId: string,
    outcome: Pick<Account, 'check'> | Pick<Account, 'missed'>,
  ): Promise<Account> {
    return this.change(accountId, { missed: undefined, ...outcome });
  }

  async remove(accountId: string): Promise<void> {
    await this.write((await this.list()).filter(({ id }) => id !== accountId));
  }

  private async change(accountId: string, change: Changes): Promise<Account> {
    const rows = await this.list();
    const row =
      rows.find(({ id }) => id === accountId) ??
      fail('account-not-found', message('error.account-not-found.deleted'));
    const changed = Account.parse({ ...row, ...change });
    await this.write(rows.map((one) => (one === row ? changed : one)));
    return changed;
  }

  private async freeName(name: string, ownId: string | null): Promise<string> {
    const wanted = name.trim();
    if (!wanted)
      fail('account-name-taken', message('error.account-name-taken.empty'), {
        whatToDo: message('error.account-name-taken.empty-fix'),
      });
    const other = (await this.list()).find(
      (one) => one.id !== ownId && one.name.toLowerCase() === wanted.toLowerCase(),
    );
    if (other)
      fail('account-name-taken', message('error.account-name-taken.detail', { name: other.name }));
    return wanted;
  }

  private write(rows: Account[]): Promise<void> {
    return writeJsonFile(this.path, rows);
  }
}

/** People paste the ID with quotes and spaces around it. */
function bare(text: string): string {
  return text
    .trim()
    .replaceAll(/^["'“”]+|["'“”]+$/g, '')
    .trim();
}
