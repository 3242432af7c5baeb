import type { ErrorCode } from '#shared/error-catalogue';
import { type AppError, AppException } from '#shared/errors';
import { message } from '#shared/words/message';
import { typed } from './words/format';

const keychainErrors: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'keychain-absent',
  'keychain-locked',
  'keychain-denied',
]);

/** A command has no session to keep a key for: it can read the key from a file each time instead. */
export function adviseWithoutKeychain(error: AppError): AppError {
  if (!keychainErrors.has(error.code)) return error;
  const example = ['publish', 'FILE', '--private-key', 'KEY.p8', '--issuer-id', 'UUID'];
  const command = typed(...example);
  const whatToDo = message('command.error.no-keychain', { fix: error.whatToDo, command });
  return { ...error, whatToDo };
}

/** Does something that stores a key. */
export async function storingKey<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof AppException)) throw thrown;
    throw new AppException(adviseWithoutKeychain(thrown.error), { cause: thrown });
  }
}
