/** One DER element: its tag, and its bytes with and without the header. */
interface DerBlock {
  tag: number;
  whole: Buffer;
  body: Buffer;
}

export const derTags = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  name: 0x06,
  text: 0x0c,
  time: 0x18,
  list: 0x30,
  set: 0x31,
  explicit: 0xa0,
} as const;

function lengthOf(body: Buffer): Buffer {
  if (body.length < 0x80) return Buffer.from([body.length]);
  const digits = body.length.toString(16);
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

/** One element around others, or around plain bytes. */
export function der(tag: number, ...inner: Buffer[]): Buffer {
  const body = Buffer.concat(inner);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body), body]);
}

/** A positive integer in the fewest bytes that keep its sign. */
export function derNumber(hexadecimal: string): Buffer {
  const digits = BigInt(`0x${hexadecimal}`).toString(16);
  const even = digits.padStart(digits.length + (digits.length % 2), '0');
  return der(derTags.integer, Buffer.from(/^[0-7]/.test(even) ? even : `00${even}`, 'hex'));
}

/** The first element of some bytes; null when it does not end within them. */
function firstBlock(bytes: Buffer): DerBlock | null {
  const [tag, first] = [bytes[0], bytes[1]];
  if (tag === undefined || first === undefined) return null;
  const digits = first < 0x80 ? 0 : first & 0x7f;
  if (digits > 4 || bytes.length < 2 + digits || first === 0x80) return null;
  const length = digits === 0 ? first : bytes.readUIntBE(2, digits);
  const end = 2 + digits + length;
  if (end > bytes.length) return null;
  return { tag, whole: bytes.subarray(0, end), body: bytes.subarray(2 + digits, end) };
}

/** The sequence of elements; null when bytes are left over or missing. */
export function derBlocks(bytes: Buffer): DerBlock[] | null {
  const found: DerBlock[] = [];
  for (let at = 0; at < bytes.length; ) {
    const block = firstBlock(bytes.subarray(at));
    if (!block) return null;
    found.push(block);
    at += block.whole.length;
  }
  return found;
}
