import type { Trouble } from '#shared/errors';
import type { ChosenKey } from '#shared/ipc-contract';

/** What is typed in the sheet, exactly as it is typed. */
export interface KeyFields {
  chosen: ChosenKey | null;
  name: string;
  keyId: string;
  issuerId: string;
}

export const emptyKeyFields: KeyFields = { chosen: null, name: '', keyId: '', issuerId: '' };

export type KeyFieldName = 'file' | 'name' | 'keyId' | 'issuerId';

/** The field that a refusal belongs to; null for what concerns the sheet as a whole. */
export function fieldOf(trouble: Trouble): KeyFieldName | null {
  switch (trouble.code) {
    case 'key-id-malformed':
    case 'key-already-added':
      return 'keyId';
    case 'issuer-id-malformed':
      return 'issuerId';
    case 'account-name-taken':
      return 'name';
    case 'key-not-found':
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

/** What is still missing, so that a test of the key is worth it. */
export function missingWords(fields: KeyFields): string[] {
  const words: string[] = [];
  if (fields.chosen === null) words.push('Choose the .p8 first.');
  if (fields.name.trim() === '') words.push('Give the account a name.');
  if (fields.keyId.trim() === '') words.push('Fill in the key ID.');
  return words;
}
