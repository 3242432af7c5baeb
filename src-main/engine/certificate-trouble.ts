/** The codes that Node has for a certificate that cannot be trusted, or is for somebody else. */
const codes = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/;

/** Whether the other side could not show who it is. Nothing has been told to it then. */
export function isCertificateTrouble(code: string): boolean {
  return codes.test(code);
}
