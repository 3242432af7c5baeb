import type { MessageCertificate, SignedMessage } from './signed-message';

/** The certificate that a message's signer names, if it came with the message. */
export function signerCertificate(message: SignedMessage): MessageCertificate | null {
  const { signer, certificates } = message;
  if (signer === null) return null;
  const { serial, issuer } = signer;
  // Named by its key: only a lone certificate can be meant without looking into them all.
  if (serial === null || issuer === null)
    return certificates.length === 1 ? (certificates[0] ?? null) : null;
  return (
    certificates.find((each) => each.serial.equals(serial) && each.issuer.equals(issuer)) ?? null
  );
}
