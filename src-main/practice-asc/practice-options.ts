import type { ExtraKey } from './auth/registered-keys';
import type { SeedName } from './seeds/seeds';

export interface PracticeOptions {
  /** Where the key, the received packages and, if asked, the world are kept. Made when it is not there. */
  folder: string;
  /** Any free one when not given. */
  port?: number;
  seed?: SeedName;
  /** How many times faster than wall time the world's clock runs; 60 when not given. */
  speed?: number;
  /** Bytes; 5 MiB when not given. */
  partSize?: number;
  /** `NAME[:ARGUMENT][*COUNT]` each; an unknown one is thrown back. */
  faults?: readonly string[];
  /** Keys that the team knows beside its own. */
  keys?: readonly ExtraKey[];
  /** Carries the folder's world on, and keeps it there after each change. */
  keepState?: boolean;
  /** Forgets the folder's world first; its key stays. */
  startsAnew?: boolean;
  /** Hears that a request was answered and stands in the log. */
  onRequest?: () => void;
}

export const usualSpeed = 60;
export const usualPartSize = 5 * 1024 * 1024;
