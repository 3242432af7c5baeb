import type { UploadOperation } from '../asc/build-upload-files';

/** How much a new measurement counts against the ones before it. */
const weight = 0.3;

/** Tells which addresses will have run out before their part is through. */
export class AddressLife {
  private millisecondsAByte: number | null = null;

  /** `readAt`: when the addresses were read, milliseconds by this computer's clock. */
  constructor(private readonly readAt: number) {}

  /** What a part took. */
  note(bytes: number, milliseconds: number): void {
    if (bytes === 0) return;
    const before = this.millisecondsAByte ?? milliseconds / bytes;
    this.millisecondsAByte = before + weight * (milliseconds / bytes - before);
  }

  isOverBeforeSent({ expiration, length }: UploadOperation, now: number): boolean {
    const until = expiration ? Date.parse(expiration) : Number.NaN;
    const life = until - this.readAt;
    // Over already when it was new: then this computer's clock is wrong, and the storage's answer counts.
    if (Number.isNaN(until) || life <= 0) return false;
    const expected = length * (this.millisecondsAByte ?? 0);
    // A part that takes longer than any address lives is not helped by another address.
    return until < now + (expected < life ? expected : 0);
  }
}
