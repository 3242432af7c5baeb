import type { Command } from './command';
import { exitStatus } from './exit-status';
import { withEngine } from './open-engine';
import { runEndLines } from './words/run-edge-lines';

export const cancel: Command = {
  name: 'cancel',
  operands: 'RUN_ID',
  takes: { least: 1, most: 1 },
  says: 'end a run for good and withdraw its upload, while that is possible',
  options: [],
  changes: true,
  async run(call) {
    const [runId = ''] = call.operands;
    const run = await withEngine(call, (engine) => engine.runs.cancel(runId));
    for (const line of runEndLines(run, call.terminal.paint)) call.terminal.say(line);
    call.terminal.emit(run);
    return run.status.state === 'cancelled' ? exitStatus.done : exitStatus.failed;
  },
};
