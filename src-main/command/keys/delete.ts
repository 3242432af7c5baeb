import { createInterface } from 'node:readline/promises';
import type { Account } from '#shared/domain/account';
import type { Call, Command } from '../command';
import { exitStatus } from '../exit-status';
import { findAccount } from '../find-account';
import { withEngine } from '../open-engine';
import { refuseUsage } from '../usage-error';
import { clean } from '../words/paint';

export const deleteKey: Command = {
  name: 'keys delete',
  operands: 'NAME',
  takes: { least: 1, most: 1 },
  says: 'take a key out of the keychain',
  options: ['yes'],
  changes: true,
  run: (call) =>
    withEngine(call, async (engine) => {
      const [name = ''] = call.operands;
      const account = await findAccount(engine, name);
      if (!(await isMeant(account, call))) return exitStatus.cancelled;
      await engine.accounts.remove(account.id);
      call.terminal.say(
        `${clean(account.name)} is deleted from this computer. Revoke the key at App Store Connect if it is no longer needed.`,
      );
      call.terminal.emit({ deleted: account.id, name: account.name });
      return exitStatus.done;
    }),
};

/** Apple gives a .p8 out once only, so deleting asks first; a script says --yes. */
async function isMeant(account: Account, { options }: Call): Promise<boolean> {
  if (options.yes) return true;
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    refuseUsage('“keys delete” asks first. In a script, give --yes.');
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asking.question(
      `Delete ${clean(account.name)} (${account.keyId}) from the keychain? [y/N] `,
    );
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    asking.close();
  }
}
