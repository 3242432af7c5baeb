import type { PublishRun } from '#shared/domain/publish-run';
import type { Engine } from '../../engine/engine';
import type { Call } from '../command';
import { openEngine } from '../connection';
import { type ExitStatus, exitStatus } from '../exit-status';
import { sendMessages } from '../messages';
import { RunReporter } from './run-reporter';

/** Starts or resumes a run in this engine. */
type Begin = (engine: Engine, reporter: RunReporter) => Promise<PublishRun>;

interface Ended {
  run: PublishRun;
  status: ExitStatus;
}

/** Starts a run and follows it until it stops, reporting what happens. */
export async function followRun(call: Call, begin: Begin, isKept = true): Promise<Ended> {
  const reporter = new RunReporter(call.terminal, isKept);
  const interrupt = listenForInterrupt();
  const engine = openEngine(call, { onRunChanged: reporter.onRunChanged });
  try {
    const hasMessages = call.options['no-messages'] !== true;
    if (hasMessages) engine.messages.start();
    const { id } = await begin(engine, reporter);
    if (!hasMessages) await engine.messages.mute(id);
    const run = await settled(engine, id, interrupt);
    const status = reporter.end(run);
    if (hasMessages) await sendMessages(call, engine);
    return { run, status };
  } finally {
    reporter.close();
    await engine.close();
    interrupt.release();
  }
}

/** An interrupt pauses: nothing is undone at Apple, and the run can be resumed. */
async function settled(engine: Engine, runId: string, interrupt: Interrupt): Promise<PublishRun> {
  void interrupt.asked.then(() => engine.runs.pause(runId)).catch(() => undefined);
  return engine.runs.settled(runId);
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A terminal and the parent process may both forward one key press. */
const samePress = 1000;

interface Interrupt {
  /** Resolves at the first signal; never rejects. */
  asked: Promise<void>;
  /** Restores the default handling of signals. */
  release(): void;
}

/** The first signal stops gracefully, a later one ends the process at once: the journal survives both. */
export function listenForInterrupt(): Interrupt {
  let firstAt: number | null = null;
  let ask = () => {};
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const onSignal = () => {
    if (firstAt !== null && performance.now() - firstAt > samePress)
      process.exit(exitStatus.interrupted);
    firstAt ??= performance.now();
    ask();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    asked,
    release: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
