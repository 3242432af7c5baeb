import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { pacificDate } from '../protocol/pacific-date';
import { addressLifetime } from '../world/delays';
import type { BuildUploadFileRow, PartRow } from '../world/rows';
import type { Moment } from '../world/state';

export const partContentType = 'application/octet-stream';
const maxParts = 10_000;

/** Divides a file of that many bytes into contiguous ranges. A huge file gets larger parts, not more of them. */
export function cutIntoParts(fileSize: number, partSize: number): PartRow[] {
  const size = Math.max(partSize, Math.ceil(fileSize / maxParts));
  const count = Math.ceil(fileSize / size);
  return Array.from({ length: count }, (_, place) => ({
    partNumber: place + 1,
    offset: place * size,
    length: Math.min(size, fileSize - place * size),
    md5: null,
  }));
}

/** Out of order on purpose, in the same order every time: even positions backwards, then the odd ones. */
function shuffled(parts: readonly PartRow[]): PartRow[] {
  const evens = parts.filter((part) => part.partNumber % 2 === 0);
  const odds = parts.filter((part) => part.partNumber % 2 === 1);
  return [...evens.reverse(), ...odds.reverse()];
}

/** Upload operations as a client gets them; null once the file is committed. Expired addresses are renewed. */
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

/** The part that an address stands for. `expires` is wall time in milliseconds. */
interface PartAddress {
  fileId: string;
  partNumber: number;
  expires: number;
}

function sign({ fileId, partNumber, expires }: PartAddress, secret: string): string {
  return createHmac('sha256', secret).update(`${fileId}/${partNumber}/${expires}`).digest('hex');
}

/** The path and query of a presigned part; the caller prepends the origin. */
function writeAddress(address: PartAddress, secret: string): string {
  const { fileId, partNumber, expires } = address;
  return `/parts/${fileId}/${partNumber}?expires=${expires}&signature=${sign(address, secret)}`;
}

/** Null when the address was not signed with this secret. The caller checks the expiry. */
export function readAddress(target: string, secret: string): PartAddress | null {
  const url = new URL(target, 'http://localhost');
  const found = /^\/parts\/([\w-]+)\/(\d+)$/.exec(url.pathname);
  if (!found) return null;
  const address = {
    fileId: found[1] ?? '',
    partNumber: Number(found[2]),
    expires: Number(url.searchParams.get('expires')),
  };
  const given = Buffer.from(url.searchParams.get('signature') ?? '', 'utf8');
  const right = Buffer.from(sign(address, secret), 'utf8');
  return given.length === right.length && timingSafeEqual(given, right) ? address : null;
}

/** MD5 over the parts' MD5s in order, then the number of parts and the size of the first: `…-4-5242880`. */
export function compositeChecksum(file: BuildUploadFileRow): string {
  const hash = createHash('md5');
  for (const part of file.parts) hash.update(part.md5 ?? '', 'hex');
  return `${hash.digest('hex').toUpperCase()}-${file.parts.length}-${file.parts[0]?.length ?? 0}`;
}
