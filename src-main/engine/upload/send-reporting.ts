import type { MessagePort } from 'node:worker_threads';
import { FileSender } from './send-file';
import type { ByteRange, SendOrder, Sent, WorkerReport, WorkerWord } from './worker-messages';

const reportEveryMs = 100;

/** Carries one order out, tells the starting thread how it goes, ten times a second at most, and hears its words. */
export async function sendReporting(
  order: SendOrder,
  port: MessagePort,
  checkerEntry: URL,
): Promise<Sent> {
  const report = (message: WorkerReport): void => port.postMessage(message);
  const progress = new Progress(report);
  const sender = new FileSender(
    order,
    {
      onSent: (bytes) => progress.count(bytes),
      onStored: (part) => progress.keep(part),
      onHeld: (hold) => report({ kind: 'held', ...hold }),
      onMoving: () => report({ kind: 'moving' }),
    },
    checkerEntry,
  );
  port.on('message', (word: WorkerWord) => {
    if (word.kind === 'stop') sender.abort(new Error('The upload was stopped'));
    else if (word.kind === 'try-now') sender.tryNow();
    else if (word.kind === 'ways') sender.takeWays(word.ways);
    else sender.limit(word.limits);
  });
  const timer = setInterval(() => progress.flush(), reportEveryMs);
  try {
    return await sender.send();
  } finally {
    clearInterval(timer);
    progress.flush();
  }
}

/** What has happened since the last report. */
class Progress {
  private sent = 0;
  private stored: ByteRange[] = [];

  constructor(private readonly report: (message: WorkerReport) => void) {}

  count(bytes: number): void {
    this.sent += bytes;
  }

  keep({ offset, length }: ByteRange): void {
    this.stored.push({ offset, length });
  }

  flush(): void {
    if (this.sent === 0 && this.stored.length === 0) return;
    this.report({ kind: 'progress', sent: this.sent, stored: this.stored });
    this.sent = 0;
    this.stored = [];
  }
}
