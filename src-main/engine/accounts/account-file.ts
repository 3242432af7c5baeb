import { readFile, rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { Account } from '#shared/domain/account';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { lockFolder, lockPath } from '../storage/folder-lock';
import { parseJson, writeJsonFile } from '../storage/json-file';
import { onDisk } from '../storage/on-disk';

/** A row of the file: what the window is shown of an account, and the name of its entry in the keychain. */
export const AccountRow = Account.omit({ needsKey: true }).extend({
  /** Left out while it is the account's own ID, as it is until the key is replaced. */
  entry: z.string().optional(),
});
export type AccountRow = z.infer<typeof AccountRow>;

/** One entry of the file. */
export interface KeptRow {
  /** As it is in the file, where another version of Slipway may have written it. */
  raw: unknown;
  /** Null if this version can't read it: then it only stays in the file. */
  row: AccountRow | null;
}

const betweenTriesMs = 20;
/** Ten seconds: a change takes milliseconds. */
const tries = 500;

/** The entries of the file. Throws `settings-damaged` when it is no list, and what the disk reports. */
export async function readRows(path: string): Promise<KeptRow[]> {
  const rows = await readList(path);
  if (rows === 'damaged')
    return fail('settings-damaged', message('error.settings-damaged.detail', { path }));
  return rows.map((raw) => ({ raw, row: readRow(raw) }));
}

export function writeRows(path: string, rows: readonly KeptRow[]): Promise<void> {
  return writeJsonFile(
    path,
    rows.map(({ raw }) => raw),
  );
}

/** One process at a time changes the file, because each writes it as a whole. Throws `storage-failed`. */
export async function whileLocked<T>(path: string, work: () => Promise<T>): Promise<T> {
  const folder = dirname(path);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const lock = await onDisk(folder, () => lockFolder(folder));
    if (lock.kind === 'taken') return work().finally(lock.release);
    await wait(betweenTriesMs);
  }
  const params = { path: lockPath(folder), code: 'EBUSY' };
  return fail('storage-failed', message('error.storage-failed.file', params));
}

/** Keeps a damaged file under another name, which it returns, so that a new one can begin; null for any other. */
export async function putAsideDamaged(path: string): Promise<string | null> {
  if ((await readList(path)) !== 'damaged') return null;
  return whileLocked(path, async () => {
    if ((await readList(path)) !== 'damaged') return null;
    const aside = `${path}.corrupt-${Date.now()}`;
    await rename(path, aside);
    return basename(aside);
  });
}

async function readList(path: string): Promise<unknown[] | 'damaged'> {
  const text = await readFile(path, 'utf8').catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return null;
    throw thrown;
  });
  if (text === null) return [];
  const value = parseJson(text);
  return Array.isArray(value) ? value : 'damaged';
}

/** What another version wrote into a field that may be missing counts as missing. */
function readRow(raw: unknown): AccountRow | null {
  const parsed = AccountRow.safeParse(raw);
  if (parsed.success) return parsed.data;
  if (typeof raw !== 'object' || raw === null) return null;
  const faulty = new Set(parsed.error.issues.map(({ path: [field] }) => field));
  const rest = Object.entries(raw).filter(([field]) => !faulty.has(field));
  const repaired = { check: { state: 'not-tested' }, ...Object.fromEntries(rest) };
  return AccountRow.safeParse(repaired).data ?? null;
}
