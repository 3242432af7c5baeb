import { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from './package-facts';

/** A message contains its signer's certificate and two or three of certificate authorities. */
const maxCertificates = 20;
/** The version field that every current certificate begins with, after the headers of its two sequences. */
const version = Buffer.from('a003020102', 'hex');
const headSize = 4;
const longSequence = 0x3082;

interface FoundCertificate {
  facts: CertificateFacts;
  isAuthority: boolean;
}

/** Reads a certificate (X.509); null when it is not one. */
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

/** Start of the certificate whose version field is at this offset; null when it is something else. */
function certificateAround(bytes: Buffer, at: number): Buffer | null {
  const start = at - 2 * headSize;
  if (start < 0 || bytes.readUInt16BE(start) !== longSequence) return null;
  if (bytes.readUInt16BE(start + headSize) !== longSequence) return null;
  return bytes.subarray(start, start + headSize + bytes.readUInt16BE(start + 2));
}

/**
 * The certificates in a signed message (RFC 5652), found by their first bytes: messages are encoded in too many ways
 * to be parsed for this.
 */
export function certificatesIn(message: Buffer): FoundCertificate[] {
  const found: FoundCertificate[] = [];
  let at = message.indexOf(version);
  for (let tries = 0; at >= 0 && tries < maxCertificates; tries += 1) {
    const bytes = certificateAround(message, at);
    const certificate = bytes && readCertificate(bytes);
    if (certificate) found.push(certificate);
    at = message.indexOf(version, at + 1);
  }
  return found;
}
