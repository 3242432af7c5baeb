import type { Account } from '#shared/domain/account';
import type { Command } from '../command';
import { exitStatus } from '../exit-status';
import { withEngine } from '../open-engine';
import { accountLine } from '../words/account-lines';

export const listKeys: Command = {
  name: 'keys list',
  operands: '',
  takes: { least: 0, most: 0 },
  says: 'list the accounts; never their keys',
  options: [],
  changes: false,
  async run(call) {
    const accounts: Account[] = await withEngine(call, (engine) => engine.accounts.list());
    if (accounts.length === 0) call.terminal.say('No account yet. Add one with: slipway keys add');
    for (const account of accounts) call.terminal.print(accountLine(account, call.terminal.paint));
    call.terminal.emit(accounts);
    return exitStatus.done;
  },
};
