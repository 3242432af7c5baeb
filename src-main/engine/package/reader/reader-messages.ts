import type { PackageInfo } from '#shared/domain/package-info';
import type { Trouble } from '#shared/errors';
import type { OpenedPackage } from '#shared/ipc-contract';

/** What a package says without its executables: quick however large it is. */
export interface PackageFacts {
  info: PackageInfo;
  /** The largest loose icon as a PNG that a browser can show; null when there is none. */
  icon: Uint8Array | null;
}

/** What a reading process is asked for, one at a time. */
export type ReaderOrder =
  | { kind: 'facts'; path: string }
  /** Everything is read and every offline check runs; dated rules are judged as of `today`. */
  | { kind: 'inspect'; path: string; today: Date };

/** What it says: `ready` once, then for each order how much it must unpack, and the end. */
export type ReaderReport =
  | { kind: 'ready' }
  | { kind: 'work'; packedBytes: number }
  /** `memory` is what the process holds in bytes, freed or not. */
  | { kind: 'facts'; value: PackageFacts; memory: number }
  | { kind: 'inspected'; value: OpenedPackage; memory: number }
  | { kind: 'failed'; trouble: Trouble; memory: number };
