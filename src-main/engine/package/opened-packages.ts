import { resolve } from 'node:path';
import type { OpenedPackage } from '#shared/domain/opened-package';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import type { PackageFacts } from '../../processes/package-reader';
import { type FileIdentity, identityAt, isSameFile } from '../storage/file-identity';
import { iconIn } from './icons/app-icons';
import type { PackageReader } from './reader/package-reader';

/** Packages that a person opens: read, and distinguished from every other file. */
export class OpenedPackages {
  private last: OpenedPackage | null = null;

  constructor(private readonly reader: PackageReader) {}

  /** Throws `package-*` errors. */
  async inspect(path: string): Promise<OpenedPackage> {
    const opened = await this.reader.inspect(path);
    this.last = opened;
    return opened;
  }

  /**
   * The same, without reading the last opened file again. With a mark, only the file that has it: throws
   * `package-changed` for another one.
   */
  async recall(path: string, mark: FileIdentity | null = null): Promise<OpenedPackage> {
    const opened = (await this.unchanged(path)) ?? (await this.inspect(path));
    if (mark && !isSameFile(mark, opened.mark)) {
      fail('package-changed', message('error.package-changed.other-file', { path }));
    }
    return opened;
  }

  /** What a run starts with: the full reading if it was opened, otherwise a quick one without its executables. */
  async facts(path: string): Promise<PackageFacts> {
    const opened = await this.unchanged(path);
    if (opened === null) return this.reader.facts(path);
    const { info, mark, icon } = opened;
    return { info, file: mark, icon: icon === null ? null : iconIn(icon) };
  }

  private async unchanged(path: string): Promise<OpenedPackage | null> {
    const { last } = this;
    if (last?.path !== resolve(path)) return null;
    // If it can't be stat'ed, reading it reports why.
    const now = await identityAt(path).catch(() => null);
    return now && isSameFile(last.mark, now) ? last : null;
  }
}
