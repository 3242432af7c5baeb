import type { ExtraKey } from './auth/registered-keys';
import type { SeedName } from './seeds/seeds';

export interface PracticeOptions {
  /** The folder for the key, the received packages and, if requested, the world. Created when missing. */
  folder: string;
  /** Any free port when left out. */
  port?: number;
  seed?: SeedName;
  /** How many times faster than wall time the world's clock runs; 60 by default. */
  speed?: number;
  /** Bytes; 5 MiB by default. */
  partSize?: number;
  /** `NAME[:ARGUMENT][*COUNT]` each; an unknown one throws. */
  faults?: readonly string[];
  /** Additional keys that the team knows. */
  keys?: readonly ExtraKey[];
  /** Resumes the folder's world, and saves it there after each change. */
  keepState?: boolean;
  /** Discards the folder's world first; its key stays. */
  startsFresh?: boolean;
  /** Called when a request was answered and is in the log. */
  onRequest?: () => void;
}

export const defaultSpeed = 60;
export const defaultPartSize = 5 * 1024 * 1024;
