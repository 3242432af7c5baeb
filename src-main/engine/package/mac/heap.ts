import { createHash } from 'node:crypto';
import { createGunzip, inflateSync } from 'node:zlib';
import { message } from '#shared/words/message';
import { fileBytes } from '../archive/file-reader';
import { UnreadableError } from '../unreadable';
import type { XarArchive } from './xar';
import type { XarFile } from './xar-table';

const chunkBytes = 256 * 1024;

/** How the files of an app are packed in an installer. Only the first two can be looked into here. */
export type PayloadForm = 'gzip' | 'plain' | 'pbzx' | 'xz' | 'bzip2' | 'other';

const starts: readonly (readonly [string, PayloadForm])[] = [
  ['1f8b', 'gzip'],
  ['303730373037', 'plain'],
  ['30373037303', 'plain'],
  ['70627a78', 'pbzx'],
  ['fd377a585a', 'xz'],
  ['425a68', 'bzip2'],
];

/** What the payload is, by its first bytes. */
export async function payloadForm({ handle }: XarArchive, file: XarFile): Promise<PayloadForm> {
  if (file.encoding !== 'none') return 'other';
  const head = await fileBytes(handle, file.start, Math.min(8, file.length));
  const hex = head.toString('hex');
  return starts.find(([start]) => hex.startsWith(start))?.[1] ?? 'other';
}

/** A small file of the archive, unpacked and checked. Throws UnreadableError, or RangeError for a file that ends early. */
export async function readXarFile(
  { handle }: XarArchive,
  file: XarFile,
  limit: number,
): Promise<Buffer> {
  if (file.encoding === 'other') throw new UnreadableError(message('unreadable.xar.encoding'));
  if (file.size > limit || file.length > limit)
    throw new UnreadableError(message('unreadable.xar.file-too-large'));
  const packed = await fileBytes(handle, file.start, file.length);
  const check = checksumFor(file);
  check.update(packed);
  check.verify();
  const bytes = file.encoding === 'zlib' && file.length > 0 ? unpacked(packed, file.size) : packed;
  if (bytes.length !== file.size) throw damaged();
  return bytes;
}

function unpacked(packed: Buffer, size: number): Buffer {
  try {
    return inflateSync(packed, { maxOutputLength: size + 1 });
  } catch {
    throw damaged();
  }
}

/**
 * Unpacks a payload and passes it on in chunks, holding one at a time. Its checksums are known only at the end. Throws
 * what `take` throws, UnreadableError, or RangeError for a file that ends early.
 */
export async function streamPayload(
  archive: XarArchive,
  file: XarFile,
  form: 'gzip' | 'plain',
  take: (bytes: Buffer) => void,
  signal?: AbortSignal,
): Promise<void> {
  const check = checksumFor(file);
  if (form === 'plain') {
    for await (const bytes of chunks(archive, file, signal)) {
      check.update(bytes);
      take(bytes);
    }
    return check.verify();
  }
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  let failure: unknown = null;
  gunzip.on('data', (bytes: Buffer) => {
    if (failure !== null) return;
    try {
      take(bytes);
    } catch (error) {
      failure = error ?? damaged();
      gunzip.destroy();
    }
  });
  const closed = new Promise<void>((resolve) => gunzip.once('close', resolve));
  gunzip.on('error', () => {
    failure ??= damaged();
  });
  try {
    for await (const bytes of chunks(archive, file, signal)) {
      check.update(bytes);
      if (failure !== null) break;
      await new Promise<void>((resolve) => {
        gunzip.once('close', resolve);
        gunzip.write(bytes, () => {
          gunzip.off('close', resolve);
          resolve();
        });
      });
    }
    if (failure === null) {
      gunzip.end();
      await closed;
    }
  } finally {
    gunzip.destroy();
  }
  if (failure !== null) throw failure;
  if (gunzip.bytesWritten !== file.length) throw damaged();
  check.verify();
}

async function* chunks(
  { handle }: XarArchive,
  { start, length }: XarFile,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += chunkBytes) {
    signal?.throwIfAborted();
    yield await fileBytes(handle, start + at, Math.min(chunkBytes, length - at));
  }
}

/** Without a checksum in the table there is nothing to compare; gzip has its own. */
function checksumFor({ checksum }: XarFile): { update(bytes: Buffer): void; verify(): void } {
  if (checksum === null) return { update: () => undefined, verify: () => undefined };
  const hash = createHash(checksum.style);
  return {
    update: (bytes) => void hash.update(bytes),
    verify: () => {
      if (hash.digest('hex') !== checksum.hex)
        throw new UnreadableError(message('unreadable.xar.file-checksum'));
    },
  };
}

function damaged(): UnreadableError {
  return new UnreadableError(message('unreadable.xar.compressed-data'));
}
