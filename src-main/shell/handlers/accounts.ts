import type { HandlerParts, HandlersOf } from './parts';

const keyFilesKind = {
  title: 'Choose the private key from App Store Connect',
  button: 'Choose key',
  filters: [
    { name: 'Private key', extensions: ['p8'] },
    { name: 'All files', extensions: ['*'] },
  ],
};

export function accountHandlers({
  engine,
  keyFiles,
  settings,
  chooseFile,
}: HandlerParts): HandlersOf<'accounts'> {
  return {
    'accounts:list': () => engine.accounts.list(),
    'accounts:choose-key': async () => {
      const path = await chooseFile(keyFilesKind);
      return path === null ? null : keyFiles.take(path);
    },
    'accounts:add': async ({ ticket, ...account }) => {
      const added = await engine.accounts.add({
        ...account,
        privateKeyPem: keyFiles.pemOf(ticket),
      });
      // Only now: after a locked keychain the same file can be tried again.
      keyFiles.forget(ticket);
      return added;
    },
    'accounts:test': ({ accountId }) => engine.accounts.test(accountId),
    'accounts:rename': ({ accountId, name }) => engine.accounts.rename(accountId, name),
    'accounts:delete': async ({ accountId }) => {
      await engine.accounts.remove(accountId);
      if (settings.read().activeAccountId === accountId) settings.write({ activeAccountId: null });
      return null;
    },
    'accounts:use': async ({ accountId }) => {
      await engine.accounts.connection(accountId);
      settings.write({ activeAccountId: accountId });
      return null;
    },
  };
}
