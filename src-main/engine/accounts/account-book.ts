import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { Account, isPracticeKeyId, type KeyCheck } from '#shared/domain/account';
import { raise } from '#shared/errors';
import { readJsonFile, writeJsonFile } from '../storage/json-file';

const Rows = z.array(Account);

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

  /** A checked row that is not in the book yet. Raises what is wrong with the fields. */
  async draft(fields: { name: string; keyId: string; issuerId: string | null }): Promise<Account> {
    const name = await this.freeName(fields.name, null);
    const keyId = fields.keyId.trim();
    const issuerId = fields.issuerId === null ? null : bare(fields.issuerId) || null;
    if (!/^[0-9A-Z]{10}$/.test(keyId) || isPracticeKeyId(keyId))
      raise('key-id-malformed', `“${keyId}” is not a key ID.`);
    if (issuerId && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(issuerId)) {
      raise('issuer-id-malformed', `“${issuerId}” is not an issuer ID.`);
    }
    const twin = (await this.list()).find((account) => account.keyId === keyId);
    if (twin) raise('key-already-added', `The key ${keyId} is the account “${twin.name}”.`);
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

  async remember(accountId: string, check: KeyCheck): Promise<Account> {
    return this.change(accountId, { check });
  }

  async remove(accountId: string): Promise<void> {
    await this.write((await this.list()).filter(({ id }) => id !== accountId));
  }

  private async change(accountId: string, change: Partial<Account>): Promise<Account> {
    const rows = await this.list();
    const row =
      rows.find(({ id }) => id === accountId) ??
      raise('account-not-found', 'It may have been deleted.');
    const changed = { ...row, ...change };
    await this.write(rows.map((one) => (one === row ? changed : one)));
    return changed;
  }

  private async freeName(name: string, ownId: string | null): Promise<string> {
    const wanted = name.trim();
    if (!wanted)
      raise('account-name-taken', 'The account has no name yet.', {
        whatToDo: 'Give it a name that you will know it by.',
      });
    const twin = (await this.list()).find(
      (one) => one.id !== ownId && one.name.toLowerCase() === wanted.toLowerCase(),
    );
    if (twin) raise('account-name-taken', `“${twin.name}” is already an account.`);
    return wanted;
  }

  private write(rows: Account[]): Promise<void> {
    return writeJsonFile(this.path, rows);
  }
}

/** People copy the ID with the quotes and spaces around it. */
function bare(text: string): string {
  return text
    .trim()
    .replaceAll(/^["'“”]+|["'“”]+$/g, '')
    .trim();
}
