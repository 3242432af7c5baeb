import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ChosenKey } from '#shared/domain/account';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { keyIdFromFileName, readKey } from '../engine/accounts/private-key';

/** Far more than any .p8 has; a larger file is not read completely. */
const largest = 64 * 1024;
const lifetime = 10 * 60_000;

/** Selected key files, kept in memory until they are added or ten minutes have passed. */
export interface KeyFiles {
  take(path: string): Promise<ChosenKey>;
  /** The key for a ticket. Fails with `key-not-found` once it has been forgotten. */
  pemOf(ticket: string): string;
  forget(ticket: string): void;
}

export function createKeyFiles(): KeyFiles {
  const kept = new Map<string, { pem: string; timer: NodeJS.Timeout }>();
  const forget = (ticket: string): void => {
    clearTimeout(kept.get(ticket)?.timer);
    kept.delete(ticket);
  };
  return {
    async take(path) {
      const bytes = await readSmallFile(path);
      const { pem, wrapping, keyId, issuerId } = readKey(bytes);
      bytes.fill(0);
      const ticket = randomUUID();
      kept.set(ticket, { pem, timer: setTimeout(forget, lifetime, ticket).unref() });
      const fileName = basename(path);
      return {
        ticket,
        fileName,
        keyId: keyIdFromFileName(fileName) ?? keyId,
        issuerId,
        wrapping,
      };
    },
    pemOf(ticket) {
      const found = kept.get(ticket);
      return found?.pem ?? fail('key-not-found', message('error.key-not-found.forgotten'));
    },
    forget,
  };
}

async function readSmallFile(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch((cause: unknown) =>
    fail('key-not-found', message('error.key-not-found.file', { path }), { cause }),
  );
  try {
    const facts = await file.stat();
    if (!facts.isFile())
      fail('key-not-pem', message('error.key-not-pem.not-a-file', { name: basename(path) }));
    if (facts.size > largest)
      fail('key-not-pem', message('error.key-not-pem.file-too-large', { name: basename(path) }));
    return await file.readFile();
  } finally {
    await file.close();
  }
}
