import { resolve } from 'node:path';
import type { DeviceFile, DeviceLine, DeviceResult, NewDevice } from '#shared/domain/device';
import { fileSummary, importSummary, lineState, resultWords } from '#shared/words/device-words';
import { message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import type { Connection } from '../engine/connection';
import type { Engine } from '../engine/engine';
import { isConfirmed } from './ask-person';
import type { Call, Command } from './command';
import { readPlatform, withTeam } from './devices';
import { type ExitStatus, exitStatus, statusOfError } from './exit-status';
import { keyOptions } from './options';
import { clean } from './words/format';
import { table } from './words/lines';

export const importDevices: Command = {
  // Not shown: typed.
  name: 'devices import',
  operands: 'FILE',
  takes: { least: 1, most: 1 },
  summary: message('help.command.devices-import'),
  options: [...keyOptions, 'platform', 'dry-run', 'yes'],
  changes: (options) => options['dry-run'] !== true,
  run: (call) => withTeam(call, (engine, connection) => importFile(call, engine, connection)),
};

async function importFile(call: Call, engine: Engine, connection: Connection): Promise<ExitStatus> {
  const { terminal, options, operands } = call;
  const platform = readPlatform(options);
  const file = await engine.devices.readFile(connection, resolve(operands[0] ?? ''), platform);
  const fresh = file.lines.flatMap(({ device }) => (device === null ? [] : [device]));
  for (const line of previewLines(file)) terminal.print(line);
  if (options['dry-run']) terminal.log(say('devices.nothing-sent'));
  const isSent =
    !options['dry-run'] && fresh.length > 0 && (await isMeant(fresh, connection, call));
  const results = isSent ? await engine.devices.addAll(connection, fresh) : null;
  for (const line of results === null ? [] : resultLines(results, file)) terminal.print(line);
  terminal.emit({ ...file, results });
  if (results === null && fresh.length > 0 && !options['dry-run']) return exitStatus.cancelled;
  return statusOf(file, results ?? []);
}

/** One is registered at once, as `devices add` does. */
async function isMeant(
  { length: count }: readonly NewDevice[],
  { name }: Connection,
  { options }: Call,
): Promise<boolean> {
  if (count === 1) return true;
  const question = say('command.devices.question', { count, account: clean(name) });
  return isConfirmed(question, options, message('command.devices.import-yes'));
}

function previewLines({ lines }: DeviceFile): string[] {
  return [...table(lines.map(previewRow)), fileSummary(lines)];
}

function previewRow(line: DeviceLine): string[] {
  const { name, udid, reason } = line;
  const cells = [
    `${line.line}`,
    name,
    udid,
    lineState(line),
    reason === null ? '' : inWords(reason),
  ];
  return cells.map(clean);
}

function resultLines(results: readonly DeviceResult[], { lines }: DeviceFile): string[] {
  const row = (result: DeviceResult) =>
    [
      resultWords(result),
      result.name,
      result.udid,
      result.error === null ? '' : `${inWords(result.error.detail)} (${result.error.code})`,
    ].map(clean);
  return [...table(results.map(row)), importSummary(results, lines)];
}

/** A line that cannot be used is a failure too: a script has to notice that a device is missing. */
function statusOf({ lines }: DeviceFile, results: readonly DeviceResult[]): ExitStatus {
  const error = results.find((result) => result.error !== null)?.error;
  if (error) return statusOfError(error);
  const isWhole = lines.every(({ state }) => state !== 'malformed');
  return isWhole ? exitStatus.done : exitStatus.failed;
}
