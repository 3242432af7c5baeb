import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { longestPerson } from '#shared/domain/hand-over';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import type { Connection } from '../engine/connection';
import type { Engine } from '../engine/engine';
import type { OpenedHandOver } from '../engine/hand-over/hand-overs';
import { isConfirmed } from './ask-person';
import { type Call, type Command, refuseUsage } from './command';
import { chooseConnection, namedConnection, namesKey, withEngine } from './connection';
import { exitStatus } from './exit-status';
import { keyOptions } from './options';
import { followRun } from './run/follow-run';
import { clean, typed } from './words/format';
import { handOverLines } from './words/hand-over-lines';

/** Writes an unfinished run to a file for a colleague, and stops working on it here. */
export const exportRun: Command = {
  // Not shown: typed.
  name: 'hand-over export',
  operands: 'RUN_ID FILE',
  takes: { least: 2, most: 2 },
  summary: message('help.command.hand-over-export'),
  options: ['as', 'to'],
  changes: true,
  run: (call) =>
    withEngine(call, async (engine) => {
      const { terminal, options } = call;
      const [runId = '', file = ''] = call.operands;
      const path = resolve(file);
      if (existsSync(path)) refuseUsage(message('usage.hand-over-exists', { path }));
      const run = await engine.handOvers.export(runId, path, {
        person: personIn(options.as) ?? engine.approvals.key()?.name ?? null,
        to: personIn(options.to),
      });
      terminal.log(say('command.hand-over.exported', { path: clean(path) }));
      terminal.log(
        say('command.hand-over.how-back', { command: typed('hand-over', 'take-back', run.id) }),
      );
      terminal.emit({ runId: run.id, file: path, handedOver: run.handedOver });
      return exitStatus.done;
    }),
};

/** Ends a hand-over: the run can be resumed here again, although a colleague may have continued it. */
export const takeBackRun: Command = {
  // Not shown: typed.
  name: 'hand-over take-back',
  operands: 'RUN_ID',
  takes: { least: 1, most: 1 },
  summary: message('help.command.hand-over-take-back'),
  options: ['yes'],
  changes: true,
  run: (call) =>
    withEngine(call, async (engine) => {
      const [runId = ''] = call.operands;
      const { handedOver } = await engine.runs.get(runId);
      if (handedOver === null) return refuseUsage(message('usage.hand-over-not-handed-over'));
      const question = say('command.hand-over.take-back-question');
      if (!(await isConfirmed(question, call.options, message('usage.hand-over-yes'))))
        return exitStatus.cancelled;
      await engine.handOvers.takeBack(runId);
      call.terminal.log(
        say('command.hand-over.taken-back', { command: typed('resume', clean(runId)) }),
      );
      call.terminal.emit({ runId, handedOver: null });
      return exitStatus.done;
    }),
};

/** Shows a colleague's run, takes it over with the own key, and finishes it. */
export const importRun: Command = {
  // Not shown: typed.
  name: 'hand-over import',
  operands: 'FILE',
  takes: { least: 1, most: 1 },
  summary: message('help.command.hand-over-import'),
  options: [...keyOptions, 'package', 'as', 'yes', 'dry-run', 'no-messages'],
  changes: ({ 'dry-run': isDry }) => isDry !== true,
  reportsRun: true,
  async run(call) {
    const { terminal, options } = call;
    const path = resolve(call.operands[0] ?? '');
    const opened = await withEngine(call, (engine) => engine.handOvers.open(path));
    for (const line of handOverLines(opened, terminal.paint)) terminal.log(line);
    if (options['dry-run']) {
      terminal.emit(previewOf(opened));
      return exitStatus.done;
    }
    const question = say('command.hand-over.question');
    if (!(await isConfirmed(question, options, message('usage.hand-over-yes'))))
      return exitStatus.cancelled;
    const { run, status } = await followRun(call, async (engine, reporter) => {
      const connection = await connectionFor(call, engine, opened);
      const taken = await engine.handOvers.take(opened, {
        connection,
        person: personIn(options.as) ?? engine.approvals.key()?.name ?? null,
        packagePath: options.package === undefined ? null : resolve(options.package),
      });
      reporter.resumeFrom(taken);
      return engine.runs.resume(taken.id, connection);
    });
    if (run.receipt) terminal.print(run.receipt);
    return status;
  },
};

/** The key that is named; without one, the account here that has the app. */
async function connectionFor(
  call: Call,
  engine: Engine,
  { run }: OpenedHandOver,
): Promise<Connection> {
  if (namesKey(call)) return namedConnection(engine, call);
  const { bundleId } = run.package;
  if (run.environment === 'practice' || bundleId === null)
    return chooseConnection(engine, call, null);
  const { choice } = await engine.accounts.findForApp(bundleId);
  return choice === null
    ? chooseConnection(engine, call, null)
    : engine.accounts.connection(choice.accountId);
}

function personIn(typedName: string | undefined): string | null {
  if (typedName === undefined || typedName.trim() === '') return null;
  if (typedName.length > longestPerson)
    refuseUsage(message('usage.hand-over-name', { most: longestPerson }));
  return typedName.trim();
}

function previewOf({ run, content, needsPackage, sha256, here }: OpenedHandOver) {
  const { bundleId, version, buildNumber } = run.package;
  return {
    runId: run.id,
    environment: run.environment,
    package: { bundleId, version, buildNumber, sha256 },
    from: content.from,
    to: content.to,
    handedOverAt: content.at,
    needsPackage,
    here,
    plan: run.plan,
  };
}
