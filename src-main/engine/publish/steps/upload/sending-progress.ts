import type { WorkerReport } from '../../../upload/worker-messages';
import type { StepContext } from '../../step';

/** Journals what the worker says is stored, and shows the bytes on their way. */
export class SendingProgress {
  private readonly notes: Promise<void>[] = [];
  private sent: number;

  constructor(private readonly context: StepContext) {
    this.sent = context.record.run.upload?.stored ?? 0;
  }

  hear(report: WorkerReport): void {
    if (report.kind !== 'progress') return;
    this.sent += report.sent;
    this.context.showBytes(this.sent);
    for (const { offset, length } of report.stored)
      this.notes.push(this.context.note({ type: 'part-stored', offset, length }));
  }

  /** Rejects when the journal could not be written. */
  async written(): Promise<void> {
    await Promise.all(this.notes);
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.notes);
  }
}
