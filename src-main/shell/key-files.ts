import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { raise } from '#shared/errors';
import type { ChosenKey } from '#shared/ipc-contract';
import { keyIdFromFileName, readPrivateKey } from '../engine/accounts/private-key';

/** Far more than any .p8 has; a larger file is not read to its end. */
const largest = 64 * 1024;
const lifetime = 10 * 60_000;

/** Chosen key files, kept in memory until they are added or ten minutes have passed. */
export interface KeyFiles {
  take(path: string): Promise<ChosenKey>;
  /** The key of a ticket. Raises `key-not-found` once it has been forgotten. */
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
      const pem = readPrivateKey(bytes);
      bytes.fill(0);
      const ticket = randomUUID();
      kept.set(ticket, { pem, timer: setTimeout(forget, lifetime, ticket).unref() });
      const fileName = basename(path);
      return { ticket, fileName, keyId: keyIdFromFileName(fileName) };
    },
    pemOf(ticket) {
      const found = kept.get(ticket);
      return (
        found?.pem ?? raise('key-not-found', 'The chosen file was put away after ten minutes.')
      );
    },
    forget,
  };
}

async function readSmallFile(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch((cause: unknown) =>
    raise('key-not-found', `“${basename(path)}” cannot be opened.`, { cause }),
  );
  try {
    const facts = await file.stat();
    if (!facts.isFile()) raise('key-not-pem', `“${basename(path)}” is not a file.`);
    if (facts.size > largest)
      raise('key-not-pem', `“${basename(path)}” is far too large for a key.`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}
