import { createHash, verify, X509Certificate } from 'node:crypto';
import { message } from '#shared/words/message';
import { MachOError } from '../mach-o/format';
import type { ProfileSeal, SigningCertificate } from '../package-contents';
import { BerError, type MessageCertificate, readSignedMessage, type SignedMessage } from './cms';

/** Reads a certificate (DER). For invalid bytes only the bytes themselves are known. */
export function readCertificate(bytes: Uint8Array): SigningCertificate {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  try {
    const certificate = new X509Certificate(bytes);
    return {
      bytes,
      sha256,
      name: commonName(certificate),
      from: parsedDate(certificate.validFrom),
      expires: parsedDate(certificate.validTo),
    };
  } catch {
    return { bytes, sha256, name: null, from: null, expires: null };
  }
}

function commonName(certificate: X509Certificate): string | null {
  const name: unknown = certificate.toLegacyObject().subject?.CN;
  const first: unknown = Array.isArray(name) ? name[0] : name;
  return typeof first === 'string' && first !== '' ? first : null;
}

function parsedDate(text: string): Date | null {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The certificate of a message's signer, if it is included in the message. */
function signerCertificate(message: SignedMessage): MessageCertificate | null {
  const { signer, certificates } = message;
  if (signer === null) return null;
  const { serial, issuer } = signer;
  // Identified by its key: only a sole certificate is certain without inspecting them all.
  if (serial === null || issuer === null)
    return certificates.length === 1 ? (certificates[0] ?? null) : null;
  return (
    certificates.find((each) => each.serial.equals(serial) && each.issuer.equals(issuer)) ?? null
  );
}

/** The certificate that a code signature's message was signed with. Throws MachOError. */
export function readSigner(signature: Buffer): SigningCertificate | null {
  try {
    const certificate = signerCertificate(readSignedMessage(signature));
    return certificate === null ? null : readCertificate(Buffer.from(certificate.bytes));
  } catch (error) {
    if (!(error instanceof BerError)) throw error;
    throw new MachOError(message('unreadable.signature.message'));
  }
}

/** Digests by their object identifier. Apple still signs profiles with SHA-1. */
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
 * Whether the signature of a message is valid for the certificate included with it. Who owns
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
    // This build of Node doesn't support the key or the digest.
    return 'unknown';
  }
}
