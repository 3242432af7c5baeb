import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const Manifest = z.object({ version: z.string() });

/** Two folders above the built program, both in the checkout and in the packaged app. */
const manifestPlace = '../../package.json';

export async function productVersion(): Promise<string> {
  const text = await readFile(new URL(manifestPlace, import.meta.url), 'utf8');
  return Manifest.parse(JSON.parse(text)).version;
}
