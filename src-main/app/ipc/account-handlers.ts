import type { Account } from '#shared/domain/account';
import { usesOfAccount } from '#shared/domain/account-uses';
import { mayUpload } from '#shared/domain/key-features';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { knownPath } from '../known-paths';
import type { HandlerParts, HandlersOf } from './handler-parts';

const keyFileDialog = () => ({
  title: say('choose.key'),
  button: say('choose.key-button'),
  filters: [
    { name: say('choose.key-files'), extensions: ['p8'] },
    { name: say('choose.all-files'), extensions: ['*'] },
  ],
});

function isPractice({ environment }: Account): boolean {
  return environment === 'practice';
}

export function accountHandlers({
  engine,
  confirmer,
  dropped,
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
    'accounts:take-key': ({ path }) => keyFiles.take(knownPath(dropped, path)),
    'accounts:paste-key': ({ text }) => keyFiles.takeText(text),
    'accounts:find-keys': async () => keyFiles.find(await engine.accounts.list()),
    'accounts:take-found': ({ id }) => keyFiles.takeFound(id),
    'accounts:add': async ({ ticket, ...account }) => {
      const isFirst = (await engine.accounts.list()).every(isPractice);
      const added = await engine.accounts.add({
        ...account,
        privateKeyPem: keyFiles.pemOf(ticket),
      });
      // Forgotten only now, so that the same file can be tried again after a locked keychain.
      keyFiles.forget(ticket);
      // From now on practice is chosen on purpose; a key that can't upload takes no one's place.
      if (isFirst && mayUpload(added)) settings.write({ activeAccountId: added.id });
      return added;
    },
    'accounts:replace': async ({ ticket, accountId, ...key }) => {
      const privateKeyPem = keyFiles.pemOf(ticket);
      const replace = async (): Promise<Account> => {
        const renewed = await engine.accounts.replace(accountId, { ...key, privateKeyPem });
        keyFiles.forget(ticket);
        return renewed;
      };
      const account = (await engine.accounts.list()).find(({ id }) => id === accountId);
      // Nothing is lost where the old key is gone or refused; otherwise its last copy may be.
      if (account === undefined || account.needsKey || account.check.state === 'refused')
        return replace();
      const replaced = await confirmer.confirm(
        { kind: 'replace-key', account },
        accountId,
        replace,
      );
      return replaced ?? fail('key-not-replaced', message('error.key-not-replaced.detail'));
    },
    'accounts:save-to-keychain': ({ accountId }) => engine.accounts.saveToKeychain(accountId),
    'accounts:test': ({ accountId }) => engine.accounts.test(accountId),
    'accounts:check': ({ accountId }) =>
      engine.accounts.check(accountId === null ? null : [accountId]),
    'accounts:state-role': ({ accountId, role }) => engine.accounts.stateRole(accountId, role),
    'accounts:set-color': ({ accountId, color }) => engine.accounts.setColor(accountId, color),
    'accounts:rename': ({ accountId, name }) => engine.accounts.rename(accountId, name),
    'accounts:delete': async ({ accountId }) => {
      const account = (await engine.accounts.list()).find(({ id }) => id === accountId);
      if (account === undefined)
        return fail('account-not-found', message('error.account-not-found.deleted'));
      const uses = usesOfAccount(
        accountId,
        await engine.runs.list(),
        engine.presets.list().presets,
      );
      // Before the question: a yes would come to nothing.
      if (uses.running > 0)
        return fail('key-in-use', message('error.key-in-use.detail', { count: uses.running }));
      const remove = async (id: string): Promise<{ deleted: true }> => {
        await engine.accounts.remove(id);
        if (settings.read().activeAccountId === id) settings.write({ activeAccountId: null });
        return { deleted: true };
      };
      const isInUse = settings.read().activeAccountId === accountId;
      const act = { kind: 'delete-key', account, uses, isInUse } as const;
      return (await confirmer.confirm(act, accountId, remove)) ?? { deleted: false };
    },
    'accounts:test-connection': () => engine.network.test(),
    'accounts:find-for-app': ({ bundleId, except }) =>
      engine.accounts.findForApp(bundleId, {
        except,
        activeAccountId: settings.read().activeAccountId,
      }),
    'accounts:use': async ({ accountId }) => {
      await engine.accounts.connection(accountId);
      settings.write({ activeAccountId: accountId });
      return null;
    },
  };
}
