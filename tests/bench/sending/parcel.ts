import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { UploadOperation } from '../../../src-main/engine/asc/build-upload-files';
import { scratch } from '../samples';

const mebibyte = 1024 * 1024;

/** A file, and the addresses of its parts. */
export interface Parcel {
  file: string;
  /** The list for `send-parts`. */
  list: string;
  /** The same ranges as separate files, and a list of them for curl; null without curl. */
  curlList: string | null;
  bytes: number;
  parts: number;
}

export interface ParcelOptions {
  sizeMb: number;
  partMb: number;
  url: string;
  isForCurl?: boolean;
  /** The query appended to each part's address; `md5` is the one of that part. */
  query?: (place: number, md5: () => string) => string;
}

/** Writes a file of the size, if it does not exist, and the lists of its parts. */
export function makeParcel({
  sizeMb,
  partMb,
  url,
  isForCurl = false,
  query,
}: ParcelOptions): Parcel {
  const file = largeFile(sizeMb);
  const bytes = sizeMb * mebibyte;
  const operations = cut(bytes, partMb * mebibyte).map(
    ({ offset, length }, place): UploadOperation => {
      const more = query?.(place, () => md5Of(file, offset, length)) ?? '';
      const address = `${url}/${place}${more && `?${more}`}`;
      return { method: 'PUT', url: address, offset, length, requestHeaders: [] };
    },
  );
  const list = join(scratch, 'operations.json');
  writeFileSync(list, JSON.stringify(operations));
  const curlList = isForCurl ? writeForCurl(file, operations, partMb) : null;
  return { file, list, curlList, bytes, parts: operations.length };
}

function cut(bytes: number, partSize: number): { offset: number; length: number }[] {
  return Array.from({ length: Math.ceil(bytes / partSize) }, (_, place) => ({
    offset: place * partSize,
    length: Math.min(partSize, bytes - place * partSize),
  }));
}

function largeFile(sizeMb: number): string {
  const file = join(scratch, `parcel-${sizeMb}`);
  if (existsSync(file)) return file;
  const block = randomBytes(16 * mebibyte);
  const descriptor = openSync(file, 'w');
  for (let written = 0; written < sizeMb; written += 16) {
    // No two blocks are equal, so that a part at the wrong offset has another checksum.
    block.writeUInt32LE(written);
    writeSync(descriptor, block, 0, Math.min(16, sizeMb - written) * mebibyte);
  }
  closeSync(descriptor);
  return file;
}

function read(file: string, offset: number, length: number): Buffer {
  const part = Buffer.allocUnsafe(length);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, part, 0, length, offset);
  closeSync(descriptor);
  return part;
}

function md5Of(file: string, offset: number, length: number): string {
  return createHash('md5')
    .update(read(file, offset, length))
    .digest('hex');
}

/** curl sends whole files only, so it gets each part as a file. */
function writeForCurl(file: string, operations: UploadOperation[], partMb: number): string {
  const folder = `${file}-in-${partMb}`;
  const isCut = existsSync(folder);
  mkdirSync(folder, { recursive: true });
  const lines = operations.flatMap(({ url, offset, length }, place) => {
    const part = join(folder, String(place));
    if (!isCut) writeFileSync(part, read(file, offset, length));
    return [`upload-file="${part}"`, `url="${url}"`, 'output="/dev/null"'];
  });
  const list = join(scratch, 'curl.txt');
  writeFileSync(list, ['silent', 'fail', 'header="Expect:"', ...lines].join('\n'));
  return list;
}

/** The parts for curl take as much room as the file. */
export function removeCurlParts({ file }: Parcel, partMb: number): void {
  rmSync(`${file}-in-${partMb}`, { recursive: true, force: true });
}
