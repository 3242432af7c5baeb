import type { ClientRequest } from 'node:http';

const slabSize = 512 * 1024;
const slabsALane = 3;

/** The request died before its bytes were through; why is for the request itself to say. */
export class RequestClosed extends Error {
  constructor() {
    super('the connection was closed while sending');
  }
}

/**
 * Memory for bytes on their way: three slabs a lane, read into as soon as the socket has let one go.
 * That keeps the disk ahead of the line and memory flat whatever the size of file and parts.
 */
export class SlabPool {
  private readonly spare: Buffer[] = [];

  lane(): SlabLane {
    return new SlabLane(
      Array.from(
        { length: slabsALane },
        () => this.spare.pop() ?? Buffer.allocUnsafeSlow(slabSize),
      ),
      (slabs) => this.spare.push(...slabs),
    );
  }
}

/** One part's share. A lane whose socket died is left to the collector: its last write may still read from it. */
export class SlabLane {
  private readonly free: Buffer[];
  private waiting: ((slab: Buffer) => void) | null = null;

  constructor(
    slabs: Buffer[],
    private readonly handBack: (slabs: Buffer[]) => void,
  ) {
    this.free = slabs;
  }

  /** The next free slab; rejects when the request dies first. */
  take(request: ClientRequest): Promise<Buffer> {
    if (request.destroyed) return Promise.reject(new RequestClosed());
    const slab = this.free.pop();
    if (slab) return Promise.resolve(slab);
    return new Promise((resolve, reject) => {
      const closed = (): void => reject(new RequestClosed());
      request.once('close', closed);
      this.waiting = (given) => {
        request.off('close', closed);
        resolve(given);
      };
    });
  }

  give(slab: Buffer): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting) waiting(slab);
    else this.free.push(slab);
  }

  /** Gives the slabs to the next part; only once every write has been let go. */
  close(): void {
    if (this.free.length === slabsALane) this.handBack(this.free.splice(0));
  }
}
