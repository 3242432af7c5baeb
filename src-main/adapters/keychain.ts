import type { ErrorCode } from '#shared/error-catalogue';
import { AppException, appError, fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { SecretStore } from '../engine/ports';
import { type KeychainProgram, keychainProgram } from './keychain-name';

/** The service name of all of Slipway's keychain entries. */
const owner = 'app.slipway.desktop';
/** An entry without a secret, written and removed again to find out whether the keychain is unlocked. */
const probe = 'is-the-keychain-open';

type Keychain = Pick<typeof import('keytar'), 'setPassword' | 'getPassword' | 'deletePassword'>;

/** Keeps private keys in the system's keychain. There is no fallback: when that fails, nothing is stored elsewhere. */
export function createKeychainSecrets(
  load: () => Promise<Keychain> = loadKeychain,
  program: () => Promise<KeychainProgram | null> = keychainProgram,
): SecretStore {
  const ask = async <T>(question: (keychain: Keychain) => Promise<T>): Promise<T> => {
    try {
      return await question(await load());
    } catch (thrown) {
      throw keychainError(thrown, await program());
    }
  };
  return {
    async put(id, privateKeyPem) {
      await ask((keychain) => keychain.setPassword(owner, id, privateKeyPem));
      const kept = await ask((keychain) => keychain.getPassword(owner, id));
      if (kept !== privateKeyPem)
        fail('keychain-denied', message('error.keychain-denied.not-stored'));
    },
    async name() {
      return (await program())?.name ?? null;
    },
    async use(id, use) {
      const privateKeyPem = await ask((keychain) => keychain.getPassword(owner, id));
      if (privateKeyPem !== null) return use(privateKeyPem);
      await ask(proveOpen);
      return fail('key-needed', message('error.account-not-found.no-key'));
    },
    async remove(id) {
      const removed = await ask((keychain) => keychain.deletePassword(owner, id));
      if (!removed) await ask(proveOpen);
    },
  };
}

/** A locked Secret Service answers reads and removals as if it were empty; only a write shows that it is locked. */
async function proveOpen(keychain: Keychain): Promise<void> {
  await keychain.setPassword(owner, probe, 'open');
  await keychain.deletePassword(owner, probe);
}

/** Loaded only when a key is needed: loading the addon wakes the system's keychain. */
async function loadKeychain(): Promise<Keychain> {
  const loaded = await import('keytar');
  return 'default' in loaded ? (loaded.default as Keychain) : loaded;
}

type KeychainError = Extract<ErrorCode, 'keychain-absent' | 'keychain-locked' | 'keychain-denied'>;

/** Messages of the three systems as keytar passes them on: Linux measured, the others as documented. */
const signs: readonly (readonly [KeychainError, RegExp])[] = [
  // GNOME Keyring when the login collection is locked or was never created; macOS errSecInteractionNotAllowed.
  [
    'keychain-locked',
    /locked collection|collection\/|is locked|no result found|interaction is not allowed|-25308/i,
  ],
  // No session bus, no Secret Service on it, or no library to call it with. In the app it is “transport “disabled””:
  // without a session bus Chromium sets the bus's address to `disabled:`.
  [
    'keychain-absent',
    /d-?bus|autolaunch|message bus|unsupported transport|could not connect|platform storage|serviceunknown|not provided by any|libsecret|native addon/i,
  ],
];

/** Maps the keychain's message to one of the three errors that a person can act on. */
export function keychainError(
  thrown: unknown,
  program: KeychainProgram | null = null,
): AppException {
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  const code = signs.find(([, sign]) => sign.test(said))?.[0] ?? 'keychain-denied';
  const words = said.slice(0, 300);
  if (program === null || code === 'keychain-absent')
    return new AppException(appError(code, message('error.keychain.response', { words })), {
      cause: thrown,
    });
  const { kind, name: keychain } = program;
  const detail = message('error.keychain.named-response', { keychain, words });
  const whatToDo = message(`error.${code}.fix-of`, { kind, keychain });
  return new AppException(appError(code, detail, { whatToDo }), { cause: thrown });
}
