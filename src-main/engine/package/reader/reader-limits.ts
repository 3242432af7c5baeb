const mebi = 1024 * 1024;

/** Limits of a process that reads a package, after which it is killed. */
export const readerLimits = {
  /** Memory of the whole process, bytes. */
  memory: 256 * mebi,
  /** V8's heap, MiB. */
  heapMb: 192,
  /** Milliseconds for one package, in addition to the time for unpacking what the file really contains. */
  time: 5_000,
  /** The same for a second attempt: a busy computer is slow with any package, and that is not the package's fault. */
  timeAgain: 20_000,
  /** Milliseconds for a process to start, even on a busy machine. */
  startTime: 60_000,
  /** Packed bytes that even a slow machine unpacks in a millisecond. */
  bytesPerMillisecond: 10_000,
  /** A process that holds more than this after a package is not reused. */
  reusableMemory: 128 * mebi,
  /** Milliseconds that an idle process is kept for the next package. */
  idleTime: 30_000,
  /** Packages read at one time; others wait. */
  atOnce: 2,
} as const;
