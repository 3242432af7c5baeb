import { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from './package-facts';

/** A message carries its signer's, and two or three of authorities. */
const mostCertificates = 20;
/** The version that every certificate of today begins with, behind the heads of its two sequences. */
const version = Buffer.from('a003020102', 'hex');
const headSize = 4;
const longSequence = 0x3082;

export interface FoundCertificate {
  facts: CertificateFacts;
  isAuthority: boolean;
}

/** Reads a certificate (X.509); null when it is none. */
export function readCertificate(bytes: Uint8Array): FoundCertificate | null {
  try {
    const { subject, validTo, fingerprint256, ca } = new X509Certificate(bytes);
    const name = /^CN=(.*)$/m.exec(subject)?.[1] ?? '';
    const facts = { fingerprint: fingerprint256, name, endsAt: Date.parse(validTo) };
    return { facts, isAuthority: ca };
  } catch {
    return null;
  }
}

/** Where a certificate begins whose version stands there; null when that is something else. */
function certificateAround(bytes: Buffer, at: number): Buffer | null {
  const start = at - 2 * headSize;
  if (start < 0 || bytes.readUInt16BE(start) !== longSequence) return null;
  if (bytes.readUInt16BE(start + headSize) !== longSequence) return null;
  return bytes.subarray(start, start + headSize + bytes.readUInt16BE(start + 2));
}

/**
 * The certificates in a signed message (RFC 5652), found by how they begin: messages are written in
 * too many ways to be walked through for this.
 */
export function certificatesIn(message: Buffer): FoundCertificate[] {
  const found: FoundCertificate[] = [];
  let at = message.indexOf(version);
  for (let tries = 0; at >= 0 && tries < mostCertificates; tries += 1) {
    const bytes = certificateAround(message, at);
    const certificate = bytes && readCertificate(bytes);
    if (certificate) found.push(certificate);
    at = message.indexOf(version, at + 1);
  }
  return found;
}
