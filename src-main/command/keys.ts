import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Account } from '#shared/domain/account';
import { connectionWords } from '#shared/words/connection';
import { message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { type Call, type Command, refuseUsage } from './command';
import { findAccount, keyIds, readKeyFile, withEngine } from './connection';
import { type ExitStatus, exitStatus } from './exit-status';
import type { OptionValues } from './options';
import type { Terminal } from './terminal';
import { clean, inQuotes, typed } from './words/format';
import { accountLine } from './words/lines';

export const addKey: Command = {
  // Not shown: typed.
  name: 'keys add',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.keys-add'),
  options: ['name', 'issuer-id', 'key-id', 'private-key'],
  changes: true,
  async run(call) {
    const asked = await readAsked(call.options);
    const { pem: privateKeyPem } = await readKeyFile(asked.file);
    const { name, keyId, issuerId } = asked;
    const account = await withEngine(call, (engine) =>
      engine.accounts.add({ name, keyId, issuerId, privateKeyPem }),
    );
    return printAccount(account, call.terminal, exitStatus.done);
  },
};

async function readAsked(options: OptionValues) {
  const file = options['private-key'] ?? refuseUsage(message('usage.keys-add-file'));
  const { keyId, issuerId } = await keyIds(file, options);
  return {
    file: resolve(file),
    keyId,
    name: options.name ?? keyId,
    issuerId,
  };
}

export const listKeys: Command = {
  // Not shown: typed.
  name: 'keys list',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.keys-list'),
  options: [],
  changes: false,
  async run(call) {
    const accounts: Account[] = await withEngine(call, (engine) => engine.accounts.list());
    if (accounts.length === 0)
      call.terminal.log(say('command.keys.none', { command: typed('keys', 'add') }));
    for (const account of accounts) call.terminal.print(accountLine(account, call.terminal.paint));
    call.terminal.emit(accounts);
    return exitStatus.done;
  },
};

export const testKey: Command = {
  // Not shown: typed.
  name: 'keys test',
  operands: 'NAME',
  takes: { least: 1, most: 1 },
  summary: message('help.command.keys-test'),
  options: [],
  changes: false,
  async run(call) {
    const [name = ''] = call.operands;
    return withEngine(call, async (engine) => {
      const account = await engine.accounts.test((await findAccount(engine, name)).id);
      const status = printAccount(account, call.terminal, exitStatus.failed);
      // Most often a company's proxy intercepts the connection; its administrators need the host and the issuer.
      if (account.missed !== undefined)
        call.terminal.log(inWords(connectionWords(await engine.network.test())));
      return status;
    });
  },
};

export const deleteKey: Command = {
  // Not shown: typed.
  name: 'keys delete',
  operands: 'NAME',
  takes: { least: 1, most: 1 },
  summary: message('help.command.keys-delete'),
  options: ['yes'],
  changes: true,
  run: (call) =>
    withEngine(call, async (engine) => {
      const [name = ''] = call.operands;
      const account = await findAccount(engine, name);
      if (!(await isMeant(account, call))) return exitStatus.cancelled;
      await engine.accounts.remove(account.id);
      call.terminal.log(say('command.keys.deleted', { name: clean(account.name) }));
      call.terminal.emit({ deleted: account.id, name: account.name });
      return exitStatus.done;
    }),
};

/** Apple lets a .p8 be downloaded only once, so deleting asks first; a script passes --yes. */
async function isMeant(account: Account, { options }: Call): Promise<boolean> {
  if (options.yes) return true;
  if (!process.stdin.isTTY || !process.stderr.isTTY) refuseUsage(message('usage.keys-delete-yes'));
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const { name, keyId } = account;
    const question = say('command.keys.delete-question', { name: clean(name), keyId });
    const answer = await asking.question(`${question} `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    asking.close();
  }
}

/** Reports the result of testing a key; a key that could not be tested has not passed either. */
function printAccount(account: Account, terminal: Terminal, ifNotTested: ExitStatus): ExitStatus {
  // An earlier result says nothing about this test.
  const state = account.missed === undefined ? account.check.state : 'not-tested';
  terminal.print(accountLine(account, terminal.paint));
  if (state === 'not-tested') {
    const command = typed('keys', 'test', inQuotes(account.name));
    terminal.log(say('command.keys.not-reached', { command }));
  }
  terminal.emit(account);
  if (state === 'refused') return exitStatus.keyRefused;
  return state === 'accepted' ? exitStatus.done : ifNotTested;
}
