import type { UploadOperation } from '../../../asc/build-upload-files';
import type { Way } from '../../../ports';
import type { WorkerReport, WorkerWord } from '../../../upload/worker-messages';
import type { StepContext } from '../../step';

/** Which way parts go. Asked again while nobody is reached: another network has other proxies. */
export class SendingWays {
  private say: (word: WorkerWord) => void = () => undefined;
  private readonly storage: URL;

  constructor(
    private readonly context: Pick<StepContext, 'proxies'>,
    parts: readonly UploadOperation[],
  ) {
    this.storage = new URL(parts[0]?.url ?? '');
  }

  current(): Promise<readonly Way[]> {
    return this.context.proxies.waysTo(this.storage);
  }

  hear(report: WorkerReport): void {
    if (report.kind !== 'held' || report.reason !== 'offline') return;
    this.current().then(
      (ways) => this.say({ kind: 'ways', ways }),
      // The way that is known is tried on.
      () => undefined,
    );
  }

  steer(say: (word: WorkerWord) => void): void {
    this.say = say;
  }
}
