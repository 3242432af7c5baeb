import type { PublishRun } from '#shared/domain/publish-run';
import type { Engine } from '../../engine/engine';
import type { Call } from '../command';
import type { ExitStatus } from '../exit-status';
import { openEngine } from '../open-engine';
import { type Interrupt, listenForInterrupt } from './interrupt';
import { RunReporter } from './run-reporter';

/** Starts or carries on a run in this engine. */
export type Begin = (engine: Engine, reporter: RunReporter) => Promise<PublishRun>;

export interface Ended {
  run: PublishRun;
  status: ExitStatus;
}

/** Begins a run and stays with it until it stops working, telling what happens. */
export async function followRun(call: Call, begin: Begin, isKept = true): Promise<Ended> {
  const reporter = new RunReporter(call.terminal, isKept);
  const interrupt = listenForInterrupt();
  const engine = openEngine(call, { onRunChanged: reporter.hear });
  try {
    const { id } = await begin(engine, reporter);
    const run = await settled(engine, id, interrupt);
    return { run, status: reporter.end(run) };
  } finally {
    reporter.close();
    await engine.close();
    interrupt.release();
  }
}

/** An interrupt pauses: Apple's side is left as it is, and the run can be carried on. */
async function settled(engine: Engine, runId: string, interrupt: Interrupt): Promise<PublishRun> {
  void interrupt.asked.then(() => engine.runs.pause(runId)).catch(() => undefined);
  return engine.runs.settled(runId);
}
