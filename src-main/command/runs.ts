import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import { type Attention, attentionById } from '#shared/domain/run-attention';
import { packageName } from '#shared/words/names';
import type { Command } from './command';
import { withEngine } from './connection';
import { exitStatus } from './exit-status';
import { asMoment, clean } from './words/format';
import { attentionWords } from './words/lines';
import { runLines } from './words/run-lines';

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
    const attention = attentionById(list);
    for (const run of list) terminal.print(runLine(run, attention.get(run.id)));
    for (const run of unreadable) terminal.say(unreadableLine(run));
    const entries = list.map((run) => ({ ...run, attention: attention.get(run.id) ?? null }));
    terminal.emit([...entries, ...unreadable.map(asEntry)]);
    return exitStatus.done;
  },
};

function runLine(run: PublishRun, attention: Attention | undefined): string {
  const words = attention === undefined ? '' : `  ${clean(attentionWords(attention))}`;
  return `${run.id}  ${asMoment(run.createdAt)}  ${run.environment.padEnd(8)}  ${stateColumn(run.status.state)}  ${clean(packageName(run.package))}${words}`;
}

function unreadableLine({ id, environment, trouble }: UnreadableRun): string {
  return `${clean(id)}  ${environment.padEnd(8)}  ${stateColumn('unreadable')}  ${trouble.title} (${trouble.code})`;
}

function stateColumn(state: string): string {
  return state.padEnd('stopped-waiting'.length);
}

/** Has an `id` and a `status.state` like every run, so that readers of these fields keep working. */
function asEntry({ id, environment, trouble }: UnreadableRun) {
  return { id, environment, status: { state: 'unreadable', trouble } };
}

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
