/** Node's codes for a certificate that can't be trusted, or is for another host. */
const codes = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/;

/** Whether the server failed to prove its identity. Nothing has been sent to it then. */
export function isCertificateError(code: string): boolean {
  return codes.test(code);
}
