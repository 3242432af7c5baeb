import { message } from '#shared/words/message';
import { assertSameOpenFile, type FileIdentity } from '../storage/file-identity';
import { openArchive, type ZipArchive } from './archive/archive';
import { findApp } from './find-app';
import { openPackageFile } from './package-file';
import { type Refuse, refuseFor } from './refusal';

/** A package that is open for reading, and where its app lies. */
export interface OpenedArchive {
  zip: ZipArchive;
  /** Path of the app inside the package, with a slash at its end. */
  appPath: string;
  /** Bytes of the file. */
  size: number;
  /** Identity of the file that is read: all bytes are from it. */
  file: FileIdentity;
  refuse: Refuse;
  signal: AbortSignal | undefined;
}

/**
 * Lends an opened package and closes it afterwards. Throws package-* errors, or the signal's reason. All that
 * is read is from one file in one state: `package-changed` when it changes, or is replaced, before the end.
 */
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
    if (/\.zip$/i.test(path)) refuseZipName(refuse);
    const { size, identity } = file;
    const result = await use({ zip, appPath, size, file: identity, refuse, signal });
    await assertSameOpenFile(file.handle, path, identity);
    return result;
  } finally {
    await file.handle.close();
  }
}

/** An exported .ipa under another name, or what someone packed themselves: only a person knows. */
function refuseZipName(refuse: Refuse): never {
  return refuse(
    'package-not-ipa',
    (name) => message('error.package-not-ipa.zip', { package: name }),
    { whatToDo: message('error.package-not-ipa.zip-fix') },
  );
}

const important = /(?:\.app\/?|\/info\.plist|\/embedded\.mobileprovision)$/;

/** Folded paths that determine what the package is: no second file may match one of them. */
function isImportant(name: string): boolean {
  return important.test(name);
}
