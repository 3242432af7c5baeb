/** Says why bytes are not BER; the message goes on from “it”. */
export class BerError extends Error {
  override readonly name = 'BerError';
}

/** One element: identifier, and where its content lies (ITU-T X.690). */
export interface BerElement {
  /** The identifier octet, class and constructed bit included. */
  tag: number;
  /** The content without header and end marker. */
  content: Buffer;
  /** The element with its header, and its end marker if it has one. */
  whole: Buffer;
  /** Offset behind the whole element, counted from the start of the buffer that it was read from. */
  end: number;
}

const maxDepth = 32;
const maxElements = 50_000;
const constructedBit = 0x20;

/** Reads the elements of one profile. The count of all of them is bounded, however they nest. */
export class BerReader {
  private elements = 0;

  /** The element at an offset. Lengths may be indefinite, as in older profiles. Raises BerError. */
  element(bytes: Buffer, at: number, depth = 0): BerElement {
    this.elements += 1;
    if (this.elements > maxElements || depth > maxDepth) throw new BerError('is nested too deep');
    const tag = byteAt(bytes, at);
    if ((tag & 0x1f) === 0x1f) throw new BerError('has an identifier of an unknown form');
    const { length, start } = readLength(bytes, at + 1);
    if (length === null) return this.indefinite(bytes, at, start, depth);
    if (start + length > bytes.length) throw new BerError('is cut short');
    const end = start + length;
    return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end), end };
  }

  /** The elements inside a constructed one. Raises BerError. */
  children(parent: BerElement): BerElement[] {
    if ((parent.tag & constructedBit) === 0)
      throw new BerError('has a value where a structure belongs');
    const children: BerElement[] = [];
    for (let at = 0; at < parent.content.length; ) {
      const child = this.element(parent.content, at);
      children.push(child);
      at = child.end;
    }
    return children;
  }

  /** The bytes of an octet string, joined where BER has cut it into chunks. Raises BerError. */
  octets(element: BerElement, depth = 0): Buffer {
    if (depth > maxDepth) throw new BerError('is nested too deep');
    if ((element.tag & constructedBit) === 0) return element.content;
    return Buffer.concat(this.children(element).map((chunk) => this.octets(chunk, depth + 1)));
  }

  private indefinite(bytes: Buffer, from: number, start: number, depth: number): BerElement {
    const tag = byteAt(bytes, from);
    if ((tag & constructedBit) === 0) throw new BerError('has a value of no length');
    let at = start;
    while (byteAt(bytes, at) !== 0 || byteAt(bytes, at + 1) !== 0) {
      at = this.element(bytes, at, depth + 1).end;
    }
    const end = at + 2;
    return { tag, content: bytes.subarray(start, at), whole: bytes.subarray(from, end), end };
  }
}

/** A length of null is indefinite: the element goes on to its end marker. */
function readLength(bytes: Buffer, at: number): { length: number | null; start: number } {
  const first = byteAt(bytes, at);
  if (first < 0x80) return { length: first, start: at + 1 };
  if (first === 0x80) return { length: null, start: at + 1 };
  const width = first & 0x7f;
  if (width > 4 || at + 1 + width > bytes.length) throw new BerError('has a damaged length');
  return { length: bytes.readUIntBE(at + 1, width), start: at + 1 + width };
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new BerError('is cut short');
  return byte;
}
