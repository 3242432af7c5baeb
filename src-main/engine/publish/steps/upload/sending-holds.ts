import type { SendLimits, WorkerReport, WorkerWord } from '../../../upload/worker-messages';
import type { StepContext } from '../../step';

/** Shows why no bytes move, one hold at a time, and hands the user's wishes and "Try now" on to the worker. */
export class SendingHolds {
  private releaseLine: (() => void) | null = null;
  private releaseWish: (() => void) | null = null;

  constructor(private readonly context: Pick<StepContext, 'holds' | 'uploadLimits'>) {
    this.showWish();
  }

  get limits(): SendLimits {
    const { uploadLimits } = this.context;
    return {
      bytesPerSecond: uploadLimits?.bytesPerSecond() ?? null,
      isHeld: (uploadLimits?.hold() ?? null) !== null,
    };
  }

  hear(report: WorkerReport): void {
    if (report.kind === 'held') this.showLine(this.context.holds.show(report));
    if (report.kind === 'moving') this.showLine(null);
  }

  /** Returns what stops it. */
  steer(say: (word: WorkerWord) => void): () => void {
    const { holds, uploadLimits } = this.context;
    const stopTrying = holds.onTryNow(() => say({ kind: 'try-now' }));
    const stopLimits = uploadLimits?.onChanged(() => {
      this.showWish();
      say({ kind: 'limits', limits: this.limits });
    });
    return () => {
      stopTrying();
      stopLimits?.();
    };
  }

  release(): void {
    this.releaseLine?.();
    this.releaseWish?.();
  }

  /** The new hold is there before the old one goes, so that it keeps its beginning. */
  private showLine(release: (() => void) | null): void {
    const before = this.releaseLine;
    this.releaseLine = release;
    before?.();
  }

  private showWish(): void {
    const wish = this.context.uploadLimits?.hold() ?? null;
    const before = this.releaseWish;
    this.releaseWish = wish && this.context.holds.show({ ...wish, forMs: null });
    before?.();
  }
}
