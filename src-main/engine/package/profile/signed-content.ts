import { type BerElement, BerError, BerReader } from './ber';

/** 1.2.840.113549.1.7.2, the content type `signedData` (RFC 5652, section 5.1). */
const signedDataType = '2a864886f70d010702';
/** 1.2.840.113549.1.7.1, the content type `data`. */
const plainType = '2a864886f70d010701';

const objectIdentifier = 0x06;
const sequence = 0x30;
const firstContext = 0xa0;

/**
 * The signed bytes inside a CMS message. They are taken from their place in the structure and not
 * searched for: a search would also find bytes that no signature covers. Raises BerError.
 */
export function signedContent(message: Buffer): Buffer {
  const reader = new BerReader();
  const [type, wrapped] = reader.children(expect(reader.element(message, 0), sequence));
  expectType(type, signedDataType);
  const [signedData] = reader.children(expect(wrapped, firstContext));
  const [, , encapsulated] = reader.children(expect(signedData, sequence));
  const [contentType, content] = reader.children(expect(encapsulated, sequence));
  expectType(contentType, plainType);
  const [octets] = reader.children(expect(content, firstContext));
  if (octets === undefined) throw new BerError('holds nothing');
  return reader.octets(octets);
}

function expect(element: BerElement | undefined, tag: number): BerElement {
  if (element === undefined || element.tag !== tag) throw new BerError('is not a signed message');
  return element;
}

function expectType(element: BerElement | undefined, type: string): void {
  if (expect(element, objectIdentifier).content.toString('hex') === type) return;
  throw new BerError('is not a signed message');
}
