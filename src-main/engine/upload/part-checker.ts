import { Channel } from '../../processes/channel';
import { startWorker } from '../../processes/children';
import type { ByteRange, UploaderContract } from '../../processes/uploader';

/**
 * Computes the MD5 of parts in a separate thread, which starts with the first one: many storages never return a
 * checksum. The bytes are read a second time, so that the event loop that sends them is not slowed down.
 */
export class PartChecker {
  private thread: Channel<UploaderContract> | null = null;

  constructor(
    private readonly entry: URL,
    private readonly fileDescriptor: number,
  ) {}

  /** Hex. */
  md5({ offset, length }: ByteRange): Promise<string> {
    const { fileDescriptor } = this;
    this.thread ??= new Channel(startWorker(this.entry));
    return this.thread.request('md5', { fileDescriptor, offset, length });
  }

  /** Must be called before the file is closed. */
  async close(): Promise<void> {
    this.thread?.kill();
    await this.thread?.ended;
  }
}
