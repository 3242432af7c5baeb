import type { PublishRun } from '#shared/domain/publish-run';
import type { Command } from './command';
import { exitStatus } from './exit-status';
import { withEngine } from './open-engine';
import { packageName } from './words/package-lines';
import { clean } from './words/paint';
import { asMoment } from './words/quantities';

export const runs: Command = {
  name: 'runs',
  operands: '',
  takes: { least: 0, most: 0 },
  says: 'list the runs on this computer',
  options: [],
  changes: false,
  async run(call) {
    const list = await withEngine(call, (engine) => engine.runs.list());
    if (list.length === 0) call.terminal.say('No runs yet. Start one with: slipway publish FILE');
    for (const run of list) call.terminal.print(runLine(run));
    call.terminal.emit(list);
    return exitStatus.done;
  },
};

function runLine(run: PublishRun): string {
  const state = run.status.state.padEnd('stopped-waiting'.length);
  return `${run.id}  ${asMoment(run.createdAt)}  ${run.environment.padEnd(8)}  ${state}  ${clean(packageName(run.package))}`;
}
