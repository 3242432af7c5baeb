import type { Clock } from '../ports';
import { type Build, readBuild, readBuilds } from './builds';
import type { AscClient } from './client';

/** IDs that fit into one address. */
const idsAtOnce = 50;
/** Milliseconds that a read waits for others, for each run that shares the key. */
const waitForEach = 150;
const longestWaitMs = 10_000;

interface Waiting {
  id: string;
  resolve: (build: Build | null) => void;
  reject: (thrown: unknown) => void;
}

/** Reads builds for many waiting runs of one key together: fifty of them with one request. */
export class JoinedBuilds {
  private waiting: Waiting[] = [];
  private readonly nobodyWaits = new Set<AbortController>();

  constructor(private readonly clock: Clock) {}

  /** `client` belongs to the run; `joint` outlives it. Raises what either read raises. */
  async read(client: AscClient, joint: AscClient, id: string, signal: AbortSignal): Promise<Build> {
    if (!client.budget.isShared) return readBuild(client, id);
    // A build that the list lacks is asked for alone: the answer says why.
    return (await this.joined(client.budget.size, joint, id, signal)) ?? readBuild(client, id);
  }

  private joined(
    size: number,
    joint: AscClient,
    id: string,
    signal: AbortSignal,
  ): Promise<Build | null> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.waiting = this.waiting.filter((one) => one !== own);
        if (this.waiting.length === 0) for (const timer of this.nobodyWaits) timer.abort();
        reject(signal.reason as Error);
      };
      const end = (): void => signal.removeEventListener('abort', leave);
      const own: Waiting = {
        id,
        resolve: (build) => {
          end();
          resolve(build);
        },
        reject: (thrown) => {
          end();
          reject(thrown);
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.waiting.push(own);
      if (this.waiting.length === 1) void this.sendSoon(joint, size);
    });
  }

  private async sendSoon(joint: AscClient, size: number): Promise<void> {
    const timer = new AbortController();
    this.nobodyWaits.add(timer);
    await this.clock
      .sleep(Math.min(longestWaitMs, waitForEach * size), timer.signal)
      .catch(() => undefined);
    this.nobodyWaits.delete(timer);
    const due = this.waiting;
    this.waiting = [];
    for (let from = 0; from < due.length; from += idsAtOnce) {
      const some = due.slice(from, from + idsAtOnce);
      try {
        await joint.budget.take();
        const builds = await readBuilds(joint, [...new Set(some.map(({ id }) => id))]);
        for (const { id, resolve } of some)
          resolve(builds.find((build) => build.id === id) ?? null);
      } catch (thrown) {
        for (const { reject } of some) reject(thrown);
      }
    }
  }
}
