import { basename } from 'node:path';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { openToRead } from '../storage/read-regular-file';
import { type ReadKey, readKey } from './private-key';

/** Far more than any key file has; a larger one is not read. */
export const largestKeyFile = 64 * 1024;

/**
 * Reads a key from a file, and nothing else of it stays in memory. Throws `key-not-found` when there is no such file,
 * `key-file-unreadable` when it can't be opened, and the errors of `readKey`.
 */
export async function readKeyFile(path: string): Promise<ReadKey> {
  const bytes = await readSmallFile(path);
  try {
    return readKey(bytes);
  } finally {
    bytes.fill(0);
  }
}

async function readSmallFile(path: string): Promise<Buffer> {
  const file = await openToRead(path).catch((cause: unknown) => {
    const isGone = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    return isGone
      ? fail('key-not-found', message('error.key-not-found.gone', { path }), { cause })
      : fail('key-file-unreadable', message('error.key-not-found.file', { path }), { cause });
  });
  try {
    const facts = await file.stat();
    if (!facts.isFile())
      fail('key-not-pem', message('error.key-not-pem.not-a-file', { name: basename(path) }));
    if (facts.size > largestKeyFile)
      fail('key-not-pem', message('error.key-not-pem.file-too-large', { name: basename(path) }));
    return await file.readFile();
  } finally {
    await file.close();
  }
}
