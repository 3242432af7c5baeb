import type { Account } from '#shared/domain/account';
import { featuresOf } from '#shared/domain/key-features';
import { connectionWords } from '#shared/words/connection';
import { message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import type { Engine } from '../engine/engine';
import type { Call, Command } from './command';
import { findAccount, withEngine } from './connection';
import { type ExitStatus, exitStatus, statusOfError } from './exit-status';
import { typed } from './words/format';
import { keyReportLines } from './words/key-report';

export const checkKeys: Command = {
  // Not shown: typed.
  name: 'keys check',
  operands: '[NAME...]',
  takes: { least: 0, most: Number.POSITIVE_INFINITY },
  summary: message('help.command.keys-check'),
  options: [],
  changes: false,
  run: (call) =>
    withEngine(call, async (engine) => {
      const accounts = await checked(engine, call.operands);
      if (accounts.length === 0)
        call.terminal.log(say('command.keys.none', { command: typed('keys', 'add') }));
      call.terminal.emit(accounts.map(forPrograms));
      return report(accounts, engine, call);
    }),
};

export const testKey: Command = {
  // Not shown: typed.
  name: 'keys test',
  operands: 'NAME',
  takes: { least: 1, most: 1 },
  summary: message('help.command.keys-test'),
  options: [],
  changes: false,
  run: (call) =>
    withEngine(call, async (engine) => {
      const accounts = await checked(engine, call.operands);
      call.terminal.emit(accounts.map(forPrograms)[0]);
      return report(accounts, engine, call);
    }),
};

/** The accounts with these names, or all of them. A name that no account has is reported before any check. */
async function checked(engine: Engine, names: readonly string[]): Promise<Account[]> {
  if (names.length === 0) return engine.accounts.check(null);
  const found = new Set<string>();
  for (const name of names) found.add((await findAccount(engine, name)).id);
  return engine.accounts.check([...found]);
}

function forPrograms(account: Account) {
  return { ...account, features: featuresOf(account) };
}

async function report(
  accounts: readonly Account[],
  engine: Engine,
  { terminal }: Call,
): Promise<ExitStatus> {
  for (const account of accounts)
    for (const line of keyReportLines(account, terminal.paint)) terminal.print(line);
  const outcomes = accounts.map(({ report: one }) => one?.outcome);
  // Most often a company's proxy intercepts the connection; its administrators need the host and the issuer.
  const isCut = accounts.some(({ report: one }) => one && isNotReached(one));
  if (isCut) terminal.log(inWords(connectionWords(await engine.network.test())));
  const statuses = accounts.map(({ report: one }) => (one?.error ? statusOfError(one.error) : 0));
  if (statuses.includes(exitStatus.keyRefused)) return exitStatus.keyRefused;
  return outcomes.every((outcome) => outcome === 'working' || outcome === 'limited')
    ? exitStatus.done
    : exitStatus.failed;
}

function isNotReached({ results }: NonNullable<Account['report']>): boolean {
  return results.some(({ check, state }) => check === 'connection' && state === 'failed');
}
