import { raise } from '#shared/errors';
import type { SecretStore } from '../engine/ports';
import { keychainTrouble } from './keychain-trouble';

/** The name that all of Slipway's entries have in the keychain. */
const owner = 'app.slipway.desktop';
/** An entry without a secret, written and removed again to learn whether the keychain is open. */
const probe = 'is-the-keychain-open';

export type Keychain = Pick<
  typeof import('keytar'),
  'setPassword' | 'getPassword' | 'deletePassword'
>;

/** Keeps private keys in the system's keychain. Nothing else is written when that fails. */
export function createKeychainSecrets(load: () => Promise<Keychain> = loadKeychain): SecretStore {
  const ask = async <T>(question: (keychain: Keychain) => Promise<T>): Promise<T> => {
    try {
      return await question(await load());
    } catch (thrown) {
      throw keychainTrouble(thrown);
    }
  };
  return {
    async put(id, privateKeyPem) {
      await ask((keychain) => keychain.setPassword(owner, id, privateKeyPem));
      const kept = await ask((keychain) => keychain.getPassword(owner, id));
      if (kept !== privateKeyPem)
        raise('keychain-denied', 'The keychain took the key and does not have it.');
    },
    async use(id, use) {
      const privateKeyPem = await ask((keychain) => keychain.getPassword(owner, id));
      if (privateKeyPem !== null) return use(privateKeyPem);
      await ask(proveOpen);
      return raise('account-not-found', 'The keychain has no key for this account.');
    },
    async remove(id) {
      const removed = await ask((keychain) => keychain.deletePassword(owner, id));
      if (!removed) await ask(proveOpen);
    },
  };
}

/** A locked Secret Service answers reads and removals as if it were empty; only a write tells. */
async function proveOpen(keychain: Keychain): Promise<void> {
  await keychain.setPassword(owner, probe, 'open');
  await keychain.deletePassword(owner, probe);
}

/** Only when a key is needed: the addon wakes the system's keychain when it is loaded. */
async function loadKeychain(): Promise<Keychain> {
  const loaded = await import('keytar');
  return 'default' in loaded ? (loaded.default as Keychain) : loaded;
}
