import type { Account } from '#shared/domain/account';
import type { AccountReason, AppAnswer } from '#shared/domain/account-choice';
import { type Message, type MessageKey, message } from '#shared/words/message';
import { say } from '#shared/words/say';
import type { Engine } from '../engine/engine';
import { refuseUsage } from './command';
import type { Terminal } from './terminal';
import { clean } from './words/format';

/**
 * The account for a package when the command line names none: the only one, or the one that the window would choose.
 * A usage error names what each account answered.
 */
export async function accountForPackage(
  engine: Engine,
  packagePath: string | null,
  terminal: Pick<Terminal, 'log'>,
): Promise<string> {
  const accounts = await engine.accounts.list();
  const [first, ...others] = accounts;
  if (first === undefined) return refuseUsage(message('usage.no-account'));
  if (others.length === 0) return first.id;
  if (packagePath === null) return refuseSeveral(accounts);
  const { info } = await engine.packages.recall(packagePath);
  if (info.bundleId === null) return refuseSeveral(accounts);
  const { choice, answers } = await engine.accounts.findForApp(info.bundleId);
  const nameOf = (id: string): string => accounts.find((one) => one.id === id)?.name ?? id;
  if (choice !== null) {
    const name = nameOf(choice.accountId);
    const reason = reasonKeys[choice.reason];
    if (reason !== undefined)
      terminal.log(say('command.account-chosen', { name: clean(name), reason: message(reason) }));
    return choice.accountId;
  }
  if (answers.length === 0) return refuseSeveral(accounts);
  return refuseUsage(
    message('usage.account-unclear', {
      bundleId: info.bundleId,
      answers: {
        list: answers.map(({ accountId, answer }) => answerWords(nameOf(accountId), answer)),
      },
    }),
  );
}

function refuseSeveral(accounts: readonly Account[]): never {
  const names = { list: accounts.map(({ name }) => name) };
  return refuseUsage(message('usage.several-accounts', { count: accounts.length, names }));
}

/** An only account needs no explanation. */
const reasonKeys: Partial<Record<AccountReason, MessageKey>> = {
  preset: 'account.reason.preset',
  'last-run': 'account.reason.last-run',
  'has-app': 'account.reason.has-app',
  'team-last-run': 'account.reason.team-last-run',
  'team-in-use': 'account.reason.team-in-use',
  'team-first': 'account.reason.team-first',
};

function answerWords(name: string, answer: AppAnswer): Message {
  switch (answer.state) {
    case 'has-app':
      return message('usage.account-has-app', { name });
    case 'no-app':
      return message('usage.account-no-app', { name });
    case 'unclear':
      return message('usage.account-unsure', { name });
    case 'asking':
    case 'not-reached':
      return message('usage.account-not-reached', { name });
    case 'refused':
      return message('usage.account-refused', { name, reason: answer.error.title });
  }
}
