import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { iconAddress } from '../package/icon/icon-address';

const iconName = 'icon.png';

/** Keeps the app's icon beside the journal, so that a run is known by its face when the package is gone. */
export async function keepRunIcon(folder: string, png: Uint8Array | null): Promise<void> {
  if (png) await writeFile(join(folder, iconName), png, { mode: 0o600 });
}

/** The kept icon as a `data:` address, or null. */
export async function readRunIcon(folder: string): Promise<string | null> {
  const png = await readFile(join(folder, iconName)).catch(() => null);
  return png && iconAddress(png);
}
