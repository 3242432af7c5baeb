import type { ErrorCode } from '#shared/error-catalogue';
import { AppException, fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { type ReadKey, readKey } from '../engine/accounts/private-key';
import type { SecretStore } from '../engine/ports';
import { type EnvironmentKey, refuseUsage } from './command';
import type { OptionValues } from './options';
import { keyVariables } from './take-environment-key';

/** The key with the IDs that belong to it. `text` is null when it is in the file. */
export type ChosenKey =
  | { file: string; text: null; options: OptionValues }
  | { file: null; text: string; keyId: string; issuerId: string | null };

/** A set that is not complete is a usage error: another key must not be used in its place. */
export function checkEnvironmentKey({ file, text, keyId }: EnvironmentKey): void {
  if (file !== undefined && text !== undefined)
    refuseUsage(
      message('usage.environment-key-twice', { one: keyVariables.text, other: keyVariables.file }),
    );
  if (file === undefined && text === undefined)
    refuseUsage(
      message('usage.environment-key-missing', {
        set: keyId === undefined ? keyVariables.issuerId : keyVariables.keyId,
        one: keyVariables.text,
        other: keyVariables.file,
      }),
    );
}

/** The key of a complete set, which `checkEnvironmentKey` has seen. */
export function completeKey(given: EnvironmentKey, options: OptionValues): ChosenKey {
  const { file, text = '' } = given;
  const keyId = options['key-id'] ?? given.keyId;
  const issuerId = options['issuer-id'] ?? given.issuerId;
  if (file !== undefined) {
    const ids = {
      ...(keyId !== undefined && { 'key-id': keyId }),
      ...(issuerId !== undefined && { 'issuer-id': issuerId }),
    };
    return { file, text: null, options: { ...options, ...ids } };
  }
  const inText = readVariable(text);
  return {
    file: null,
    text,
    keyId: keyId ?? inText.keyId ?? refuseWithoutKeyId(),
    issuerId: issuerId ?? inText.issuerId,
  };
}

export function refuseWithoutKeyId(): never {
  return refuseUsage(message('usage.environment-key-id-missing', { variable: keyVariables.keyId }));
}

/** What is wrong with a key, as `command.error.key-variable.detail` words it; every other code is a damaged one. */
const kinds: Partial<Record<ErrorCode, string>> = {
  'key-encrypted': 'encrypted',
  'key-is-certificate': 'certificate',
  'key-is-public': 'public',
  'key-is-rsa': 'type',
  'key-wrong-curve': 'type',
};

/** Errors about a key speak of a file to choose: here a variable is to be set. */
function readVariable(text: string): ReadKey {
  const variable = keyVariables.text;
  try {
    return readKey(text);
  } catch (thrown) {
    if (!(thrown instanceof AppException)) throw thrown;
    const { code } = thrown.error;
    const kind = kinds[code] ?? 'damaged';
    return fail(code, message('command.error.key-variable.detail', { kind }), {
      title: message('command.error.key-variable.title', { variable }),
      whatToDo: message('command.error.key-variable.fix', { variable }),
      cause: thrown,
    });
  }
}

/** Reads the file that the environment names: what is wrong with it is fixed in the variable. */
export async function ofFileVariable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof AppException)) throw thrown;
    const { code, title, detail } = thrown.error;
    const whatToDo = message('command.error.key-file-variable.fix', {
      variable: keyVariables.file,
    });
    return fail(code, detail, { title, whatToDo, cause: thrown });
  }
}

/** The account that stands for a key from outside the keychain, also in journals. */
export function accountIdOf(keyId: string): string {
  return `key-${keyId}`.slice(0, 64);
}

/** The keychain, with the environment's key in front of it: nothing of that is ever stored. */
export function withEnvironmentKey(
  keychain: SecretStore,
  given: EnvironmentKey | null,
  options: OptionValues,
): SecretStore {
  const text = given?.text;
  if (text === undefined) return keychain;
  return {
    ...keychain,
    use(id, use) {
      const key = readVariable(text);
      const keyId = options['key-id'] ?? given?.keyId ?? key.keyId;
      const isThis = keyId !== null && id === accountIdOf(keyId);
      return isThis ? use(key.pem) : keychain.use(id, use);
    },
  };
}
