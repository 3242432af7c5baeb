import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import { type Attention, attentionById } from '#shared/domain/run-attention';
import { message } from '#shared/words/message';
import { packageName } from '#shared/words/names';
import { logEntries, logText } from '#shared/words/run-log';
import { runStatus } from '#shared/words/run-status';
import { inWords, say } from '#shared/words/say';
import { fullTime } from '#shared/words/time';
import { maskForOthers } from '../engine/diagnostics/mask';
import type { Call, Command } from './command';
import { withEngine } from './connection';
import { type ExitStatus, exitStatus } from './exit-status';
import { clean, typed } from './words/format';
import { attentionWords, environmentWords, table } from './words/lines';
import { runLines } from './words/run-lines';

export const runs: Command = {
  name: 'runs',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.runs'),
  options: [],
  changes: false,
  async run(call) {
    const [list, unreadable] = await withEngine(call, (engine) =>
      Promise.all([engine.runs.list(), engine.runs.unreadable()]),
    );
    const { terminal } = call;
    if (list.length + unreadable.length === 0)
      terminal.log(say('command.runs.none', { command: typed('publish', 'FILE') }));
    const attention = attentionById(list);
    for (const line of table(list.map((run) => runRow(run, attention.get(run.id)))))
      terminal.print(line);
    for (const line of table(unreadable.map(unreadableRow))) terminal.log(line);
    const entries = list.map((run) => ({ ...run, attention: attention.get(run.id) ?? null }));
    terminal.emit([...entries, ...unreadable.map(asEntry)]);
    return exitStatus.done;
  },
};

function runRow(run: PublishRun, attention: Attention | undefined): string[] {
  return [
    run.id,
    fullTime(run.createdAt),
    environmentWords(run.environment),
    inWords(runStatus(run)),
    clean(packageName(run.package)),
    ...(attention === undefined ? [] : [clean(attentionWords(attention))]),
  ];
}

function unreadableRow({ id, environment, error: { title, code } }: UnreadableRun): string[] {
  const state = say('run-view.status.unreadable');
  const words = say('command.runs.unreadable', { title: clean(title), code });
  return [clean(id), environmentWords(environment), state, words];
}

/** Has an `id` and a `status.state` like every run, so that readers of these fields keep working. */
function asEntry({ id, environment, error }: UnreadableRun) {
  return { id, environment, status: { state: 'unreadable', error } };
}

export const show: Command = {
  name: 'show',
  operands: 'RUN_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.show'),
  options: ['log'],
  changes: false,
  async run(call) {
    const [runId = ''] = call.operands;
    if (call.options.log) return showLog(call, runId);
    const run = await withEngine(call, (engine) => engine.runs.get(runId));
    for (const line of runLines(run, call.terminal.paint)) call.terminal.print(line);
    call.terminal.emit(run);
    return exitStatus.done;
  },
};

/** Masked as in the window: a journal may quote what a server answered. */
async function showLog(call: Call, runId: string): Promise<ExitStatus> {
  const log = await withEngine(call, (engine) => engine.runs.log(runId));
  for (const line of logText(log).split('\n')) call.terminal.print(clean(maskForOthers(line)));
  call.terminal.emit(
    logEntries(log).map((entry) => ({ ...entry, text: maskForOthers(entry.text) })),
  );
  return exitStatus.done;
}

export const report: Command = {
  name: 'report',
  operands: 'RUN_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.report'),
  options: [],
  changes: false,
  async run(call) {
    const [runId = ''] = call.operands;
    const text = maskForOthers(await withEngine(call, (engine) => engine.runs.appleReport(runId)));
    for (const line of text.trimEnd().split('\n')) call.terminal.print(clean(line));
    call.terminal.emit({ text });
    return exitStatus.done;
  },
};
