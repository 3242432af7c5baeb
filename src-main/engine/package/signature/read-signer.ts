import { MachOError } from '../mach-o/mach-o-error';
import { BerError } from '../profile/ber';
import { readCertificate } from '../profile/read-certificate';
import { readSignedMessage } from '../profile/signed-message';
import { signerCertificate } from '../profile/signer-certificate';
import type { SigningCertificate } from '../profile/signing-certificate';

/** The certificate that a code signature's message was signed with. Raises MachOError. */
export function readSigner(message: Buffer): SigningCertificate | null {
  try {
    const certificate = signerCertificate(readSignedMessage(message));
    return certificate === null ? null : readCertificate(Buffer.from(certificate.bytes));
  } catch (error) {
    if (!(error instanceof BerError)) throw error;
    throw new MachOError('has a signature whose message cannot be read');
  }
}
