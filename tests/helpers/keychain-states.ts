import { AppException, appError } from '../../shared/errors';
import type { SecretStore } from '../../src-main/engine/ports';
import { secretsInMemory } from './rehearsal';

export type KeychainState = 'open' | 'keychain-absent' | 'keychain-locked' | 'keychain-denied';

/** A keychain whose state a test chooses, as a desktop's changes while its user is away. */
export function changeableKeychain() {
  const { kept } = secretsInMemory();
  const keychain = {
    kept,
    state: 'open' as KeychainState,
    /** The program that keeps the keys; another one has none of them. */
    program: 'GNOME Keyring',
    secrets: {} as SecretStore,
  };
  const assertOpen = (): void => {
    if (keychain.state !== 'open')
      throw new AppException(appError(keychain.state, 'The keychain said no.'));
  };
  keychain.secrets = {
    name: async () => keychain.program,
    async put(id, pem) {
      assertOpen();
      kept.set(`${keychain.program} ${id}`, pem);
    },
    async use(id, use) {
      assertOpen();
      const pem = kept.get(`${keychain.program} ${id}`);
      if (pem === undefined) throw new AppException(appError('key-needed', 'It has no such key.'));
      return use(pem);
    },
    async remove(id) {
      assertOpen();
      kept.delete(`${keychain.program} ${id}`);
    },
  };
  return keychain;
}
