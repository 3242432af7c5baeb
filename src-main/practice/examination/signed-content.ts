/** The object identifier of plain data (1.2.840.113549.1.7.1), as encoded in a signed message. */
const plainData = Buffer.from('06092a864886f70d010701', 'hex');
const tags = { explicit: 0xa0, octets: 0x04, octetsInParts: 0x24 };
/** Chunked content has a handful of parts; more is not a profile. */
const maxParts = 4096;

interface Block {
  tag: number;
  start: number;
  /** Null when the block has indefinite length (BER, as older tools write it). */
  end: number | null;
}

function blockAt(bytes: Buffer, at: number): Block | null {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return null;
  if (first === 0x80) return { tag, start: at + 2, end: null };
  const digits = first < 0x80 ? 0 : first & 0x7f;
  if (digits > 4 || at + 2 + digits > bytes.length) return null;
  const start = at + 2 + digits;
  const length = digits === 0 ? first : bytes.readUIntBE(at + 2, digits);
  return start + length <= bytes.length ? { tag, start, end: start + length } : null;
}

/** Joins content that was written in chunks, up to its end or the end marker. */
function joinParts(bytes: Buffer, whole: Block): Buffer | null {
  const parts: Buffer[] = [];
  let at = whole.start;
  while (at < (whole.end ?? bytes.length) && parts.length < maxParts) {
    const part = blockAt(bytes, at);
    if (part?.tag !== tags.octets || part.end === null) break;
    parts.push(bytes.subarray(part.start, part.end));
    at = part.end;
  }
  return parts.length > 0 ? Buffer.concat(parts) : null;
}

/**
 * The content of a signed message (RFC 5652): the octets after the object identifier of plain data. The signature is
 * not checked: who signed a practice profile is no secret.
 */
export function signedContent(bytes: Buffer): Buffer | null {
  const named = bytes.indexOf(plainData);
  const outer = named < 0 ? null : blockAt(bytes, named + plainData.length);
  const inner = outer?.tag === tags.explicit ? blockAt(bytes, outer.start) : null;
  if (!inner) return null;
  if (inner.tag === tags.octetsInParts) return joinParts(bytes, inner);
  return inner.tag === tags.octets && inner.end !== null
    ? bytes.subarray(inner.start, inner.end)
    : null;
}
