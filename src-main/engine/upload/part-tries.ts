import type { UploadOperation } from '../asc/build-upload-files';

const most = 6;

/**
 * How often one part was tried in vain. A part of the file that was stored meanwhile shows that the line works:
 * then it starts from nought.
 */
export class PartTries {
  private burned = 0;
  private storedThen = 0;
  private wasLineLost = false;

  constructor(
    readonly part: UploadOperation,
    /** How many parts have been stored so far. */
    private readonly countStored: () => number,
  ) {}

  get count(): number {
    return this.countStored() === this.storedThen ? this.burned : 0;
  }

  get isSpent(): boolean {
    return this.count >= most;
  }

  burn(isLineLost: boolean): void {
    this.burned = this.count + 1;
    this.storedThen = this.countStored();
    this.wasLineLost = isLineLost;
  }

  /** The line is gone: when that showed first in a broken try, that one counts for nothing. */
  lineGone(): void {
    if (this.wasLineLost && this.burned > 0) this.burned -= 1;
    this.wasLineLost = false;
  }
}
