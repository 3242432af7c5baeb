import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { der, derBlocks, derNumber, derTags } from './der';

/** The object identifiers in a certificate, as DER. */
const names = {
  commonName: Buffer.from('0603550403', 'hex'),
  unit: Buffer.from('060355040b', 'hex'),
  signedWithEllipticCurve: Buffer.from('06082a8648ce3d040302', 'hex'),
};
const algorithm = der(derTags.list, names.signedWithEllipticCurve);
const thirdVersion = der(derTags.explicit, derNumber('2'));

/** The request as bytes: it comes in base64, usually with the PEM lines that tools add. */
function bytesOf(request: string): Buffer {
  return Buffer.from(request.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64');
}

/** The key that a signing request (RFC 2986) is made for; null when it is not one. */
export function requestedKey(request: string): KeyObject | null {
  const [outer] = derBlocks(bytesOf(request)) ?? [];
  const [signed] = derBlocks(outer?.body ?? Buffer.alloc(0)) ?? [];
  const [, , key] = derBlocks(signed?.body ?? Buffer.alloc(0)) ?? [];
  if (!key) return null;
  try {
    return createPublicKey({ key: key.whole, format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

function nameOf(commonName: string, unit: string): Buffer {
  const part = (name: Buffer, text: string) =>
    der(derTags.set, der(derTags.list, name, der(derTags.text, Buffer.from(text))));
  return der(derTags.list, part(names.commonName, commonName), part(names.unit, unit));
}

function timeOf(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return der(derTags.time, Buffer.from(digits));
}

interface CertificateOptions {
  key: KeyObject;
  /** Hexadecimal. */
  serialNumber: string;
  commonName: string;
  unit: string;
  from: Date;
  until: Date;
}

/** A certificate for a key, in base64. Its issuer is made up on the spot: nothing is meant to trust it. */
export function issueCertificate(options: CertificateOptions): string {
  const issuer = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signed = der(
    derTags.list,
    thirdVersion,
    derNumber(options.serialNumber),
    algorithm,
    nameOf('Practice Certificate Authority', options.unit),
    der(derTags.list, timeOf(options.from), timeOf(options.until)),
    nameOf(options.commonName, options.unit),
    options.key.export({ format: 'der', type: 'spki' }),
  );
  const signature = sign('sha256', signed, issuer.privateKey);
  const bits = der(derTags.bits, Buffer.concat([Buffer.from([0]), signature]));
  return der(derTags.list, signed, algorithm, bits).toString('base64');
}
