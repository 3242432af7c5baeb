import { createHmac, timingSafeEqual } from 'node:crypto';

/** What an address of a part stands for. `expires` is wall time in milliseconds. */
export interface PartAddress {
  fileId: string;
  partNumber: number;
  expires: number;
}

function sign({ fileId, partNumber, expires }: PartAddress, secret: string): string {
  return createHmac('sha256', secret).update(`${fileId}/${partNumber}/${expires}`).digest('hex');
}

/** The path and query of a presigned part; the origin goes before it. */
export function writeAddress(address: PartAddress, secret: string): string {
  const { fileId, partNumber, expires } = address;
  return `/parts/${fileId}/${partNumber}?expires=${expires}&signature=${sign(address, secret)}`;
}

/** Null when the address was not made with this secret. Whether it has run out is for the caller. */
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
