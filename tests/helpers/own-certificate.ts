import forge from 'node-forge';

/** A self-signed certificate, for a name or an IP address. */
export function ownCertificate(name: string): { key: string; cert: string } {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const made = forge.pki.createCertificate();
  made.publicKey = keys.publicKey;
  made.serialNumber = '01';
  made.validity.notAfter = new Date(Date.now() + 86_400_000);
  made.setSubject([{ name: 'commonName', value: name }]);
  made.setIssuer([{ name: 'commonName', value: name }]);
  const isAddress = /^[\d.]+$/.test(name);
  const altNames = [isAddress ? { type: 7, ip: name } : { type: 2, value: name }];
  made.setExtensions([{ name: 'subjectAltName', altNames }]);
  made.sign(keys.privateKey, forge.md.sha256.create());
  return {
    key: forge.pki.privateKeyToPem(keys.privateKey),
    cert: forge.pki.certificateToPem(made),
  };
}
