import { type Finding, worstFirst } from '#shared/domain/finding';
import type { PackageChanges } from '#shared/domain/package-summary';
import type { Engine } from '../engine/engine';
import { chooseConnection, namesKey } from './choose-connection';
import type { Call, Command } from './command';
import { exitStatus } from './exit-status';
import { lookAtServer } from './look-at-server';
import { withEngine } from './open-engine';
import { keyOptions } from './options';
import { packagePath } from './package-path';
import { changeLines } from './words/change-lines';
import { findingCount, findingLines } from './words/finding-lines';
import { packageName } from './words/package-lines';

export const check: Command = {
  name: 'check',
  operands: 'FILE',
  takes: { least: 1, most: 1 },
  says: 'read a package and list what stands in its way; with a key, at App Store Connect too',
  options: keyOptions,
  changes: false,
  run: (call) => withEngine(call, (engine) => checkPackage(call, engine)),
};

async function checkPackage(call: Call, engine: Engine) {
  const { terminal } = call;
  const path = packagePath(call.operands);
  const opened = await engine.packages.inspect(path);
  const look = await askServer(call, engine, path);
  const findings = worstFirst([...opened.findings, ...look.findings]);
  const { changes } = look;
  terminal.print(`${packageName(opened.info)}: ${findingCount(findings)}`);
  for (const line of findingLines(findings, terminal.paint)) terminal.print(line);
  for (const line of changeLines(changes, terminal.paint)) terminal.print(line);
  terminal.emit({ package: opened.info, findings, changes });
  const isBlocked = findings.some((finding) => finding.severity === 'blocker');
  return isBlocked ? exitStatus.blocked : exitStatus.done;
}

interface Look {
  findings: readonly Finding[];
  changes: PackageChanges | null;
}

/** Only with a key that was asked for: a check stays offline otherwise, even where an account is known. */
async function askServer({ options }: Call, engine: Engine, path: string): Promise<Look> {
  if (!namesKey(options) && options['api-url'] === undefined)
    return { findings: [], changes: await engine.packages.changes(path, 'live') };
  const connection = await chooseConnection(engine, options);
  const { destination, findings } = await lookAtServer(engine, connection, path);
  return {
    findings: destination?.findings ?? findings,
    changes: destination?.changes ?? null,
  };
}
