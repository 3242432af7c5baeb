/** A certificate that code is signed with, from a profile or from a signature. */
export interface SigningCertificate {
  /** The certificate itself (DER). */
  bytes: Uint8Array;
  /** SHA-256 of those bytes, hexadecimal in small letters: equal only for the same certificate. */
  sha256: string;
  /** The subject's common name, such as `Apple Distribution: Northwind Apps (9NW47H2K3L)`. */
  name: string | null;
  /** Its `notBefore`. */
  from: Date | null;
  /** Its `notAfter`. */
  expires: Date | null;
}
