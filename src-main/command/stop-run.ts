import type { PublishRun } from '#shared/domain/publish-run';
import { canResume } from '#shared/domain/run-readers';
import { message } from '#shared/words/message';
import type { Call, Command } from './command';
import { withEngine } from './connection';
import { type ExitStatus, exitStatus } from './exit-status';
import { alreadyEndedLines, runEndLines } from './words/run-lines';

export const pause: Command = {
  name: 'pause',
  operands: 'RUN_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.pause'),
  options: [],
  changes: true,
  async run(call) {
    const [runId = ''] = call.operands;
    const run = await withEngine(call, (engine) => engine.runs.pause(runId));
    return report(call, run, canResume(run));
  },
};

export const cancel: Command = {
  name: 'cancel',
  operands: 'RUN_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.cancel'),
  options: [],
  changes: true,
  async run(call) {
    const [runId = ''] = call.operands;
    const run = await withEngine(call, (engine) => engine.runs.cancel(runId, 'to-the-end'));
    return report(call, run, run.status.state === 'cancelled');
  },
};

function report(call: Call, run: PublishRun, isStopped: boolean): ExitStatus {
  const { paint } = call.terminal;
  const why = isStopped ? [] : alreadyEndedLines(run, paint);
  for (const line of [...runEndLines(run, paint), ...why]) call.terminal.log(line);
  call.terminal.emit(run);
  return isStopped ? exitStatus.done : exitStatus.failed;
}
