import type { ClientRequest } from 'node:http';

const slabsALane = 3;
const largestSlab = 1024 * 1024;
/** Four lanes get the largest: few carry much each. More lanes share the same memory, whatever their number. */
const slabSizeFor = (lanes: number): number =>
  largestSlab / 2 ** Math.max(0, Math.ceil(Math.log2(lanes / 4)));

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
  private spare: Buffer[] = [];

  /** `countLanes`: how many parts travel at once just now. */
  constructor(private readonly countLanes: () => number) {}

  lane(): SlabLane {
    const size = slabSizeFor(this.countLanes());
    this.spare = this.spare.filter((slab) => slab.length === size);
    return new SlabLane(
      Array.from({ length: slabsALane }, () => this.spare.pop() ?? Buffer.allocUnsafeSlow(size)),
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
