import { canCarryOn } from '#shared/domain/run-readers';
import type { Command } from './command';
import { exitStatus } from './exit-status';
import { withEngine } from './open-engine';
import { runEndLines } from './words/run-edge-lines';

export const pause: Command = {
  name: 'pause',
  operands: 'RUN_ID',
  takes: { least: 1, most: 1 },
  says: 'stop a run, also one in another window or terminal, so that it can be carried on',
  options: [],
  changes: true,
  async run(call) {
    const [runId = ''] = call.operands;
    const run = await withEngine(call, (engine) => engine.runs.pause(runId));
    for (const line of runEndLines(run, call.terminal.paint)) call.terminal.say(line);
    call.terminal.emit(run);
    return canCarryOn(run) ? exitStatus.done : exitStatus.failed;
  },
};
