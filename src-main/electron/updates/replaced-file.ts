import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';

export interface KeptFile {
  forget(): void;
  /** The file is there again, with what was in it. */
  putBack(): void;
}

/**
 * Keeps the file of this version until the new one is in its place: electron-updater deletes it first, and a full disk
 * after that would leave a person without any. Null if there is none. Throws if it can't be kept.
 */
export function keepForNow(path: string | undefined): KeptFile | null {
  if (path === undefined || !existsSync(path)) return null;
  const kept = `${path}.before-update`;
  rmSync(kept, { force: true });
  try {
    // A second name takes no space; some file systems have only one for each file.
    linkSync(path, kept);
  } catch {
    copyFileSync(path, kept);
  }
  return {
    forget: () => rmSync(kept, { force: true }),
    putBack: () => renameSync(kept, path),
  };
}
