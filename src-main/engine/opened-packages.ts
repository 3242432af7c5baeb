import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { OpenedPackage } from '#shared/ipc-contract';
import type { PackageReader } from './package/reader/package-reader';
import { type FileIdentity, identityOf, isSameFile } from './upload/file-identity';

/** Packages as somebody opens them: read, and told apart from every other file. */
export class OpenedPackages {
  private last: OpenedPackage | null = null;

  constructor(private readonly reader: PackageReader) {}

  /** Raises `package-*` trouble. */
  async inspect(path: string): Promise<OpenedPackage> {
    // Before it is read: a file that changes meanwhile must not get the mark of what is there afterwards.
    const mark = await identify(path);
    const opened = { ...(await this.reader.inspect(path)), ...(mark && { mark }) };
    this.last = opened;
    return opened;
  }

  /** The same, without reading the file again that was opened last. */
  async recall(path: string): Promise<OpenedPackage> {
    const { last } = this;
    if (last?.path !== resolve(path) || !last.mark) return this.inspect(path);
    const now = await identify(path);
    return now && isSameFile(last.mark, now) ? last : this.inspect(path);
  }
}

/** Null where nothing can be looked at; reading it then says why. */
async function identify(path: string): Promise<FileIdentity | null> {
  return stat(path).then(identityOf, () => null);
}
