import {
  type Batch,
  type BatchIntent,
  type BatchRow,
  type CheckedBatch,
  type CheckedItem,
  type ItemRemedy,
  mayRetry,
  remedyFor,
  stateOfRun,
} from '#shared/domain/batch';
import type { PublishRun } from '#shared/domain/publish-run';
import { type AppError, AppException, appError, fail, toAppError } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import type { Connection } from '../connection';
import { joinSignals } from '../join-signals';
import type { Clock, Logger } from '../ports';
import { askToStop, type StopReason, watchForStop } from '../publish/run-lock';
import type { Runs } from '../publish/runs';
import { isLocked, lockFolder } from '../storage/folder-lock';
import {
  afterEvent,
  type BatchEvent,
  BatchJournal,
  type BatchRecord,
  foldBatch,
  type NewBatchEvent,
  readBatchEvents,
} from './batch-journal';
import { BatchStore } from './batch-store';
import { BatchWork } from './batch-work';
import type { Batches, PreparedBatch } from './batches';
import { type BatchTools, hashOf, prepareBatch } from './prepare-batch';

interface Checking {
  stop: AbortController;
  settled: Promise<unknown>;
}

interface BatchesOptions {
  home: string;
  clock: Clock;
  log: Logger;
  tools: BatchTools;
  runs: Runs;
  currentConnection(accountId: string): Promise<Connection | null>;
  onChanged: (batch: Batch) => void;
  onChecked: (checked: { batchId: string; item: CheckedItem; done: number }) => void;
}

const endings = { pause: 'paused', cancel: 'canceled', end: 'ended' } as const;

interface Working {
  work: BatchWork;
  record: BatchRecord;
  settled: Promise<void>;
}

export class BatchLibrary implements Batches {
  private readonly store: BatchStore;
  private readonly atWork = new Map<string, Working>();
  private readonly checks = new Map<string, { intent: string; batch: PreparedBatch }>();
  /** The check of each batch that counts. */
  private readonly checking = new Map<string, Checking>();
  private readonly closing = new AbortController();

  constructor(private readonly options: BatchesOptions) {
    this.store = new BatchStore(options.home);
  }

  newId(): string {
    return this.store.newId(this.options.clock.now());
  }

  async list(): Promise<Batch[]> {
    const found = await Promise.all(
      (await this.store.ids()).map((id) => this.get(id).catch((thrown) => this.skip(id, thrown))),
    );
    return found.filter((batch) => batch !== null);
  }

  intent(batchId: string): Promise<BatchIntent> {
    return this.store.intent(batchId);
  }

  async get(batchId: string): Promise<Batch> {
    const { schema: _, items, ...intent } = await this.store.intent(batchId);
    const record = await this.record(batchId);
    const rows = await Promise.all(items.map((item) => this.row(item, batchId, record)));
    return {
      ...intent,
      state: record === null ? 'draft' : await this.stateOf(batchId, record),
      environment: record?.environment ?? null,
      items: rows,
    };
  }

  async save(intent: BatchIntent): Promise<Batch> {
    await this.refuseConfirmed(intent.id);
    await this.store.save(intent);
    return this.announce(intent.id);
  }

  async remove(batchId: string): Promise<void> {
    if (await isLocked(this.store.folder(batchId))) refuseInUse();
    this.checks.delete(batchId);
    await this.store.remove(batchId);
  }

  async check(batchId: string, how: Parameters<Batches['check']>[1] = {}): Promise<CheckedBatch> {
    await this.refuseConfirmed(batchId);
    // What an earlier check still reads is about a batch that may have changed since; two would be in each other's way.
    const before = this.checking.get(batchId);
    before?.stop.abort(outdated());
    const stop = new AbortController();
    const settled = (before?.settled ?? Promise.resolve()).then(() =>
      this.checkNow(batchId, how, stop.signal),
    );
    this.checking.set(batchId, { stop, settled: settled.catch(() => undefined) });
    return settled;
  }

  private async checkNow(
    batchId: string,
    { connection, onChecked }: NonNullable<Parameters<Batches['check']>[1]>,
    superseded: AbortSignal,
  ): Promise<CheckedBatch> {
    superseded.throwIfAborted();
    this.checks.delete(batchId);
    const intent = await this.store.intent(batchId);
    const joined = joinSignals(this.closing.signal, superseded);
    const batch = await prepareBatch(this.options.tools, intent, {
      connection,
      onChecked: (item, done) => {
        if (superseded.aborted) return;
        onChecked?.(item, done);
        this.options.onChecked({ batchId, item, done });
      },
      signal: joined.signal,
    }).finally(joined.release);
    superseded.throwIfAborted();
    this.checks.set(batchId, { intent: hashOf(intent), batch });
    await this.announce(batchId);
    return { batchId, hash: batch.hash, items: batch.items.map(({ checked }) => checked) };
  }

  prepared(batchId: string): PreparedBatch | null {
    return this.checks.get(batchId)?.batch ?? null;
  }

  async start(batchId: string, hash: string): Promise<Batch> {
    await this.refuseConfirmed(batchId);
    const prepared = this.checks.get(batchId);
    const isSame =
      prepared?.batch.hash === hash && prepared.intent === hashOf(await this.store.intent(batchId));
    if (prepared === undefined || !isSame)
      return fail('batch-outdated', message('error.batch-outdated.detail'));
    const { items, environment } = prepared.batch;
    const confirmed = items.flatMap((item) => item.confirmed ?? []);
    if (confirmed.length === 0 || environment === null)
      return fail('batch-empty', message('error.batch-empty.detail'));
    const leftOut = items.flatMap(({ checked: { itemId, build }, error }) =>
      error === null ? [] : [{ itemId, build, error }],
    );
    this.checks.delete(batchId);
    return this.work(
      batchId,
      { type: 'confirmed', environment, hash, items: confirmed, leftOut },
      false,
    );
  }

  async resume(batchId: string, retries = false): Promise<Batch> {
    if (this.atWork.has(batchId)) return this.get(batchId);
    const record = await this.record(batchId);
    if (record === null)
      return fail('batch-not-confirmed', message('error.batch-not-confirmed.detail'));
    if (record.phase === 'canceled')
      return fail('batch-canceled', message('error.batch-canceled.detail'));
    const itemIds = retries ? await this.retryable(record) : [];
    return this.work(
      batchId,
      retries ? { type: 'retried', itemIds } : { type: 'resumed' },
      retries,
    );
  }

  pause(batchId: string): Promise<Batch> {
    return this.stop(batchId, 'pause');
  }

  async cancel(batchId: string): Promise<Batch> {
    const record = await this.record(batchId);
    if (record === null)
      return fail('batch-not-confirmed', message('error.batch-not-confirmed.detail'));
    await this.stop(batchId, 'cancel');
    if ((await this.record(batchId))?.phase !== 'canceled')
      await this.alone(batchId, async (note) => note({ type: 'canceled' }));
    // Runs on which nobody works any more.
    const open = [...record.runs.values()];
    for (const runId of open) {
      const run = await this.options.runs.get(runId).catch(() => null);
      if (run !== null && ['stopped', 'needs-you'].includes(stateOfRun(run)))
        await this.options.runs.cancel(runId).catch((thrown) => this.skip(batchId, thrown));
    }
    return this.announce(batchId);
  }

  working(): string[] {
    return [...this.atWork.keys()];
  }

  async settled(batchId: string): Promise<Batch> {
    await this.atWork.get(batchId)?.settled;
    return this.get(batchId);
  }

  /** A run has changed, here or in another process. */
  follow(run: PublishRun): void {
    for (const { work } of this.atWork.values()) work.see(run);
  }

  async close(): Promise<void> {
    this.closing.abort();
    await Promise.all([...this.atWork.keys()].map((id) => this.stop(id, 'pause')));
  }

  private async stop(batchId: string, reason: StopReason): Promise<Batch> {
    const working = this.atWork.get(batchId);
    if (working) {
      await working.work.stop(reason);
      await working.settled;
      return this.get(batchId);
    }
    await askToStop(this.store.folder(batchId), reason, this.options.clock);
    return this.announce(batchId);
  }

  /** Takes the batch for this process, writes its next event, and goes to work; resolves once that event is on disk. */
  private async work(batchId: string, first: NewBatchEvent, retries: boolean): Promise<Batch> {
    const folder = this.store.folder(batchId);
    const lock = await lockFolder(folder);
    if (lock.kind === 'in-use') return refuseInUse();
    const release = lock.release;
    try {
      const journal = await BatchJournal.open(folder);
      const before = foldBatch(await readBatchEvents(folder));
      // Another process may have confirmed it a moment ago.
      if (first.type === 'confirmed' && before !== null) {
        await journal.close();
        return refuseConfirmed();
      }
      const begun = this.begin(batchId, { journal, before, release });
      await begun.note(first);
      const settled = begun.work(retries);
      this.atWork.set(batchId, { ...begun.working, settled });
    } catch (thrown) {
      await release();
      throw thrown;
    }
    return this.announce(batchId);
  }

  private begin(
    batchId: string,
    opened: {
      journal: BatchJournal;
      before: BatchRecord | null;
      release: () => Promise<void>;
    },
  ) {
    const { clock, log, runs, currentConnection } = this.options;
    const { journal, release } = opened;
    let record = opened.before;
    const note = async (event: NewBatchEvent): Promise<void> => {
      const kept = { ...event, at: clock.now().toISOString() } as BatchEvent;
      await journal.append(kept);
      record = afterEvent(record, kept);
      const working = this.atWork.get(batchId);
      if (working && record) working.record = record;
      await this.announce(batchId);
    };
    const current = (): BatchRecord => {
      if (record === null) throw new Error('The batch is not confirmed');
      return record;
    };
    const work = new BatchWork({
      runs,
      clock,
      log,
      currentConnection,
      note,
      record: current,
      onSettled: () => void this.announce(batchId),
    });
    return {
      note,
      get working() {
        return { work, record: current() };
      },
      work: async (retries: boolean): Promise<void> => {
        const endWatch = watchForStop(
          this.store.folder(batchId),
          (reason) => void work.stop(reason),
        );
        try {
          await work.toTheEnd(retries);
          await note({ type: endings[work.stopReason ?? 'end'] });
        } catch (thrown) {
          log.warn('a batch ended without an outcome', { batchId, ...toAppError(thrown) });
        } finally {
          endWatch();
          this.atWork.delete(batchId);
          await journal.close();
          await release();
          await this.announce(batchId);
        }
      },
    };
  }

  /** Journals something of a batch on which nobody works. */
  private async alone(
    batchId: string,
    work: (note: (event: NewBatchEvent) => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const folder = this.store.folder(batchId);
    const lock = await lockFolder(folder);
    if (lock.kind === 'in-use') return refuseInUse();
    const journal = await BatchJournal.open(folder);
    try {
      await work((event) =>
        journal.append({ ...event, at: this.options.clock.now().toISOString() } as BatchEvent),
      );
    } finally {
      await journal.close();
      await lock.release();
    }
  }

  private async record(batchId: string): Promise<BatchRecord | null> {
    return (
      this.atWork.get(batchId)?.record ??
      foldBatch(await readBatchEvents(this.store.folder(batchId)))
    );
  }

  private async retryable({ items, runs, refused }: BatchRecord): Promise<string[]> {
    const found = await Promise.all(
      items.map(async ({ itemId }) => {
        const run = await this.runOf(runs.get(itemId));
        const state = run === null ? 'failed' : stateOfRun(run);
        const hasFailed = refused.has(itemId) || run !== null;
        return hasFailed && mayRetry({ state }, run) ? [itemId] : [];
      }),
    );
    return found.flat();
  }

  private async row(
    item: BatchIntent['items'][number],
    batchId: string,
    record: BatchRecord | null,
  ): Promise<BatchRow> {
    const confirmed = record?.items.find(({ itemId }) => itemId === item.id);
    const left = record?.leftOut.find(({ itemId }) => itemId === item.id);
    const checked = this.checks
      .get(batchId)
      ?.batch.items.find((one) => one.checked.itemId === item.id)?.checked;
    const account = confirmed
      ? { id: confirmed.connection.accountId, name: confirmed.connection.name }
      : checked?.account
        ? { id: checked.account.id, name: checked.account.name }
        : null;
    const base = { ...item, build: confirmed?.build ?? left?.build ?? checked?.build ?? null };
    const row: BatchRow = {
      ...base,
      account,
      runId: null,
      error: null,
      state: 'draft',
      remedy: null,
    };
    if (record === null) return row;
    if (!confirmed)
      return withRemedy({ ...row, state: 'left-out', error: left?.error ?? null }, null);
    const refused = record.refused.get(item.id);
    if (refused !== undefined) return withRemedy({ ...row, state: 'failed', error: refused }, null);
    const runId = record.runs.get(item.id) ?? null;
    const run = await this.runOf(runId ?? undefined);
    if (run === null) {
      const state = record.phase === 'canceled' ? 'canceled' : 'waiting';
      return withRemedy({ ...row, runId, state }, null);
    }
    return withRemedy({ ...row, runId, state: stateOfRun(run), error: errorOf(run) }, run);
  }

  private async runOf(runId: string | undefined): Promise<PublishRun | null> {
    return runId === undefined ? null : this.options.runs.get(runId).catch(() => null);
  }

  private async stateOf(batchId: string, { phase }: BatchRecord): Promise<Batch['state']> {
    if (phase !== 'running') return phase;
    return (await isLocked(this.store.folder(batchId))) ? 'running' : 'stopped';
  }

  private async refuseConfirmed(batchId: string): Promise<void> {
    if ((await this.record(batchId)) !== null) refuseConfirmed();
  }

  private async announce(batchId: string): Promise<Batch> {
    const batch = await this.get(batchId);
    this.options.onChanged(batch);
    return batch;
  }

  private skip(batchId: string, thrown: unknown): null {
    this.options.log.warn('a batch cannot be read', { batchId, ...toAppError(thrown) });
    return null;
  }
}

function errorOf({ status }: PublishRun): AppError | null {
  return status.state === 'failed' ? status.error : null;
}

/** With what helps it; of a replaced file a run says what helps a run. */
function withRemedy(row: BatchRow, run: PublishRun | null): BatchRow {
  const remedy = remedyFor(row, run);
  if (row.error?.code !== 'package-changed' || remedy === null) return { ...row, remedy };
  return { ...row, remedy, error: { ...row.error, whatToDo: adviceOnOtherFile(remedy) } };
}

function adviceOnOtherFile(remedy: ItemRemedy): Message {
  return message(remedy === 'restore-file' ? 'batch.advice.restore' : 'batch.advice.new-batch');
}

function outdated(): AppException {
  return new AppException(appError('batch-outdated', message('error.batch-outdated.detail')));
}

function refuseInUse(): never {
  return fail('batch-in-use', message('error.batch-in-use.detail'));
}

function refuseConfirmed(): never {
  return fail('batch-confirmed', message('error.batch-confirmed.detail'));
}
