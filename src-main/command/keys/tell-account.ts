import type { Account } from '#shared/domain/account';
import { type ExitStatus, exitStatus } from '../exit-status';
import type { Terminal } from '../terminal';
import { accountLine } from '../words/account-lines';

/** Tells how a key stands after it was tried; one that could not be tried has not passed either. */
export function tellAccount(
  account: Account,
  terminal: Terminal,
  ifNotTested: ExitStatus,
): ExitStatus {
  const { state } = account.check;
  terminal.print(accountLine(account, terminal.paint));
  if (state === 'not-tested') {
    terminal.say('App Store Connect could not be reached. Try the key later: slipway keys test');
  }
  terminal.emit(account);
  if (state === 'refused') return exitStatus.keyRefused;
  return state === 'accepted' ? exitStatus.done : ifNotTested;
}
