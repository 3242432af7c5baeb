import { type BerElement, BerError, BerReader } from './ber';

/** 1.2.840.113549.1.7.2, the content type `signedData` (RFC 5652, section 5.1). */
const signedDataType = '2a864886f70d010702';
/** 1.2.840.113549.1.7.1, the content type `data`. */
const plainType = '2a864886f70d010701';

const integer = 0x02;
const objectIdentifier = 0x06;
const sequence = 0x30;
const setOf = 0x31;
const firstContext = 0xa0;

/** A CMS message, taken apart as far as it is needed. */
export interface SignedMessage {
  /** The signed bytes; null when the signature is for something that lies elsewhere. */
  content: Buffer | null;
  /** Certificates that came with it (DER). */
  certificates: MessageCertificate[];
  /** The first one; a message of Apple's has exactly one. Null when nobody signed. */
  signer: MessageSigner | null;
}

export interface MessageCertificate {
  bytes: Buffer;
  /** Its serial number and its issuer's name, as they stand in it. */
  serial: Buffer;
  issuer: Buffer;
}

export interface MessageSigner {
  /** Serial number and issuer's name of its certificate; null when it is named by its key instead. */
  serial: Buffer | null;
  issuer: Buffer | null;
  /** Object identifiers in hexadecimal. */
  digest: string;
  algorithm: string;
  /** What was signed: attributes under the tag of a set; null when the content itself was. */
  attributes: Buffer | null;
  /** The content's digest as the attributes have it. */
  claimedDigest: Buffer | null;
  signature: Buffer;
}

/**
 * Reads a CMS message. Its content is taken from its place in the structure and not searched for: a
 * search would also find bytes that no signature covers. Raises BerError.
 */
export function readSignedMessage(message: Buffer): SignedMessage {
  const reader = new BerReader();
  const [type, wrapped] = reader.children(expect(reader.element(message, 0), sequence));
  expectType(type, signedDataType);
  const [signedData] = reader.children(expect(wrapped, firstContext));
  const [, , encapsulated, ...rest] = reader.children(expect(signedData, sequence));
  const bag = rest.find(({ tag }) => tag === firstContext);
  const [signer] = rest.filter(({ tag }) => tag === setOf).flatMap((set) => reader.children(set));
  return {
    content: contentOf(reader, encapsulated),
    certificates: bag === undefined ? [] : reader.children(bag).flatMap(certificateIn(reader)),
    signer: signer === undefined ? null : readSigner(reader, signer),
  };
}

function contentOf(reader: BerReader, encapsulated: BerElement | undefined): Buffer | null {
  const [contentType, content] = reader.children(expect(encapsulated, sequence));
  expectType(contentType, plainType);
  if (content === undefined) return null;
  const [octets] = reader.children(expect(content, firstContext));
  return octets === undefined ? null : reader.octets(octets);
}

/** Other kinds of certificates than X.509 are left out. */
const certificateIn =
  (reader: BerReader) =>
  (element: BerElement): MessageCertificate[] => {
    if (element.tag !== sequence) return [];
    const [body] = reader.children(element);
    const fields = reader.children(expect(body, sequence));
    const [serial, , issuer] = fields[0]?.tag === firstContext ? fields.slice(1) : fields;
    const named = { serial: expect(serial, integer).content, issuer: expect(issuer, sequence) };
    return [{ bytes: element.whole, serial: named.serial, issuer: named.issuer.content }];
  };

function readSigner(reader: BerReader, element: BerElement): MessageSigner {
  const [, sid, digest, ...rest] = reader.children(expect(element, sequence));
  const signed = rest[0]?.tag === firstContext ? rest.shift() : undefined;
  const [algorithm, signature] = rest;
  const [issuer, serial] = sid?.tag === sequence ? reader.children(sid) : [];
  if (signature === undefined) throw new BerError('is not a signed message');
  return {
    serial: serial?.content ?? null,
    issuer: issuer?.content ?? null,
    digest: algorithmOf(reader, digest),
    algorithm: algorithmOf(reader, algorithm),
    attributes: signed === undefined ? null : asSet(signed.whole),
    claimedDigest: signed === undefined ? null : digestAmong(reader, signed),
    signature: reader.octets(signature),
  };
}

function algorithmOf(reader: BerReader, element: BerElement | undefined): string {
  const [type] = reader.children(expect(element, sequence));
  return expect(type, objectIdentifier).content.toString('hex');
}

/** Attributes are signed as a set, but stand in the message with the tag of their place (RFC 5652, 5.4). */
function asSet(attributes: Buffer): Buffer {
  const set = Buffer.from(attributes);
  set[0] = setOf;
  return set;
}

/** 1.2.840.113549.1.9.4, `messageDigest`. */
const digestType = '2a864886f70d010904';

function digestAmong(reader: BerReader, attributes: BerElement): Buffer | null {
  for (const attribute of reader.children(attributes)) {
    const [type, values] = reader.children(attribute);
    if (type?.content.toString('hex') !== digestType) continue;
    return reader.children(expect(values, setOf))[0]?.content ?? null;
  }
  return null;
}

function expect(element: BerElement | undefined, tag: number): BerElement {
  if (element === undefined || element.tag !== tag) throw new BerError('is not a signed message');
  return element;
}

function expectType(element: BerElement | undefined, type: string): void {
  if (expect(element, objectIdentifier).content.toString('hex') === type) return;
  throw new BerError('is not a signed message');
}
