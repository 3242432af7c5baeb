import { pacificDate } from '../protocol/pacific-date';
import { addressLifetime } from '../world/delays';
import type { BuildUploadFileRow, PartRow } from '../world/rows';
import type { Moment } from '../world/state';
import { writeAddress } from './addresses';

export const partContentType = 'application/octet-stream';
const mostParts = 10_000;

/** Cuts a file of so many bytes into ranges that tile it. A huge file gets larger parts, not more of them. */
export function cutIntoParts(fileSize: number, partSize: number): PartRow[] {
  const size = Math.max(partSize, Math.ceil(fileSize / mostParts));
  const count = Math.ceil(fileSize / size);
  return Array.from({ length: count }, (_, place) => ({
    partNumber: place + 1,
    offset: place * size,
    length: Math.min(size, fileSize - place * size),
    md5: null,
  }));
}

/** Out of order on purpose, and in the same disorder every time: even places backwards, then the odd ones. */
function shuffled(parts: readonly PartRow[]): PartRow[] {
  const evens = parts.filter((part) => part.partNumber % 2 === 0);
  const odds = parts.filter((part) => part.partNumber % 2 === 1);
  return [...evens.reverse(), ...odds.reverse()];
}

/** Upload operations as a client gets them; null once the file is committed. Addresses run out are made anew. */
export function operationsOf(file: BuildUploadFileRow, moment: Moment): unknown[] | null {
  if (file.committedAt !== null) return null;
  const isOver = file.operationsExpireAt <= moment.wallTime;
  const expires = isOver ? moment.wallTime + addressLifetime : file.operationsExpireAt;
  const expiration = pacificDate(new Date(expires), 'milliseconds');
  return shuffled(file.parts).map((part) => ({
    method: 'PUT',
    url: `${moment.origin}${writeAddress(
      { fileId: file.id, partNumber: part.partNumber, expires },
      moment.state.addressSecret,
    )}`,
    length: part.length,
    offset: part.offset,
    requestHeaders: [{ name: 'Content-Type', value: partContentType }],
    expiration,
    partNumber: part.partNumber,
    entityTag: part.md5 === null ? null : `"${part.md5}"`,
  }));
}
