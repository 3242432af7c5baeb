import type { Stopped, Work } from '../../processes/serve';
import type {
  ByteRange,
  SendOrder,
  SendReport,
  Sent,
  UploaderContract,
} from '../../processes/uploader';
import { FileSender } from './sender';

const reportEveryMs = 100;

/** Sends one package, reports progress at most ten times a second, and follows the parent's messages meanwhile. */
export async function sendReporting(
  order: SendOrder,
  { signal, report, onMessage }: Work<UploaderContract, 'send'>,
  checkerEntry: URL,
): Promise<Sent> {
  const progress = new Progress(report);
  const sender = new FileSender(
    order,
    {
      onSent: (bytes) => progress.count(bytes),
      onStored: (part) => progress.keep(part),
      onWaiting: (wait) => report({ kind: 'waiting', ...wait }),
      onMoving: () => report({ kind: 'moving' }),
    },
    checkerEntry,
  );
  const stop = async (): Promise<void> => {
    const { graceMs } = signal.reason as Stopped;
    if (graceMs > 0) await sender.finish(graceMs);
    report({ kind: 'discarded', bytes: progress.unstored });
    sender.abort(new Error('The upload was stopped'));
  };
  signal.addEventListener('abort', () => void stop(), { once: true });
  if (signal.aborted) void stop();
  onMessage((message) => {
    if (message.kind === 'try-now') sender.tryNow();
    else if (message.kind === 'routes') sender.setRoutes(message.routes);
    else sender.limit(message.limits);
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
  /** Bytes that count as sent and belong to no stored part. */
  unstored = 0;

  constructor(private readonly report: (report: SendReport) => void) {}

  count(bytes: number): void {
    this.sent += bytes;
    this.unstored += bytes;
  }

  keep({ offset, length }: ByteRange): void {
    this.stored.push({ offset, length });
    this.unstored -= length;
  }

  flush(): void {
    if (this.sent === 0 && this.stored.length === 0) return;
    this.report({ kind: 'progress', sent: this.sent, stored: this.stored });
    this.sent = 0;
    this.stored = [];
  }
}
