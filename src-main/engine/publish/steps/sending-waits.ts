import type { SendLimits, SendMessage, SendReport } from '../../../processes/uploader';
import type { UploadOperation } from '../../asc/build-upload-files';
import type { ProxyRoute } from '../../ports';
import { isSecured } from '../../proxy/fetch-through';
import type { StepContext } from '../step';

/** Shows why no bytes are sent, one wait at a time, and passes the user's limits and "Try now" on to the worker. */
export class SendingWaits {
  private releaseWait: (() => void) | null = null;
  private releasePause: (() => void) | null = null;

  constructor(private readonly context: Pick<StepContext, 'waits' | 'uploadLimits'>) {
    this.showPause();
  }

  get limits(): SendLimits {
    const { uploadLimits } = this.context;
    return {
      bytesPerSecond: uploadLimits?.bytesPerSecond() ?? null,
      isPaused: (uploadLimits?.wait() ?? null) !== null,
    };
  }

  onReport(report: SendReport): void {
    if (report.kind === 'waiting') this.showWait(this.context.waits.show(report));
    if (report.kind === 'moving') this.showWait(null);
  }

  /** Returns a function that stops it. */
  control(send: (message: SendMessage) => void): () => void {
    const { waits, uploadLimits } = this.context;
    const stopTryNow = waits.onTryNow(() => send({ kind: 'try-now' }));
    const stopLimits = uploadLimits?.onChanged(() => {
      this.showPause();
      send({ kind: 'limits', limits: this.limits });
    });
    return () => {
      stopTryNow();
      stopLimits?.();
    };
  }

  release(): void {
    this.releaseWait?.();
    this.releasePause?.();
  }

  /** The new wait is shown before the old one is removed, so that it keeps its start time. */
  private showWait(release: (() => void) | null): void {
    const before = this.releaseWait;
    this.releaseWait = release;
    before?.();
  }

  private showPause(): void {
    const wait = this.context.uploadLimits?.wait() ?? null;
    const before = this.releasePause;
    this.releasePause = wait && this.context.waits.show({ ...wait, forMs: null });
    before?.();
  }
}

/** The proxy routes of parts. Looked up again while nothing is reachable: another network has other proxies. */
export class PartRoutes {
  private send: (message: SendMessage) => void = () => undefined;
  private readonly storage: URL;

  constructor(
    private readonly context: Pick<StepContext, 'proxies'>,
    parts: readonly UploadOperation[],
  ) {
    this.storage = new URL(parts[0]?.url ?? '');
  }

  current(): Promise<readonly ProxyRoute[]> {
    return this.context.proxies.routesFor(this.storage);
  }

  /** The system is not queried when no connection uses a certificate. */
  async trusted(routes: readonly ProxyRoute[]): Promise<readonly string[]> {
    return isSecured(this.storage, routes) ? ((await this.context.proxies.trusted?.()) ?? []) : [];
  }

  onReport(report: SendReport): void {
    if (report.kind !== 'waiting' || report.reason !== 'offline') return;
    this.current().then(
      (routes) => this.send({ kind: 'routes', routes }),
      // The known route is tried again.
      () => undefined,
    );
  }

  control(send: (message: SendMessage) => void): void {
    this.send = send;
  }
}
