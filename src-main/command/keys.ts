import { resolve } from 'node:path';
import { KeyRole } from '#shared/asc/roles';
import type { Account } from '#shared/domain/account';
import { featuresOf } from '#shared/domain/key-features';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { isConfirmed } from './ask-person';
import { type Call, type Command, refuseUsage } from './command';
import { findAccount, keyIds, readKeyFile, withEngine } from './connection';
import { type ExitStatus, exitStatus } from './exit-status';
import { storingKey } from './no-keychain';
import { roleNames } from './option-values';
import type { OptionValues } from './options';
import type { Terminal } from './terminal';
import { clean, inQuotes, typed } from './words/format';
import { keyReportLines } from './words/key-report';
import { accountLine } from './words/lines';

export const addKey: Command = {
  // Not shown: typed.
  name: 'keys add',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.keys-add'),
  options: ['name', 'issuer-id', 'key-id', 'private-key', 'role'],
  changes: true,
  async run(call) {
    const asked = await readAsked(call.options);
    const { pem: privateKeyPem } = await readKeyFile(asked.file);
    const { name, keyId, issuerId, role } = asked;
    const account = await withEngine(call, (engine) =>
      storingKey(() => engine.accounts.add({ name, keyId, issuerId, role, privateKeyPem })),
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
    role: options.role === undefined ? null : readRole(options.role),
  };
}

/** As App Store Connect writes it, in any case: `App Manager`, or `app-manager`. */
function readRole(name: string): KeyRole {
  const wanted = name.toUpperCase().replaceAll(/[\s-]+/g, '_');
  return (
    KeyRole.options.find((role) => role === wanted) ??
    refuseUsage(message('usage.role-unknown', { name, known: roleNames().join(', ') }))
  );
}

export const stateRole: Command = {
  // Not shown: typed.
  name: 'keys role',
  operands: 'NAME ROLE',
  takes: { least: 2, most: 2 },
  summary: message('help.command.keys-role'),
  options: [],
  changes: true,
  run: (call) =>
    withEngine(call, async (engine) => {
      const [name = '', role = ''] = call.operands;
      const stated = readRole(role);
      const { id } = await findAccount(engine, name);
      const account = await engine.accounts.stateRole(id, stated);
      for (const line of keyReportLines(account, call.terminal.paint)) call.terminal.print(line);
      call.terminal.emit({ ...account, features: featuresOf(account) });
      return exitStatus.done;
    }),
};

export const replaceKey: Command = {
  // Not shown: typed.
  name: 'keys replace',
  operands: 'NAME',
  takes: { least: 1, most: 1 },
  summary: message('help.command.keys-replace'),
  options: ['issuer-id', 'key-id', 'private-key'],
  changes: true,
  async run(call) {
    const { file, keyId, issuerId } = await readAsked(call.options);
    const { pem: privateKeyPem } = await readKeyFile(file);
    const account = await withEngine(call, async (engine) => {
      const replaced = await findAccount(engine, call.operands[0] ?? '');
      const key = { keyId, issuerId: issuerId ?? replaced.issuerId, privateKeyPem };
      return storingKey(() => engine.accounts.replace(replaced.id, key));
    });
    return printAccount(account, call.terminal, exitStatus.done);
  },
};

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
function isMeant({ name, keyId }: Account, { options }: Call): Promise<boolean> {
  const question = say('command.keys.delete-question', { name: clean(name), keyId });
  return isConfirmed(question, options, message('usage.keys-delete-yes'));
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
