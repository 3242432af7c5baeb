/** The engine's only doors to the world. Everything else it does with Node's own files and sockets. */

export interface Clock {
  /** Wall time, for records and for people. */
  now(): Date;
  /** Milliseconds that only ever go forward, for durations and limits. */
  monotonic(): number;
  /** Resolves after so many milliseconds; rejects with the signal's reason when that comes first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Where private keys live: the operating system's keychain, one entry an account. */
export interface SecretStore {
  put(id: string, privateKeyPem: string): Promise<void>;
  /** Lends the key to `use` for as long as that runs; it is never kept elsewhere. */
  use<T>(id: string, use: (privateKeyPem: string) => Promise<T>): Promise<T>;
  remove(id: string): Promise<void>;
}

/** The platform's `fetch`: real HTTP everywhere, replaceable by a router in tests. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

/** What the user wishes the line to be spared. It may change while a package is being sent. */
export interface UploadLimits {
  /** All parts of one package together; null for as fast as it goes. */
  bytesPerSecond(): number | null;
  /** Why nothing may be sent just now, such as a metered line; null when it may. */
  hold(): { reason: 'saving'; sentence: string } | null;
  /** Returns what stops listening. */
  onChanged(listener: () => void): () => void;
}

/** How a connection gets to where it is to end: through the proxy at this address, or with null by itself. */
export type Way = string | null;

/**
 * Which way the operating system, or whoever started the program, wants connections to take. Addresses of proxies
 * are `http:`, `https:` and `socks5:` URLs, with name and password where the proxy wants them.
 */
export interface Proxies {
  /** Never empty; a way is tried when the proxies before it do not answer. */
  waysTo(url: URL): Promise<readonly Way[]>;
}

export interface Logger {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
}
