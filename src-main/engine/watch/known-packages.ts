import type { ValueStore } from '../ports';
import type { FileIdentity } from '../storage/file-identity';

/** So many are remembered across restarts. */
const bound = 500;
const storeKey = 'passedOn';

/**
 * The files that are not passed on again: those that were there before watching began, and those that were passed on.
 * A file is the same one under another name; what its ctime says is no news.
 */
export class KnownPackages {
  private readonly seen = new Set<string>();

  constructor(private readonly store: ValueStore) {}

  has(file: FileIdentity): boolean {
    const mark = markOf(file);
    return this.seen.has(mark) || this.kept().includes(mark);
  }

  /** Was there before: forgotten when Slipway quits, because then it is there before again. */
  see(file: FileIdentity): void {
    this.seen.add(markOf(file));
  }

  /** Was passed on, which a restart must not repeat. */
  keep(file: FileIdentity): void {
    const mark = markOf(file);
    this.seen.add(mark);
    this.store.set(storeKey, [...this.kept().filter((one) => one !== mark), mark].slice(-bound));
  }

  private kept(): string[] {
    const value = this.store.get(storeKey);
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  }
}

function markOf({ inode, size, modifiedMs }: FileIdentity): string {
  return `${inode}:${size}:${modifiedMs}`;
}
