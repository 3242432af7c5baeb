import { setMaxListeners } from 'node:events';
import { type FileHandle, open } from 'node:fs/promises';
import { raise } from '#shared/raise';
import type { Way } from '../ports';
import { AddressLife } from './address-life';
import { Connections } from './connections';
import { LaneLimit } from './lane-limit';
import { Line } from './line';
import { PartChecker } from './part-checker';
import type { PartSurroundings } from './send-until-taken';
import { type SendEars, Sending } from './sending';
import { SlabPool } from './slab-pool';
import { Throttle } from './throttle';
import { WatchedFile } from './watched-file';
import type { SendLimits, SendOrder, Sent } from './worker-messages';

const idleMs = 30_000;

/** Sends parts of a file side by side, straight from disk, and believes a part only when its checksum fits. */
export class FileSender {
  private readonly stop = new AbortController();
  private readonly line: Line;
  private readonly throttle: Throttle;
  private readonly connections: Connections;

  constructor(
    private readonly order: SendOrder,
    private readonly ears: SendEars,
    /** The file of the thread that checks parts. */
    private readonly checkerEntry: URL,
  ) {
    const { ways } = order;
    const { isHeld, bytesPerSecond } = order.limits;
    // Each lane listens.
    setMaxListeners(0, this.stop.signal);
    this.line = new Line(ears, isHeld);
    this.throttle = new Throttle(bytesPerSecond);
    this.connections = new Connections(() => this.line.reached(), ways);
  }

  /** Raises `package-changed`, `package-unreadable`, `upload-refused`, `server-trouble`, `network-unreachable`, or why it was stopped. */
  async send(): Promise<Sent> {
    const { path } = this.order;
    const file = await open(path, 'r').catch((cause: unknown) =>
      raise('package-not-found', `${path} is gone. What was sent so far is kept.`, { cause }),
    );
    const checker = new PartChecker(this.checkerEntry, file.fd);
    try {
      return await new Sending(this.order, this.ears, checker, this.surroundings(file)).run(
        this.stop,
      );
    } finally {
      this.connections.close();
      await checker.close();
      await file.close();
    }
  }

  /** Ends every wait. */
  tryNow(): void {
    this.line.tryNow();
  }

  takeWays(ways: readonly Way[]): void {
    this.connections.takeWays(ways);
  }

  limit({ bytesPerSecond, isHeld }: SendLimits): void {
    this.throttle.set(bytesPerSecond);
    // First the sockets: what the system still holds of them must not leave either.
    if (isHeld) this.connections.reset();
    this.line.holdByWish(isHeld);
  }

  /** Not one byte leaves after this. */
  abort(reason: Error): void {
    this.connections.reset();
    this.stop.abort(reason);
  }

  private surroundings(file: FileHandle): Omit<PartSurroundings, 'onRetry'> {
    const { path, identity, parts, lanes, readAt } = this.order;
    const { line, connections, throttle } = this;
    const limit = new LaneLimit(parts.length, lanes);
    const source = {
      file,
      connections,
      throttle,
      slabs: new SlabPool(() => limit.current),
      idleMs: this.order.idleMs ?? idleMs,
      onSent: (bytes: number) => this.ears.onSent(bytes),
    };
    return {
      source,
      line,
      limit,
      life: new AddressLife(readAt),
      file: new WatchedFile(file, path, identity),
    };
  }
}
