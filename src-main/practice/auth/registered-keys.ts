import { type CryptoKey, importSPKI } from 'jose';
import type { KeyRole } from '#shared/asc/roles';

/** An additional key that the practice team knows. */
export interface ExtraKey {
  keyId: string;
  /** Null for an individual key, whose tokens carry a subject instead of an issuer. */
  issuerId: string | null;
  /** The public half, as PEM (SPKI). */
  publicKeyPem: string;
  role: KeyRole;
}

export interface RegisteredKey extends ExtraKey {
  publicKey: CryptoKey;
}

export type KeyRing = ReadonlyMap<string, RegisteredKey>;

export async function openKeyRing(keys: readonly ExtraKey[]): Promise<KeyRing> {
  const registered = await Promise.all(
    keys.map(async (key) => ({ ...key, publicKey: await importSPKI(key.publicKeyPem, 'ES256') })),
  );
  return new Map(registered.map((key) => [key.keyId, key]));
}
