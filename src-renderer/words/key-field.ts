import type { AppError } from '#shared/errors';
import { errorLine } from './error';

export type KeyFieldName = 'file' | 'name' | 'keyId' | 'issuerId';

/** The field that an error belongs to; null if it belongs to the whole form. */
export function fieldOf(error: AppError): KeyFieldName | null {
  switch (error.code) {
    case 'key-id-malformed':
    case 'key-already-added':
      return 'keyId';
    case 'issuer-id-malformed':
      return 'issuerId';
    case 'account-name-taken':
      return 'name';
    case 'key-not-found':
    case 'key-file-unreadable':
    case 'key-not-pem':
    case 'key-is-certificate':
    case 'key-is-public':
    case 'key-is-rsa':
    case 'key-wrong-curve':
    case 'key-encrypted':
      return 'file';
    default:
      return null;
  }
}

/** Errors about the IDs together: correcting one of them may end it. */
const ofIds: ReadonlySet<AppError['code']> = new Set<AppError['code']>([
  'issuer-id-wrong',
  'key-id-malformed',
  'key-already-added',
  'issuer-id-malformed',
  'key-refused',
]);

/** Whether an error says nothing any more once this field has changed. */
export function endedBy(error: AppError, field: KeyFieldName): boolean {
  if (field === 'keyId' || field === 'issuerId') return ofIds.has(error.code);
  return fieldOf(error) === field;
}

/** The words of an error at its own field, else undefined. */
export function errorAt(error: AppError | null, field: KeyFieldName): string | undefined {
  return error !== null && fieldOf(error) === field ? errorLine(error) : undefined;
}
