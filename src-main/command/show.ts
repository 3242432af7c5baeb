import type { Command } from './command';
import { exitStatus } from './exit-status';
import { withEngine } from './open-engine';
import { runLines } from './words/run-lines';

export const show: Command = {
  name: 'show',
  operands: 'RUN_ID',
  takes: { least: 1, most: 1 },
  says: 'show one run',
  options: [],
  changes: false,
  async run(call) {
    const [runId = ''] = call.operands;
    const run = await withEngine(call, (engine) => engine.runs.get(runId));
    for (const line of runLines(run, call.terminal.paint)) call.terminal.print(line);
    call.terminal.emit(run);
    return exitStatus.done;
  },
};
