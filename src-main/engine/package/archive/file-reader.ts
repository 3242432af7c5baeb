import type { FileHandle } from 'node:fs/promises';
import { RandomAccessReader } from 'yauzl';

type Done = (error: Error | null, bytesRead?: number) => void;

/** Lets yauzl look for the end of a zip in a file that we keep open. */
export class FileReader extends RandomAccessReader {
  constructor(private readonly file: FileHandle) {
    super();
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    done: Done,
  ): void {
    fileBytes(this.file, position, length).then(
      (bytes) => this.answer(done, null, bytes.copy(target, offset)),
      (error: Error) => this.answer(done, error, 0),
    );
  }

  /** Errors that yauzl throws while parsing must fail the listing, not be uncaught. */
  private answer(done: Done, error: Error | null, bytesRead: number): void {
    try {
      done(error, bytesRead);
    } catch (thrown) {
      this.emit('error', thrown);
    }
  }
}

/** Reads exactly this many bytes at an offset. Throws RangeError when the file ends before. */
export async function fileBytes(
  file: FileHandle,
  position: number,
  length: number,
): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new RangeError('it points past its own end');
    filled += bytesRead;
  }
  return buffer;
}

const pieceBytes = 1024 * 1024;

/**
 * Reads a file mostly front to back, one chunk ahead, so that the disk works
 * while the previous chunk is processed. Returned buffers are valid until the next call.
 */
export class ReadAhead {
  private current: { start: number; bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };
  private ahead: { start: number; reading: Promise<Buffer> } | null = null;
  private readonly buffers: [Buffer, Buffer] = [
    Buffer.allocUnsafeSlow(pieceBytes),
    Buffer.allocUnsafeSlow(pieceBytes),
  ];

  constructor(private readonly file: FileHandle) {}

  /** Exactly this many bytes. Throws RangeError when the file ends before. */
  async bytes(position: number, length: number): Promise<Buffer> {
    const first = await this.some(position, length);
    if (first.length === length) return first;
    // Copied: the next read overwrites the chunk that it lies in.
    const whole = Buffer.allocUnsafe(length);
    let filled = first.copy(whole);
    while (filled < length)
      filled += (await this.some(position + filled, length - filled)).copy(whole, filled);
    return whole;
  }

  /** The available bytes, at least one and at most this many. Throws RangeError at the end of the file. */
  async some(position: number, most: number): Promise<Buffer> {
    const { start, bytes } = this.current;
    if (most === 0) return Buffer.alloc(0);
    if (position < start || position >= start + bytes.length) await this.moveTo(position);
    const from = position - this.current.start;
    return this.current.bytes.subarray(from, from + most);
  }

  /** Awaits and drops the read-ahead, so that the file may be closed. */
  async finish(): Promise<void> {
    await this.ahead?.reading.catch(() => undefined);
    this.ahead = null;
  }

  private async moveTo(position: number): Promise<void> {
    const { ahead } = this;
    this.ahead = null;
    const bytes = await (ahead?.start === position ? ahead.reading : this.afresh(position, ahead));
    if (bytes.length === 0) throw new RangeError('it points past its own end');
    this.current = { start: position, bytes };
    if (bytes.length === pieceBytes) this.readAhead(position + pieceBytes);
  }

  private async afresh(position: number, ahead: typeof this.ahead): Promise<Buffer> {
    await ahead?.reading.catch(() => undefined);
    return this.read(position);
  }

  private readAhead(start: number): void {
    const reading = this.read(start);
    reading.catch(() => undefined);
    this.ahead = { start, reading };
  }

  /** Into the buffer that does not hold the current piece. */
  private async read(position: number): Promise<Buffer> {
    const [one, other] = this.buffers;
    const buffer = this.current.bytes.buffer === one.buffer ? other : one;
    const { bytesRead } = await this.file.read(buffer, 0, pieceBytes, position);
    return buffer.subarray(0, bytesRead);
  }
}
