import { isItemOpen, mayRetry, stateOfRun } from '#shared/domain/batch';
import type { PublishRun } from '#shared/domain/publish-run';
import { canResume, currentStep } from '#shared/domain/run-readers';
import type { ErrorCode } from '#shared/error-catalogue';
import { type AppError, AppException, toAppError } from '#shared/errors';
import type { Connection } from '../connection';
import type { Clock, Logger } from '../ports';
import type { StopReason } from '../publish/run-lock';
import type { Runs } from '../publish/runs';
import type { BatchRecord, ConfirmedItem, NewBatchEvent } from './batch-journal';

export interface WorkTools {
  runs: Pick<Runs, 'start' | 'newId' | 'get' | 'resume' | 'settled' | 'pause' | 'cancel'>;
  clock: Clock;
  log: Logger;
  /** The account's present connection, when the account is known. */
  currentConnection(accountId: string): Promise<Connection | null>;
  /** Journals an event: on disk, and in `record`, when it resolves. */
  note(event: NewBatchEvent): Promise<void>;
  record(): BatchRecord;
  /** The run of an item has stopped working. */
  onSettled(): void;
}

/** Uploads go one at a time: the next ones are checked meanwhile, and no more. */
const beforeUploadAtOnce = 2;
const beforeUpload: ReadonlySet<string> = new Set(['check-package', 'find-app', 'upload']);

/** About the key or its account: every further item of the account would meet it too. */
const stopsAccount: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'account-not-found',
  'agreement-missing',
  'key-needed',
  'key-not-found',
  'key-refused',
  'key-revoked',
  'key-wrong-environment',
  'membership-ended',
]);

/** One process's work on a batch, from the first item that is open to the last. */
export class BatchWork {
  private stopped: StopReason | null = null;
  private readonly refusing = new Map<string, AppError>();
  /** Run IDs at work, with whether their upload is still ahead. */
  private readonly atWork = new Map<string, { isAhead: boolean; item: ConfirmedItem }>();
  private changed: () => void = () => undefined;

  constructor(private readonly tools: WorkTools) {}

  /** Resolves when nothing of the batch works any more. */
  async toTheEnd(retries: boolean): Promise<void> {
    const working: Promise<void>[] = [];
    for (const item of this.tools.record().items) {
      await this.untilRoom();
      if (this.stopped !== null) break;
      const run = await this.begin(item, retries).catch((thrown: unknown) =>
        this.refuse(item, toAppError(thrown)),
      );
      if (run !== null) working.push(this.follow(item, run));
    }
    await Promise.all(working);
  }

  /** A snapshot of any run. */
  see(run: PublishRun): void {
    const own = this.atWork.get(run.id);
    if (!own) return;
    // Before it makes room: the next item of the account must not begin.
    this.noteFailure(own.item, run);
    const isAhead = isBeforeUpload(run);
    if (own.isAhead === isAhead) return;
    own.isAhead = isAhead;
    this.changed();
  }

  /** Begins nothing more, and stops what runs. */
  async stop(reason: StopReason): Promise<void> {
    this.stopped = reason;
    this.changed();
    const ends = [...this.atWork.keys()].map((id) =>
      reason === 'pause' ? this.tools.runs.pause(id) : this.tools.runs.cancel(id),
    );
    await Promise.allSettled(ends);
  }

  /** Null while nobody asked it to stop. */
  get stopReason(): StopReason | null {
    return this.stopped;
  }

  private async untilRoom(): Promise<void> {
    while (this.stopped === null && this.aheadOfUpload() >= beforeUploadAtOnce)
      await new Promise<void>((resolve) => {
        this.changed = resolve;
      });
  }

  private aheadOfUpload(): number {
    return [...this.atWork.values()].filter(({ isAhead }) => isAhead).length;
  }

  /** The run that now works for the item; null if there is nothing to do. */
  private async begin(item: ConfirmedItem, retries: boolean): Promise<PublishRun | null> {
    const { runs } = this.tools;
    const run = await this.existing(item);
    const refused = this.tools.record().refused.get(item.itemId);
    if (run === null && refused !== undefined) return null;
    if (run !== null) {
      const state = stateOfRun(run);
      if (!isItemOpen(state) && !(retries && mayRetry({ state }, run))) return null;
    }
    const connection =
      (await this.tools.currentConnection(item.connection.accountId)) ?? item.connection;
    const known = this.refusing.get(connection.accountId);
    if (known !== undefined && run === null) throw new AppException(known);
    // One that was resumed automatically is only waited for.
    if (run?.status.state === 'running') return this.join(item, run.id, async () => run);
    if (run !== null && canResume(run)) return this.join(item, run.id, () => runs.resume(run.id));
    const runId = runs.newId();
    await this.tools.note({ type: 'item-starting', itemId: item.itemId, runId });
    return this.join(item, runId, () => runs.start(connection, item.plan, runId));
  }

  private async join(
    item: ConfirmedItem,
    runId: string,
    begin: () => Promise<PublishRun>,
  ): Promise<PublishRun> {
    this.atWork.set(runId, { isAhead: true, item });
    try {
      const run = await begin();
      this.see(run);
      if (this.stopped !== null) void this.stop(this.stopped);
      return run;
    } catch (thrown) {
      this.atWork.delete(runId);
      throw thrown;
    }
  }

  /** The item's run; null if its first line never reached the disk, so that nothing was sent. */
  private async existing({ itemId }: ConfirmedItem): Promise<PublishRun | null> {
    const runId = this.tools.record().runs.get(itemId);
    if (runId === undefined) return null;
    return this.tools.runs.get(runId).catch((thrown: unknown) => {
      const { code } = toAppError(thrown);
      if (code === 'run-not-found' || code === 'journal-damaged') return null;
      throw thrown;
    });
  }

  private async follow(item: ConfirmedItem, { id }: PublishRun): Promise<void> {
    const run = await this.tools.runs.settled(id).catch((thrown: unknown) => {
      this.tools.log.warn('a run of a batch cannot be read', { error: toAppError(thrown).code });
      return null;
    });
    if (run !== null) this.noteFailure(item, run);
    this.atWork.delete(id);
    this.changed();
    this.tools.onSettled();
  }

  private noteFailure(item: ConfirmedItem, { status }: PublishRun): void {
    if (status.state === 'failed') this.noteError(item, status.error);
  }

  /** Remembers an error that every further item of the account would meet too. */
  private noteError({ connection }: ConfirmedItem, error: AppError): void {
    if (stopsAccount.has(error.code)) this.refusing.set(connection.accountId, error);
  }

  private async refuse(item: ConfirmedItem, error: AppError): Promise<null> {
    const { itemId } = item;
    this.noteError(item, error);
    await this.tools.note({ type: 'item-refused', itemId, error });
    return null;
  }
}

function isBeforeUpload(run: PublishRun): boolean {
  if (run.status.state !== 'running') return false;
  const step = currentStep(run);
  return step !== null && beforeUpload.has(step.id);
}
