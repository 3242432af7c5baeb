import { type Batch, isItemOpen } from '#shared/domain/batch';
import type { PublishRun } from '#shared/domain/publish-run';
import { say } from '#shared/words/say';
import type { Engine } from '../../engine/engine';
import type { Call } from '../command';
import { openEngine } from '../connection';
import { type ExitStatus, exitStatus } from '../exit-status';
import { sendMessages } from '../messages';
import { listenForInterrupt } from '../run/follow-run';
import { newsBetween, type RunNews } from '../run/run-news';
import { openProgressGate } from '../run/step-display';
import { asError } from '../words/lines';
import {
  adviceLines,
  batchTable,
  failureLines,
  itemName,
  milestone,
  summaryLine,
} from './batch-lines';

/** Starts or resumes a batch in this engine, and follows it until nothing of it works. */
export async function followBatch(
  call: Call,
  begin: (engine: Engine) => Promise<Batch | ExitStatus>,
): Promise<ExitStatus> {
  const reporter = new BatchReporter(call);
  const interrupt = listenForInterrupt();
  const engine = openEngine(call, {
    onRunChanged: reporter.onRunChanged,
    onBatchChanged: reporter.onBatchChanged,
  });
  try {
    const hasMessages = call.options['no-messages'] !== true;
    if (hasMessages) engine.messages.start();
    const begun = await begin(engine);
    if (typeof begun === 'number') return begun;
    reporter.begin(begun);
    let isInterrupted = false;
    void interrupt.asked
      .then(() => {
        isInterrupted = true;
        return engine.batches.pause(begun.id);
      })
      .catch(() => undefined);
    const status = reporter.end(await engine.batches.settled(begun.id), isInterrupted);
    if (hasMessages) await sendMessages(call, engine);
    return status;
  } finally {
    reporter.close();
    await engine.close();
    interrupt.release();
  }
}

/** Reports the runs of a batch to people, as milestones, and to programs, as events with their item. */
class BatchReporter {
  readonly #call: Call;
  readonly #last = new Map<string, PublishRun>();
  readonly #gates = new Map<string, (news: RunNews) => void>();
  #batch: Batch | null = null;
  #isEnded = false;

  constructor(call: Call) {
    this.#call = call;
  }

  readonly onBatchChanged = (batch: Batch): void => {
    if (this.#isEnded || batch.state === 'draft') return;
    const before = this.#batch;
    this.#batch = batch;
    const { terminal } = this.#call;
    for (const item of batch.items) {
      const was = before?.items.find(({ id }) => id === item.id)?.state;
      if (before === null || was === item.state || isItemOpen(item.state)) continue;
      terminal.log(
        `  ${this.#place(item.id)} ${itemName(item)}: ${say(`batch.state.${item.state}`)}`,
      );
      terminal.emit({
        event: 'item-ended',
        item: item.id,
        state: item.state,
        runId: item.runId,
        error: item.error && asError(item.error),
      });
    }
  };

  readonly onRunChanged = (run: PublishRun): void => {
    const item = this.#batch?.items.find(({ runId }) => runId === run.id);
    if (this.#isEnded || item === undefined) return;
    const before = this.#last.get(run.id) ?? null;
    this.#last.set(run.id, run);
    const words = milestone(before, run);
    const { terminal } = this.#call;
    if (words !== null) terminal.log(`  ${this.#place(item.id)} ${itemName(item)}: ${words}`);
    for (const news of newsBetween(before, run)) this.#gate(item.id, run.id)(news);
  };

  begin(batch: Batch): void {
    this.onBatchChanged(batch);
    const { terminal } = this.#call;
    const { id, name, items } = batch;
    terminal.log(say('command.batch.started', { name, count: items.length, batch: id }));
    terminal.emit({ event: 'batch-started', batchId: id, name, items: items.map((one) => one.id) });
  }

  /** 0 only if every item is done. */
  end(batch: Batch, isInterrupted: boolean): ExitStatus {
    this.onBatchChanged(batch);
    this.close();
    const { terminal } = this.#call;
    const isDone = batch.items.every(({ state }) => state === 'done');
    const status = isInterrupted
      ? exitStatus.interrupted
      : isDone
        ? exitStatus.done
        : exitStatus.failed;
    for (const line of batchTable(batch, terminal.paint)) terminal.print(line);
    for (const line of failureLines(batch, terminal.paint)) terminal.log(line);
    terminal.log(summaryLine(batch));
    for (const line of adviceLines(batch)) terminal.log(line);
    terminal.emit({
      event: 'batch-ended',
      batchId: batch.id,
      state: batch.state,
      exitStatus: status,
      items: batch.items.map(({ id, packagePath, build, state, runId, error, remedy }) => ({
        item: id,
        packagePath,
        build,
        state,
        runId,
        error: error && asError(error),
        remedy,
      })),
    });
    return status;
  }

  close(): void {
    this.#isEnded = true;
  }

  /** `[3/70]`. */
  #place(itemId: string): string {
    const items = this.#batch?.items ?? [];
    return `[${items.findIndex(({ id }) => id === itemId) + 1}/${items.length}]`;
  }

  #gate(item: string, runId: string): (news: RunNews) => void {
    const gate =
      this.#gates.get(runId) ??
      openProgressGate((news) => {
        if (!this.#isEnded) this.#call.terminal.emit({ ...news, item, runId });
      });
    this.#gates.set(runId, gate);
    return gate;
  }
}
