import { message } from '#shared/words/message';
import { UnreadableError } from '../unreadable';

/** Why bytes are not BER. */
export class BerError extends UnreadableError {
  override readonly name = 'BerError';
}

/** One element: identifier, and where its content lies (ITU-T X.690). */
interface BerElement {
  /** The identifier octet, class and constructed bit included. */
  tag: number;
  /** The content without header and end marker. */
  content: Buffer;
  /** The element with its header, and its end marker if it has one. */
  whole: Buffer;
  /** Offset after the whole element, relative to the start of its buffer. */
  end: number;
}

const maxDepth = 32;
const maxElements = 50_000;
const constructedBit = 0x20;

/** Reads the elements of one profile. Their total number is limited, however they nest. */
class BerReader {
  private elements = 0;

  /** The element at an offset. Lengths may be indefinite, as in older profiles. Throws BerError. */
  element(bytes: Buffer, at: number, depth = 0): BerElement {
    this.elements += 1;
    if (this.elements > maxElements || depth > maxDepth)
      throw new BerError(message('unreadable.cms.too-deep'));
    const tag = byteAt(bytes, at);
    if ((tag & 0x1f) === 0x1f) throw new BerError(message('unreadable.cms.tag'));
    const { length, start } = readLength(bytes, at + 1);
    if (length === null) return this.indefinite(bytes, at, start, depth);
    if (start + length > bytes.length) throw new BerError(message('unreadable.truncated'));
    const end = start + length;
    return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end), end };
  }

  /** The elements inside a constructed one. Throws BerError. */
  children(parent: BerElement): BerElement[] {
    if ((parent.tag & constructedBit) === 0)
      throw new BerError(message('unreadable.cms.not-constructed'));
    const children: BerElement[] = [];
    for (let at = 0; at < parent.content.length; ) {
      const child = this.element(parent.content, at);
      children.push(child);
      at = child.end;
    }
    return children;
  }

  /** The bytes of an octet string, joined if BER has split it into chunks. Throws BerError. */
  octets(element: BerElement, depth = 0): Buffer {
    if (depth > maxDepth) throw new BerError(message('unreadable.cms.too-deep'));
    if ((element.tag & constructedBit) === 0) return element.content;
    return Buffer.concat(this.children(element).map((chunk) => this.octets(chunk, depth + 1)));
  }

  private indefinite(bytes: Buffer, from: number, start: number, depth: number): BerElement {
    const tag = byteAt(bytes, from);
    if ((tag & constructedBit) === 0)
      throw new BerError(message('unreadable.cms.indefinite-value'));
    let at = start;
    while (byteAt(bytes, at) !== 0 || byteAt(bytes, at + 1) !== 0) {
      at = this.element(bytes, at, depth + 1).end;
    }
    const end = at + 2;
    return { tag, content: bytes.subarray(start, at), whole: bytes.subarray(from, end), end };
  }
}

/** A length of null is indefinite: the element continues to its end marker. */
function readLength(bytes: Buffer, at: number): { length: number | null; start: number } {
  const first = byteAt(bytes, at);
  if (first < 0x80) return { length: first, start: at + 1 };
  if (first === 0x80) return { length: null, start: at + 1 };
  const width = first & 0x7f;
  if (width > 4 || at + 1 + width > bytes.length)
    throw new BerError(message('unreadable.cms.length'));
  return { length: bytes.readUIntBE(at + 1, width), start: at + 1 + width };
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new BerError(message('unreadable.truncated'));
  return byte;
}

/** 1.2.840.113549.1.7.2, the content type `signedData` (RFC 5652, section 5.1). */
const signedDataType = '2a864886f70d010702';
/** 1.2.840.113549.1.7.1, the content type `data`. */
const plainType = '2a864886f70d010701';

const integer = 0x02;
const objectIdentifier = 0x06;
const sequence = 0x30;
const setOf = 0x31;
const firstContext = 0xa0;

/** A CMS message, parsed as far as needed. */
export interface SignedMessage {
  /** The signed bytes; null when the signature is detached. */
  content: Buffer | null;
  /** Included certificates (DER). */
  certificates: MessageCertificate[];
  /** The first signer; a message of Apple's has exactly one. Null without a signer. */
  signer: MessageSigner | null;
}

export interface MessageCertificate {
  bytes: Buffer;
  /** Its serial number and its issuer's name, as encoded in it. */
  serial: Buffer;
  issuer: Buffer;
}

interface MessageSigner {
  /** Serial number and issuer's name of its certificate; null when it is identified by its key instead. */
  serial: Buffer | null;
  issuer: Buffer | null;
  /** Object identifiers in hexadecimal. */
  digest: string;
  algorithm: string;
  /** The signed bytes: attributes with the tag of a set; null when the content itself was signed. */
  attributes: Buffer | null;
  /** The content's digest from the attributes. */
  claimedDigest: Buffer | null;
  signature: Buffer;
}

/**
 * Reads a CMS message. Its content is taken from its place in the structure rather than searched for: a
 * search would also find bytes that no signature covers. Throws BerError.
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

/** Certificates other than X.509 are left out. */
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
  if (signature === undefined) throw new BerError(message('unreadable.cms.not-signed'));
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

/** Attributes are signed as a set, but stored in the message with a context tag (RFC 5652, 5.4). */
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
  if (element === undefined || element.tag !== tag)
    throw new BerError(message('unreadable.cms.not-signed'));
  return element;
}

function expectType(element: BerElement | undefined, type: string): void {
  if (expect(element, objectIdentifier).content.toString('hex') === type) return;
  throw new BerError(message('unreadable.cms.not-signed'));
}
