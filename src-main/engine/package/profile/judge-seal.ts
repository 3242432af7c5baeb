import { createHash, verify, X509Certificate } from 'node:crypto';
import type { ProfileSeal } from './provisioning-profile';
import type { SignedMessage } from './signed-message';
import { signerCertificate } from './signer-certificate';

/** Digests by their object identifier. SHA-1 is how Apple still signs profiles. */
const digests: Readonly<Record<string, string>> = {
  '2b0e03021a': 'sha1',
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
};

/** RSA (PKCS #1 1.5), bare and with each of these digests; ECDSA with SHA-256, 384 and 512. */
const algorithms: readonly string[] = [
  '2a864886f70d010101',
  '2a864886f70d010105',
  '2a864886f70d01010b',
  '2a864886f70d01010c',
  '2a864886f70d01010d',
  '2a8648ce3d040302',
  '2a8648ce3d040303',
  '2a8648ce3d040304',
];

/**
 * Whether the signature over a message holds for the certificate that came with it. Who stands behind
 * that certificate is not judged.
 */
export function judgeSeal(message: SignedMessage): ProfileSeal {
  const { content, signer } = message;
  const certificate = signerCertificate(message);
  const digest = digests[signer?.digest ?? ''];
  if (content === null || signer === null || certificate === null || digest === undefined) {
    return 'unknown';
  }
  if (!algorithms.includes(signer.algorithm)) return 'unknown';
  const { attributes, claimedDigest, signature } = signer;
  if (attributes !== null) {
    const actual = createHash(digest).update(content).digest();
    if (claimedDigest === null || !claimedDigest.equals(actual)) return 'broken';
  }
  try {
    const key = new X509Certificate(certificate.bytes).publicKey;
    return verify(digest, attributes ?? content, key, signature) ? 'intact' : 'broken';
  } catch {
    // A key or a digest that this build of Node does not compute with.
    return 'unknown';
  }
}
