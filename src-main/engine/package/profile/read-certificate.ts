import { createHash, X509Certificate } from 'node:crypto';
import type { SigningCertificate } from './signing-certificate';

/** Reads a certificate (DER). Of bytes that are none nothing is known but themselves. */
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
