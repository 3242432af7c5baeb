import { PassedError, PassingRanges } from '../passing-ranges';
import { type BlockPlace, CatalogError } from './bom-store';
import { isRendition, renditionHeadBytes } from './renditions';

/** A file whose bytes can go by as often as they are needed. */
export type Passes = (take: (bytes: Buffer) => void) => Promise<void>;

/** Lets a file go by once, for whoever asks the stream for parts of it. Raises CatalogError. */
export async function passOnce(pass: Passes, ask: (stream: PassingRanges) => void): Promise<void> {
  // Kept until the bytes have gone by: what is wrong with their checksum comes first.
  let problem: unknown = null;
  const stream = new PassingRanges((error) => {
    problem ??= error;
  });
  ask(stream);
  await pass((bytes) => stream.push(bytes));
  if (problem instanceof PassedError)
    throw new CatalogError('has blocks that lie over one another');
  if (problem !== null) throw problem;
}

const mostHeld = 24 * 1024 * 1024;

/**
 * Gathers blocks of a file in one pass, each in the place of its number: of a picture its header, of
 * anything else all, since the lists of a large catalog are long. Raises CatalogError.
 */
export async function gather(pass: Passes, places: readonly BlockPlace[]): Promise<Buffer[]> {
  const parts: Buffer[] = places.map(() => Buffer.alloc(0));
  let room = mostHeld;
  const hold = (bytes: number): void => {
    room -= bytes;
    if (room < 0) throw new CatalogError('has more blocks than are read');
  };
  const heads = places.map(({ size }) => Math.min(size, renditionHeadBytes));
  hold(heads.reduce((sum, size) => sum + size, 0));
  await passOnce(pass, (stream) => {
    for (const [number, { start, size }] of places.entries()) {
      const headSize = heads[number] ?? 0;
      stream.wantWhole(start, headSize, (head) => {
        parts[number] = head;
        if (size === headSize || isRendition(head)) return;
        hold(size - headSize);
        stream.wantWhole(start + headSize, size - headSize, (rest) => {
          parts[number] = Buffer.concat([head, rest]);
        });
      });
    }
  });
  return parts;
}
