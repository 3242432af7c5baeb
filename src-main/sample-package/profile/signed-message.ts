import { createHash, type KeyObject, sign } from 'node:crypto';
import type { Certificate } from './certificate';
import { der, integer, nothing, octetString, oid, sequence, setOf, utcTime } from './der';

const plainType = '1.2.840.113549.1.7.1';
const signedType = '1.2.840.113549.1.7.2';

const sha256 = (): Buffer => sequence(oid('2.16.840.1.101.3.4.2.1'), nothing());
const rsa = (): Buffer => sequence(oid('1.2.840.113549.1.1.1'), nothing());

/** A CMS message with its content inside (RFC 5652, `SignedData`), as provisioning profiles are. */
export function signMessage(
  content: Buffer,
  certificate: Certificate,
  privateKey: KeyObject,
  at: Date,
): Buffer {
  const enclosed = sequence(oid(plainType), der(0xa0, octetString(content)));
  return message(enclosed, content, certificate, privateKey, at);
}

/** The same with detached content, as in code signatures. */
export function signDetached(
  content: Buffer,
  certificate: Certificate,
  privateKey: KeyObject,
  at: Date,
): Buffer {
  return message(sequence(oid(plainType)), content, certificate, privateKey, at);
}

function message(
  enclosed: Buffer,
  content: Buffer,
  certificate: Certificate,
  privateKey: KeyObject,
  at: Date,
): Buffer {
  const signedData = sequence(
    integer(Buffer.from([1])),
    setOf(sha256()),
    enclosed,
    der(0xa0, certificate.bytes),
    setOf(signerInfo(content, certificate, privateKey, at)),
  );
  return sequence(oid(signedType), der(0xa0, signedData));
}

function signerInfo(
  content: Buffer,
  certificate: Certificate,
  privateKey: KeyObject,
  at: Date,
): Buffer {
  const digest = createHash('sha256').update(content).digest();
  const attribute = (type: string, value: Buffer): Buffer => sequence(oid(type), setOf(value));
  const attributes = setOf(
    attribute('1.2.840.113549.1.9.3', oid(plainType)),
    attribute('1.2.840.113549.1.9.5', utcTime(at)),
    attribute('1.2.840.113549.1.9.4', octetString(digest)),
  );
  // Signed as a set, but encoded with the tag of their position in the message (RFC 5652, 5.4).
  const written = Buffer.from(attributes);
  written[0] = 0xa0;
  return sequence(
    integer(Buffer.from([1])),
    sequence(certificate.issuer, certificate.serial),
    sha256(),
    written,
    rsa(),
    octetString(sign('sha256', attributes, privateKey)),
  );
}
