import { setTimeout as wait } from 'node:timers/promises';
import type { Text } from '#shared/words/message';

/** The engine's only ports to the outside. Everything else it does with Node's own files and sockets. */

export interface Clock {
  /** Wall time, for records and for people. */
  now(): Date;
  /** Monotonic milliseconds, for durations and timeouts. */
  monotonic(): number;
  /** Resolves after this many milliseconds; rejects with the signal's reason if that comes first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Where private keys are stored: the operating system's keychain, one entry per account. */
export interface SecretStore {
  put(id: string, privateKeyPem: string): Promise<void>;
  /** Lends the key to `use` while it runs; it is never kept elsewhere. */
  use<T>(id: string, use: (privateKeyPem: string) => Promise<T>): Promise<T>;
  remove(id: string): Promise<void>;
  /** The program or system that keeps the keys, such as `GNOME Keyring`; null when it is not known. */
  name?(): Promise<string | null>;
}

/** The platform's `fetch`: real HTTP everywhere, replaceable by a router in tests. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

/** The user's upload limits. They may change during an upload. */
export interface UploadLimits {
  /** Bytes per second for the whole package; null for no limit. */
  bytesPerSecond(): number | null;
  /** Why nothing may be sent right now, such as a metered connection; null when sending is allowed. */
  wait(): { reason: 'saving'; sentence: Text } | null;
  /** Returns a function that stops listening. */
  onChanged(listener: () => void): () => void;
}

/** How a connection reaches its target: through the proxy at this URL, or directly if null. */
export type ProxyRoute = string | null;

/**
 * The network configuration of this computer: the routes that the operating system or the environment prescribes.
 * Proxy addresses are `http:`, `https:` and `socks5:` URLs, with name and password if the proxy requires them.
 */
export interface Proxies {
  /** Never empty; a route is tried when the proxies before it do not respond. */
  routesFor(url: URL): Promise<readonly ProxyRoute[]>;
  /**
   * Root certificates, as PEM, trusted in addition to Node's: behind a company's
   * proxy, the company's own. Left out for none.
   */
  trusted?(): Promise<readonly string[]>;
}

/** A practice App Store Connect of this program, which may have stopped because it was idle. */
export interface PracticeHost {
  /**
   * Calls `send` once the server at this address is running, and keeps it running meanwhile; others need no wait.
   * Throws `practice-unavailable` or `practice-in-use` when it does not come back there.
   */
  whileServing<T>(apiUrl: string, send: () => Promise<T>): Promise<T>;
}

/** A small file of values that is read and written as a whole. */
export interface ValueStore {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  /** Does something while no other process does the same; left out where no other process has the values. */
  alone?<T>(work: () => T): T;
}

export interface Logger {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
}

/** The computer's own clocks. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    signal?.throwIfAborted();
    await wait(milliseconds, undefined, signal ? { signal } : {}).catch((thrown) => {
      signal?.throwIfAborted();
      throw thrown;
    });
  },
};
