import { findApp } from './find-app';
import { openPackageFile } from './open-package-file';
import { type Refuse, refuseFor } from './refusal';
import { openArchive } from './zip/open-archive';
import type { ZipArchive } from './zip/zip-archive';

/** A package that is open for reading, and where its app lies. */
export interface OpenedArchive {
  zip: ZipArchive;
  /** Path of the app inside the package, with a slash at its end. */
  appPath: string;
  /** Bytes of the file. */
  size: number;
  refuse: Refuse;
  signal: AbortSignal | undefined;
}

/** Lends an opened package and closes it afterwards. Ends with package-* trouble, or with the signal's reason. */
export async function withArchive<T>(
  path: string,
  use: (opened: OpenedArchive) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const refuse = refuseFor(path);
  const file = await openPackageFile(path, refuse);
  try {
    const zip = await openArchive(file, refuse, isImportant, signal);
    signal?.throwIfAborted();
    const appPath = findApp(zip.entries.keys(), refuse);
    return await use({ zip, appPath, size: file.size, refuse, signal });
  } finally {
    await file.handle.close();
  }
}

const important = /(?:\.app\/?|\/Info\.plist|\/embedded\.mobileprovision)$/i;

/** Paths that decide what the package is, in any spelling: no second file may stand for one of them. */
function isImportant(name: string): boolean {
  return important.test(name);
}
