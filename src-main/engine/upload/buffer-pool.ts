import type { ClientRequest } from 'node:http';

const buffersPerConnection = 3;
const largestBuffer = 1024 * 1024;
/** Four connections get the largest buffers. More connections share the same memory, whatever their number. */
const bufferSizeFor = (connections: number): number =>
  largestBuffer / 2 ** Math.max(0, Math.ceil(Math.log2(connections / 4)));

/** The request failed before its bytes were sent; the request itself reports why. */
export class RequestClosed extends Error {}

/**
 * Memory for bytes in flight: three buffers per connection, refilled as soon as the socket has released one.
 * That keeps the disk ahead of the network and memory flat for any size of file and parts.
 */
export class BufferPool {
  private spare: Buffer[] = [];

  /** `countConnections`: the current number of concurrent parts. */
  constructor(private readonly countConnections: () => number) {}

  forPart(): PartBuffers {
    const size = bufferSizeFor(this.countConnections());
    this.spare = this.spare.filter((buffer) => buffer.length === size);
    return new PartBuffers(
      Array.from(
        { length: buffersPerConnection },
        () => this.spare.pop() ?? Buffer.allocUnsafeSlow(size),
      ),
      (buffers) => this.spare.push(...buffers),
    );
  }
}

/**
 * One part's buffers. If its socket died they are left to garbage collection: the last write may still read from
 * them.
 */
class PartBuffers {
  private readonly free: Buffer[];
  private waiting: ((buffer: Buffer) => void) | null = null;

  constructor(
    buffers: Buffer[],
    private readonly release: (buffers: Buffer[]) => void,
  ) {
    this.free = buffers;
  }

  /** The next free buffer; rejects when the request fails first. */
  take(request: ClientRequest): Promise<Buffer> {
    if (request.destroyed) return Promise.reject(new RequestClosed());
    const buffer = this.free.pop();
    if (buffer) return Promise.resolve(buffer);
    return new Promise((resolve, reject) => {
      const closed = (): void => reject(new RequestClosed());
      request.once('close', closed);
      this.waiting = (given) => {
        request.off('close', closed);
        resolve(given);
      };
    });
  }

  give(buffer: Buffer): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting) waiting(buffer);
    else this.free.push(buffer);
  }

  /** Passes the buffers on to the next part; only once every write has released them. */
  close(): void {
    if (this.free.length === buffersPerConnection) this.release(this.free.splice(0));
  }
}
