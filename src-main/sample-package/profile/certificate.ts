import { type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  bitString,
  boolean,
  der,
  integer,
  nothing,
  octetString,
  oid,
  printableString,
  sequence,
  setOf,
  utcTime,
  utf8String,
} from './der';

/** The subject of a certificate. */
interface Subject {
  commonName: string;
  organization: string;
  /** The team ID, as in Apple's certificates. */
  unit: string;
}

interface CertificateRequest {
  subject: Subject;
  publicKey: KeyObject;
  privateKey: KeyObject;
  from: Date;
  until: Date;
}

export interface Certificate {
  bytes: Buffer;
  /** The name of the issuer, which is the subject itself. */
  issuer: Buffer;
  serial: Buffer;
}

const sha256WithRsa = (): Buffer => sequence(oid('1.2.840.113549.1.1.11'), nothing());

/** A self-signed X.509 certificate for code signing (RFC 5280). Nothing trusts it, which is the point. */
export function makeCertificate(request: CertificateRequest): Certificate {
  const issuer = distinguishedName(request.subject);
  const serial = integer(Buffer.concat([Buffer.from([0x01]), randomBytes(8)]));
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    serial,
    sha256WithRsa(),
    issuer,
    sequence(utcTime(request.from), utcTime(request.until)),
    issuer,
    request.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions())),
  );
  const signature = sign('sha256', body, request.privateKey);
  return { bytes: sequence(body, sha256WithRsa(), bitString(signature)), issuer, serial };
}

function distinguishedName({ commonName, organization, unit }: Subject): Buffer {
  const part = (type: string, value: Buffer): Buffer => setOf(sequence(oid(type), value));
  return sequence(
    part('2.5.4.3', utf8String(commonName)),
    part('2.5.4.11', utf8String(unit)),
    part('2.5.4.10', utf8String(organization)),
    part('2.5.4.6', printableString('US')),
  );
}

/** Not a certificate authority; for digital signatures; for code signing. */
function extensions(): Buffer[] {
  const extension = (type: string, value: Buffer): Buffer =>
    sequence(oid(type), boolean(true), octetString(value));
  return [
    extension('2.5.29.19', sequence()),
    extension('2.5.29.15', der(0x03, Buffer.from([7, 0x80]))),
    extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.3'))),
  ];
}
