import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { replaceFile } from '../../files/replace-file';
import { onDisk } from './on-disk';

/** Reads and checks a JSON file. A missing or damaged one gives the fallback, and stays as it is. */
export async function readJsonFile<T>(path: string, schema: z.ZodType<T>, fallback: T): Promise<T> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return fallback;
  const parsed = schema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : fallback;
}

/** Replaces a JSON file as a whole. Mode 0600. Throws `disk-full` and `storage-failed`. */
export async function writeJsonFile(path: string, value: unknown): Promise<void> {
  return writeTextFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** Replaces a file: after a crash there is either the old or the new one. Mode 0600. Throws like `writeJsonFile`. */
export function writeTextFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  return onDisk(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await replaceFile(path, text);
  });
}

/** The value of a JSON text, or undefined when it is invalid. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
