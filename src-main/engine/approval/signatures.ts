import { createPublicKey, sign, verify } from 'node:crypto';
import type { Approver } from '#shared/domain/preset';

/** Ed25519 over the text in UTF-8; Base64. */
export function signText(text: string, privateKeyPem: string): string {
  return sign(null, Buffer.from(text, 'utf8'), privateKeyPem).toString('base64');
}

/** Whether this person signed exactly this text; false for a key or a signature that is none. */
export function isSignedBy(
  text: string,
  { publicKey }: Pick<Approver, 'publicKey'>,
  signature: string,
): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** Whether two public keys are the same: one key can be written in Base64 in several ways. */
export function isSameKey(
  one: Pick<Approver, 'publicKey'>,
  other: Pick<Approver, 'publicKey'> | null,
): boolean {
  if (other === null) return false;
  const [first, second] = [one, other].map(({ publicKey }) => Buffer.from(publicKey, 'base64'));
  return first !== undefined && second !== undefined && first.equals(second);
}
