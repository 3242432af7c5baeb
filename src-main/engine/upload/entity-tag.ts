import type { ByteRange } from '../../processes/uploader';

/** This many tags that differ from the MD5, without a single match, show that the tags are not checksums. */
const maxAlike = 2;

/**
 * What a storage reports about its parts, in the ETag of its response. Apple's has been the MD5 of the part
 * (app-store-connect.md, uploads 5); a storage is free to send anything else that merely looks like one.
 */
export class EntityTags {
  private hasMatched = false;
  private areChecksums = true;
  /** The first tag that differed, by the part's offset. */
  private readonly differed = new Map<number, string>();

  /** The MD5 in the tag, hex; null when it is something else. */
  md5In(tag: string | null): string | null {
    if (!this.areChecksums) return null;
    const found = /^"?([0-9a-f]{32})"?$/i.exec(tag?.trim() ?? '');
    return found?.[1]?.toLowerCase() ?? null;
  }

  /**
   * Result of comparing the part. While no tag has ever been the checksum of its part, several parts that
   * differ, or one that gets the same tag again for the same bytes, show that the tags are not checksums:
   * then the result is `unknown`, and Apple's own check of the whole file decides.
   */
  judge({ offset }: ByteRange, md5: string, isSame: boolean): 'same' | 'differs' | 'unknown' {
    if (isSame) {
      this.hasMatched = true;
      return 'same';
    }
    if (this.hasMatched) return 'differs';
    const isAgain = this.differed.get(offset) === md5;
    this.differed.set(offset, this.differed.get(offset) ?? md5);
    if (isAgain || this.differed.size > maxAlike) this.areChecksums = false;
    return this.areChecksums ? 'differs' : 'unknown';
  }
}
