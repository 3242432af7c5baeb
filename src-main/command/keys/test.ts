import type { Command } from '../command';
import { exitStatus } from '../exit-status';
import { findAccount } from '../find-account';
import { withEngine } from '../open-engine';
import { tellAccount } from './tell-account';

export const testKey: Command = {
  name: 'keys test',
  operands: 'NAME',
  takes: { least: 1, most: 1 },
  says: 'try a key at App Store Connect',
  options: [],
  changes: false,
  async run(call) {
    const [name = ''] = call.operands;
    const account = await withEngine(call, async (engine) =>
      engine.accounts.test((await findAccount(engine, name)).id),
    );
    return tellAccount(account, call.terminal, exitStatus.failed);
  },
};
