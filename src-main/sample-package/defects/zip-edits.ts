/** Defects are patched into a finished zip here, since no proper writer creates them. */

const signatures = { line: 0x02014b50, end: 0x06054b50 } as const;
const lineBytes = 46;
const endBytes = 22;
const headerBytes = 30;

/** The two headers of an entry: its line in the central directory, and its local header. */
interface EntryPlaces {
  line: number;
  header: number;
}

/** Writes a wrong checksum into both headers of the entry at this path. */
export function corruptChecksum(zip: Buffer, path: string): Buffer {
  const { line, header } = placesOf(zip, path);
  for (const at of [line + 16, header + 14])
    zip.writeUInt32LE((zip.readUInt32LE(at) ^ 0xffff) >>> 0, at);
  return zip;
}

/** Writes a size into the local header that differs from the central directory. */
export function corruptHeader(zip: Buffer, path: string): Buffer {
  const { header } = placesOf(zip, path);
  zip.writeUInt32LE(zip.readUInt32LE(header + 22) + 1, header + 22);
  return zip;
}

/** Inserts bytes before the entry at this path that the central directory does not list. */
export function insertBefore(zip: Buffer, path: string, bytes: Buffer): Buffer {
  const { header } = placesOf(zip, path);
  const end = zip.length - endBytes;
  for (const line of lines(zip)) moveFrom(zip, line + 42, header, bytes.length);
  moveFrom(zip, end + 16, header, bytes.length);
  return Buffer.concat([zip.subarray(0, header), bytes, zip.subarray(header)]);
}

/** A complete copy of an entry, header and compressed bytes, under another name of the same length. */
export function copyOf(zip: Buffer, path: string, name: string): Buffer {
  const { line, header } = placesOf(zip, path);
  const length =
    headerBytes +
    zip.readUInt16LE(header + 26) +
    zip.readUInt16LE(header + 28) +
    zip.readUInt32LE(line + 20);
  const copy = Buffer.from(zip.subarray(header, header + length));
  copy.write(name, headerBytes);
  return copy;
}

function moveFrom(zip: Buffer, at: number, place: number, by: number): void {
  const value = zip.readUInt32LE(at);
  if (value >= place) zip.writeUInt32LE(value + by, at);
}

function placesOf(zip: Buffer, path: string): EntryPlaces {
  const name = Buffer.from(path);
  for (const line of lines(zip)) {
    const start = line + lineBytes;
    if (zip.subarray(start, start + zip.readUInt16LE(line + 28)).equals(name))
      return { line, header: zip.readUInt32LE(line + 42) };
  }
  throw new RangeError(`The package has no ${path}.`);
}

function* lines(zip: Buffer): Generator<number> {
  const end = zip.length - endBytes;
  if (zip.readUInt32LE(end) !== signatures.end) throw new RangeError('The zip has a comment.');
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === signatures.line) {
    yield at;
    at +=
      lineBytes + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}
