import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import type { HandlerParts, HandlersOf } from './handler-parts';

const keyFileDialog = () => ({
  title: say('choose.key'),
  button: say('choose.key-button'),
  filters: [
    { name: say('choose.key-files'), extensions: ['p8'] },
    { name: say('choose.all-files'), extensions: ['*'] },
  ],
});

export function accountHandlers({
  engine,
  confirmer,
  keyFiles,
  settings,
  chooseFile,
}: HandlerParts): HandlersOf<'accounts'> {
  return {
    'accounts:list': () => engine.accounts.list(),
    'accounts:choose-key': async () => {
      const path = await chooseFile(keyFileDialog());
      return path === null ? null : keyFiles.take(path);
    },
    'accounts:take-key': ({ path }) => keyFiles.take(path),
    'accounts:add': async ({ ticket, ...account }) => {
      const added = await engine.accounts.add({
        ...account,
        privateKeyPem: keyFiles.pemOf(ticket),
      });
      // Forgotten only now, so that the same file can be tried again after a locked keychain.
      keyFiles.forget(ticket);
      return added;
    },
    'accounts:test': ({ accountId }) => engine.accounts.test(accountId),
    'accounts:rename': ({ accountId, name }) => engine.accounts.rename(accountId, name),
    'accounts:delete': async ({ accountId }) => {
      const account = (await engine.accounts.list()).find(({ id }) => id === accountId);
      if (account === undefined)
        return fail('account-not-found', message('error.account-not-found.deleted'));
      const remove = async (id: string): Promise<{ deleted: true }> => {
        await engine.accounts.remove(id);
        if (settings.read().activeAccountId === id) settings.write({ activeAccountId: null });
        return { deleted: true };
      };
      const act = { kind: 'delete-key', account } as const;
      return (await confirmer.confirm(act, accountId, remove)) ?? { deleted: false };
    },
    'accounts:test-connection': () => engine.network.test(),
    'accounts:holding': async ({ bundleId }) => ({
      accountIds: await engine.accounts.waiting(bundleId),
    }),
    'accounts:use': async ({ accountId }) => {
      await engine.accounts.connection(accountId);
      settings.write({ activeAccountId: accountId });
      return null;
    },
  };
}
