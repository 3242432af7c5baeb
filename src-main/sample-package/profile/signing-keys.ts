import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

export interface SigningKeys {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

const generate = promisify(generateKeyPair);
let keys: Promise<SigningKeys> | undefined;

/** A key pair generated once per process; it signs samples and nothing else. */
export function signingKeys(): Promise<SigningKeys> {
  keys ??= generate('rsa', { modulusLength: 2048 });
  return keys;
}
