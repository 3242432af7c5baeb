import { readerLimits } from './reader-limits';

/**
 * The time that one package may take. It begins when the reader is there, and grows with the bytes to
 * unpack; until then the reader has its time to start.
 */
export class TimeLimit {
  private deadline = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly passed: () => void) {
    this.begin(readerLimits.startTime);
  }

  begin(time: number = readerLimits.time): void {
    this.deadline = performance.now() + time;
    this.arm();
  }

  extend(packedBytes: number): void {
    this.deadline += packedBytes / readerLimits.bytesPerMillisecond;
    this.arm();
  }

  clear(): void {
    clearTimeout(this.timer);
  }

  private arm(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.passed, this.deadline - performance.now());
  }
}
