import { PassedError, PassingRanges } from '../passing-ranges';
import { type BlockPlace, CatalogError } from './bom-store';

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

/** Gathers parts of a file in one pass, each in the place of its number. Raises CatalogError. */
export async function gather(pass: Passes, places: readonly BlockPlace[]): Promise<Buffer[]> {
  const parts: Buffer[] = places.map(() => Buffer.alloc(0));
  await passOnce(pass, (stream) => {
    for (const [number, { start, size }] of places.entries()) {
      stream.wantWhole(start, size, (bytes) => {
        parts[number] = bytes;
      });
    }
  });
  return parts;
}
