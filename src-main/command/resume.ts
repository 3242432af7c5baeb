import type { PublishRun } from '#shared/domain/publish-run';
import { chooseConnection, namesKey } from './choose-connection';
import type { Command } from './command';
import { exitStatus } from './exit-status';
import { withEngine } from './open-engine';
import { keyOptions } from './options';
import { followRun } from './run/follow-run';
import { runEnded } from './run/run-ended';
import type { Terminal } from './terminal';
import { runEndLines } from './words/run-edge-lines';

export const resume: Command = {
  name: 'resume',
  operands: 'RUN_ID',
  takes: { least: 1, most: 1 },
  says: 'carry a stopped run on',
  options: keyOptions,
  changes: true,
  tellsRun: true,
  async run(call) {
    const [runId = ''] = call.operands;
    const before = await withEngine(call, (engine) => engine.runs.get(runId));
    if (before.status.state === 'cancelled') return tellCancelled(before, call.terminal);
    const { run, status } = await followRun(call, async (engine, reporter) => {
      const connection = namesKey(call.options)
        ? await chooseConnection(engine, call.options)
        : undefined;
      reporter.carryOnFrom(before);
      return engine.runs.resume(runId, connection);
    });
    if (run.receipt) call.terminal.print(run.receipt);
    return status;
  },
};

/** Nothing is left to carry on, and the status says why. */
function tellCancelled(run: PublishRun, terminal: Terminal) {
  for (const line of runEndLines(run, terminal.paint)) terminal.say(line);
  terminal.emit(runEnded(run));
  return exitStatus.cancelled;
}
