import type { PublishRun } from '#shared/domain/publish-run';
import { message } from '#shared/words/message';
import type { Connection } from '../engine/connection';
import type { Engine } from '../engine/engine';
import type { Call, Command } from './command';
import { chooseConnection, namesKey, withEngine } from './connection';
import { type ExitStatus, exitStatus } from './exit-status';
import { keyOptions } from './options';
import { followRun } from './run/follow-run';
import { runEnded } from './run/run-news';
import type { Terminal } from './terminal';
import { runEndLines } from './words/run-lines';

export const resume: Command = {
  name: 'resume',
  operands: 'RUN_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.resume'),
  options: keyOptions,
  changes: true,
  reportsRun: true,
  async run(call) {
    const before = await readRun(call);
    if (before.status.state === 'cancelled') return printCancelled(before, call.terminal);
    return resumeRun(call, before, (engine, connection) =>
      engine.runs.resume(before.id, connection),
    );
  },
};

/** For a run that waits for confirmation before it emails testers. */
export const notify: Command = {
  name: 'notify',
  operands: 'RUN_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.notify'),
  options: keyOptions,
  changes: true,
  reportsRun: true,
  async run(call) {
    return resumeRun(call, await readRun(call), (engine, connection) =>
      engine.runs.notify(call.operands[0] ?? '', connection),
    );
  },
};

function readRun(call: Call): Promise<PublishRun> {
  return withEngine(call, (engine) => engine.runs.get(call.operands[0] ?? ''));
}

/** Follows a resumed run, with the key that the command line names or its own. */
async function resumeRun(
  call: Call,
  before: PublishRun,
  begin: (engine: Engine, connection: Connection | undefined) => Promise<PublishRun>,
): Promise<ExitStatus> {
  const { run, status } = await followRun(call, async (engine, reporter) => {
    const connection = namesKey(call.options)
      ? await chooseConnection(engine, call.options)
      : undefined;
    reporter.resumeFrom(before);
    return begin(engine, connection);
  });
  if (run.receipt) call.terminal.print(run.receipt);
  return status;
}

/** Nothing is left to resume; the status explains why. */
function printCancelled(run: PublishRun, terminal: Terminal) {
  for (const line of runEndLines(run, terminal.paint)) terminal.log(line);
  terminal.emit(runEnded(run));
  return exitStatus.cancelled;
}
