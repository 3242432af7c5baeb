import pLimit from 'p-limit';
import type { Account } from '#shared/domain/account';

/** More at once would compete with uploads for the connection, and gain little: most of a check is waiting. */
const atOnce = 3;

/** Checks that run or wait, a few at once; the same key is never checked twice at a time. */
export class KeyChecks {
  private readonly turns = pLimit(atOnce);
  private readonly pending = new Map<string, Promise<Account>>();

  constructor(
    private readonly check: (accountId: string, limitMs: number) => Promise<Account>,
    private readonly onChanged: (accountIds: string[]) => void,
  ) {}

  async run(accountId: string, limitMs: number): Promise<Account> {
    const same = this.pending.get(accountId);
    if (same !== undefined) return same;
    const checked = this.turns(() => this.check(accountId, limitMs));
    this.pending.set(accountId, checked);
    this.tell();
    try {
      return await checked;
    } finally {
      this.pending.delete(accountId);
      this.tell();
    }
  }

  private tell(): void {
    this.onChanged([...this.pending.keys()]);
  }
}
