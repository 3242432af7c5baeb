import { fail } from '#shared/errors';
import { message } from '#shared/words/message';

/** A text file as it was read, with what is needed to write it again byte for byte. */
export interface SourceText {
  /** Without the mark. */
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  hasMark: boolean;
}

/** What a new file is written as. */
export const plainText = { encoding: 'utf-8', hasMark: false } as const;

/**
 * Decodes UTF-8 and UTF-16, with or without a byte order mark. Other encodings can't be told apart, and a guess could
 * put wrong letters before testers: they are refused. Throws `notes-malformed`.
 */
export function decodeSource(bytes: Buffer, fileName: string): SourceText {
  const marked = markedEncoding(bytes);
  const encoding = marked?.encoding ?? guessedUtf16(bytes) ?? 'utf-8';
  const body = bytes.subarray(marked?.length ?? 0);
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
    return { text, encoding, hasMark: marked !== null };
  } catch (cause) {
    return fail(
      'notes-malformed',
      encoding === 'utf-8'
        ? message('error.notes-malformed.encoding', {
            file: fileName,
            line: firstBadLine(body),
          })
        : message('error.notes-malformed.utf-16', { file: fileName }),
      { cause },
    );
  }
}

export function encodeSource({ text, encoding, hasMark }: SourceText): Buffer {
  const whole = hasMark ? `\uFEFF${text}` : text;
  if (encoding === 'utf-8') return Buffer.from(whole, 'utf8');
  const bytes = Buffer.from(whole, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

function markedEncoding(bytes: Buffer) {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])))
    return { encoding: 'utf-8', length: 3 } as const;
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', length: 2 } as const;
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', length: 2 } as const;
  return null;
}

/** Punctuation, blanks and Latin letters of UTF-16 have a zero byte each: on the same side everywhere. */
function guessedUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const start = bytes.subarray(0, 400);
  if (start.length < 4 || bytes.length % 2 !== 0) return null;
  const zeros = (offset: number) => start.filter((byte, at) => at % 2 === offset && byte === 0);
  const few = start.length / 16;
  if (zeros(1).length > few && zeros(0).length === 0) return 'utf-16le';
  return zeros(0).length > few && zeros(1).length === 0 ? 'utf-16be' : null;
}

/** The line, counted from 1, with the first byte that is not UTF-8. */
function firstBadLine(bytes: Buffer): number {
  const lossy = bytes.toString('utf8');
  const kept = Buffer.from(lossy, 'utf8');
  const limit = Math.min(kept.length, bytes.length);
  let at = 0;
  while (at < limit && kept[at] === bytes[at]) at += 1;
  return bytes.subarray(0, at).toString('latin1').split('\n').length;
}

/** How most lines of a text end; `\n` for a text of one line. */
export function lineEndOf(text: string): string {
  const pairs = text.match(/\r\n/g)?.length ?? 0;
  const feeds = (text.match(/\n/g)?.length ?? 0) - pairs;
  const returns = (text.match(/\r/g)?.length ?? 0) - pairs;
  if (pairs > 0 && pairs >= feeds && pairs >= returns) return '\r\n';
  return returns > feeds ? '\r' : '\n';
}

/** A note as people edit it, whatever system its file came from. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

export function withLineEnds(text: string, lineEnd: string): string {
  return withLineFeeds(text).replaceAll('\n', lineEnd);
}

/** Where a text ends without the line breaks after it. */
export function endOfWords(text: string): number {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  return end;
}

/** The line of a place, counted from 1. For many places in one text: it is gone through once. */
export function lineFinder(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: found }) => index + found.length);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/** Counted from 1, as editors show it. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
