import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
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
    const [list, unreadable] = await withEngine(call, (engine) =>
      Promise.all([engine.runs.list(), engine.runs.unreadable()]),
    );
    const { terminal } = call;
    if (list.length + unreadable.length === 0)
      terminal.say('No runs yet. Start one with: slipway publish FILE');
    for (const run of list) terminal.print(runLine(run));
    for (const run of unreadable) terminal.say(unreadableLine(run));
    terminal.emit([...list, ...unreadable.map(asEntry)]);
    return exitStatus.done;
  },
};

function runLine(run: PublishRun): string {
  return `${run.id}  ${asMoment(run.createdAt)}  ${run.environment.padEnd(8)}  ${stateColumn(run.status.state)}  ${clean(packageName(run.package))}`;
}

function unreadableLine({ id, environment, trouble }: UnreadableRun): string {
  return `${clean(id)}  ${environment.padEnd(8)}  ${stateColumn('unreadable')}  ${trouble.title} (${trouble.code})`;
}

function stateColumn(state: string): string {
  return state.padEnd('stopped-waiting'.length);
}

/** Has an `id` and a `status.state` as every run has: whoever reads the list by these goes on doing so. */
function asEntry({ id, environment, trouble }: UnreadableRun) {
  return { id, environment, status: { state: 'unreadable', trouble } };
}
