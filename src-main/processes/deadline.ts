/** Deadlines of a reply, in milliseconds. */
export interface TimeLimit<Report> {
  /** For the child to get ready, even on a busy machine; default: the same as for the work. */
  start?: number;
  /** For the work, once the child is ready. */
  work: number;
  /** How much a report extends it. */
  extension?(report: Report): number;
}

/** Starts with the startup deadline, unless the child is ready already. */
export class Deadline<Report> {
  private at = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly limit: TimeLimit<Report>,
    isReady: boolean,
    private readonly passed: () => void,
  ) {
    this.begin(isReady ? limit.work : limit.start);
  }

  begin(time = this.limit.work): void {
    this.at = performance.now() + time;
    this.arm();
  }

  extend(report: Report): void {
    this.at += this.limit.extension?.(report) ?? 0;
    this.arm();
  }

  clear(): void {
    clearTimeout(this.timer);
  }

  private arm(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.passed, this.at - performance.now());
  }
}
