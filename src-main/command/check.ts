import { message } from '#shared/words/message';
import { packageName } from '#shared/words/names';
import type { Connection } from '../engine/connection';
import type { Engine } from '../engine/engine';
import { packagePath } from './arguments';
import type { Call, Command } from './command';
import { chooseConnection, namesKey, withEngine } from './connection';
import { exitStatus } from './exit-status';
import { keyOptions } from './options';
import { changeLines, checkResult, findingLines } from './words/package-lines';

export const check: Command = {
  name: 'check',
  operands: 'FILE',
  takes: { least: 1, most: 1 },
  summary: message('help.command.check'),
  options: keyOptions,
  changes: false,
  run: (call) => withEngine(call, (engine) => checkPackage(call, engine)),
};

async function checkPackage(call: Call, engine: Engine) {
  const { terminal } = call;
  const connection = await requestedConnection(call, engine);
  const { opened, findings, blockers, changes } = await engine.plans.check(
    packagePath(call.operands),
    connection,
  );
  terminal.print(checkResult(packageName(opened.info), findings));
  for (const line of findingLines(findings, terminal.paint)) terminal.print(line);
  for (const line of changeLines(changes, terminal.paint)) terminal.print(line);
  terminal.emit({ package: opened.info, findings, changes });
  return blockers.length > 0 ? exitStatus.blocked : exitStatus.done;
}

/** Only with a key that was asked for: a check stays offline otherwise, even where an account is known. */
async function requestedConnection(call: Call, engine: Engine): Promise<Connection | null> {
  const { options, operands } = call;
  const isAsked = namesKey(call) || options['api-url'] !== undefined;
  return isAsked ? chooseConnection(engine, call, packagePath(operands)) : null;
}
