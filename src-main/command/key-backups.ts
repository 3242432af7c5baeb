import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Account } from '#shared/domain/account';
import type { RestoredKey } from '#shared/domain/key-backup';
import { message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import type { Engine } from '../engine/engine';
import { type Call, type Command, refuseUsage } from './command';
import { findAccount, withEngine } from './connection';
import { type ExitStatus, exitStatus, statusOfError } from './exit-status';
import { adviseWithoutKeychain } from './no-keychain';
import { readPassphrase } from './passphrase';
import type { Terminal } from './terminal';
import { clean } from './words/format';
import { accountLine } from './words/lines';

export const backUpKeys: Command = {
  // Not shown: typed.
  name: 'keys backup',
  operands: 'FILE [NAME...]',
  takes: { least: 1, most: Number.POSITIVE_INFINITY },
  summary: message('help.command.keys-backup'),
  options: ['passphrase-file', 'yes'],
  changes: true,
  run: (call) =>
    withEngine(call, async (engine) => {
      const [file, ...names] = call.operands;
      const path = resolve(file || refuseUsage(message('usage.file-name-empty')));
      const accounts = await chosenAccounts(engine, names, call.terminal);
      await assertNew(path, call);
      const passphrase = await readPassphrase(call.options, 'twice');
      const ids = accounts.map(({ id }) => id);
      await engine.backups.write(path, ids, passphrase);
      const count = accounts.length;
      call.terminal.print(say('command.keys.backed-up', { count, path }));
      call.terminal.emit({
        file: path,
        keys: accounts.map(({ name, keyId }) => ({ name, keyId })),
      });
      return exitStatus.done;
    }),
};

/** Those that are named, or every live one whose key is here. */
async function chosenAccounts(
  engine: Engine,
  names: readonly string[],
  terminal: Terminal,
): Promise<Account[]> {
  if (names.length > 0) return Promise.all(names.map((name) => findAccount(engine, name)));
  const accounts = (await engine.accounts.list()).filter(
    ({ environment }) => environment === 'live',
  );
  const gone = accounts.filter(({ needsKey }) => needsKey === true);
  const here = accounts.filter(({ needsKey }) => needsKey !== true);
  if (here.length === 0) refuseUsage(message('usage.keys-backup-none'));
  if (gone.length > 0)
    terminal.log(say('command.keys.left-out', { names: { list: gone.map(({ name }) => name) } }));
  return here;
}

/** An earlier backup may be the only copy of other keys. */
async function assertNew(path: string, { options }: Call): Promise<void> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (isThere && !options.yes) refuseUsage(message('usage.keys-backup-exists', { path }));
}

export const restoreKeys: Command = {
  // Not shown: typed.
  name: 'keys restore',
  operands: 'FILE',
  takes: { least: 1, most: 1 },
  summary: message('help.command.keys-restore'),
  options: ['passphrase-file'],
  changes: true,
  run: (call) =>
    withEngine(call, async (engine) => {
      const [file] = call.operands;
      const path = resolve(file || refuseUsage(message('usage.file-name-empty')));
      const contents = await engine.backups.read(path, await readPassphrase(call.options, 'once'));
      const restored = (await engine.backups.restore(contents, 'keychain')).map(advised);
      for (const key of restored) printRestored(key, call.terminal);
      call.terminal.emit(restored);
      return statusOf(restored);
    }),
};

function advised(key: RestoredKey): RestoredKey {
  return key.outcome === 'failed' ? { ...key, error: adviseWithoutKeychain(key.error) } : key;
}

function printRestored(key: RestoredKey, terminal: Terminal): void {
  const { paint } = terminal;
  switch (key.outcome) {
    case 'added':
      return terminal.print(`${paint.good('✓')} ${accountLine(key.account, paint)}`);
    case 'present':
      return terminal.print(
        say('command.keys.already-here', { keyId: key.keyId, name: clean(key.name) }),
      );
    case 'failed': {
      const { title, detail, whatToDo } = key.error;
      terminal.print(`${paint.bad('✗')} ${clean(key.name)}  ${key.keyId}  ${inWords(title)}`);
      terminal.log(clean(detail));
      return terminal.log(clean(whatToDo));
    }
  }
}

function statusOf(restored: readonly RestoredKey[]): ExitStatus {
  const failed = restored.find(({ outcome }) => outcome === 'failed');
  return failed?.outcome === 'failed' ? statusOfError(failed.error) : exitStatus.done;
}
