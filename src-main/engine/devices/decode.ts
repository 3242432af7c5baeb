/**
 * The text of a file as spreadsheets and editors save it: UTF-8, UTF-16 with or without a mark, or the old encoding of
 * Western Windows. Null for a file that is no text.
 */
export function decodeText(bytes: Buffer): string | null {
  const encoding = markedEncoding(bytes) ?? guessedUtf16(bytes);
  const text = encoding === null ? decodeUnmarked(bytes) : new TextDecoder(encoding).decode(bytes);
  return text.includes('\0') ? null : text;
}

function markedEncoding(bytes: Buffer): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** Digits and separators of UTF-16 have a zero byte each: on the same side everywhere. */
function guessedUtf16(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 200);
  const zeros = (offset: number) => start.filter((byte, at) => at % 2 === offset && byte === 0);
  const most = start.length / 4;
  if (start.length < 4) return null;
  if (zeros(1).length > most && zeros(0).length === 0) return 'utf-16le';
  return zeros(0).length > most && zeros(1).length === 0 ? 'utf-16be' : null;
}

function decodeUnmarked(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
