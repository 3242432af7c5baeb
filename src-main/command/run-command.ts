import { join } from 'node:path';
import { type AppError, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { logFiles, logFolder } from '../engine/diagnostics/logger';
import { type Arguments, readLoosely, readStrictly } from './arguments';
import { type Call, type Command, type CommandParts, refuseUsage, UsageError } from './command';
import { logUnexpected } from './command-log';
import { allCommands, findCommand, groupOf } from './commands';
import { type ExitStatus, exitStatus, statusOfError } from './exit-status';
import { ensureHome, homeFolder } from './home-folder';
import { checkKeyChoice, checkOptionPairs } from './option-pairs';
import type { OptionValues } from './options';
import { productVersion } from './product-version';
import { openTerminal, type Terminal } from './terminal';
import { clean, typed } from './words/format';
import { commandHelp, groupHelp, helpText } from './words/help-text';
import { asError, errorLines, otherRunLines } from './words/lines';

/** Runs the command line and returns its exit status; every error ends here, as a message and a status. */
export async function runCommand(
  argv: readonly string[],
  parts: CommandParts,
): Promise<ExitStatus> {
  const typed = readLoosely(argv);
  // Searched in the raw arguments: an invalid line must not hide that a program is reading.
  const terminal = openTerminal(argv.includes('--json'));
  let command: Command | null = null;
  try {
    if (parts.refused?.length)
      refuseUsage(message('start.refused-options', { options: { list: parts.refused } }));
    if (argv[0] === '--version') return await printVersion(terminal);
    ensureHome(typed.options.home);
    const [first, ...rest] = typed.operands;
    const asksForHelp = typed.options.help || first === 'help';
    const words = first === 'help' ? rest : typed.operands;
    if (asksForHelp) return await printHelp(words, terminal);
    command = await findCommand(words);
    if (!command) return refuseUsage(message('usage.command-missing'));
    const call = readCall(argv, command, terminal, parts);
    checkOptionPairs(command, call.options);
    checkKeyChoice(command, call);
    return await command.run(call);
  } catch (thrown) {
    return reportThrown(thrown, command, terminal, argv);
  }
}

function readCall(
  argv: readonly string[],
  command: Command,
  terminal: Terminal,
  parts: CommandParts,
): Call {
  const { operands, options }: Arguments = readStrictly(argv, command);
  if (options['read-only'] && changesSomething(command, options)) {
    const hasDryRun = command.options.includes('dry-run');
    refuseUsage(
      message(hasDryRun ? 'usage.read-only-dry-run' : 'usage.read-only', { command: command.name }),
    );
  }
  return {
    name: command.name,
    operands,
    options,
    home: homeFolder(options.home),
    terminal,
    allCommands,
    ...parts,
  };
}

function changesSomething({ changes }: Command, options: OptionValues): boolean {
  return typeof changes === 'function' ? changes(options) : changes;
}

async function printVersion(terminal: Terminal): Promise<ExitStatus> {
  const version = await productVersion();
  terminal.print(version);
  terminal.emit({ version });
  return exitStatus.done;
}

async function printHelp(words: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const text = await helpOf(words);
  terminal.print(text);
  terminal.emit({ help: text });
  return exitStatus.done;
}

async function helpOf(words: readonly string[]): Promise<string> {
  const group = await groupOf(words);
  if (group !== null) return groupHelp(words[0] ?? '', group);
  const command = await findCommand(words);
  return command ? commandHelp(command) : helpText(await allCommands());
}

/** The error once as text and once as JSON; never a stack trace, which a bug leaves in the log. */
export function reportThrown(
  thrown: unknown,
  command: Command | null,
  terminal: Terminal,
  argv: readonly string[],
): ExitStatus {
  if (thrown instanceof UsageError) return reportUsage(thrown, command, terminal);
  const error = toAppError(thrown);
  const status = reportError(error, command, terminal);
  if (error.code !== 'unexpected') return status;
  const home = loggedIn(thrown, argv);
  if (home === null) return status;
  terminal.log(
    `  ${say('diagnostics.command-hint', {
      log: join(home, logFolder, logFiles[0]),
      command: typed('diagnostics', 'FILE'),
    })}`,
  );
  return status;
}

/** The data folder whose log has the error; null where there is none to write to. */
function loggedIn(thrown: unknown, argv: readonly string[]): string | null {
  try {
    const home = homeFolder(readLoosely(argv).options.home);
    logUnexpected(thrown, home, argv);
    return home;
  } catch {
    return null;
  }
}

function reportUsage(
  { error }: UsageError,
  command: Command | null,
  terminal: Terminal,
): ExitStatus {
  if (error.code === 'wrong-usage') terminal.log(`slipway: ${clean(error.detail)}`);
  else for (const line of errorLines(error, terminal.paint)) terminal.log(line);
  const help = command ? typed(command.name, '--help') : typed('--help');
  terminal.log(say('usage.see-help', { command: help }));
  terminal.emit({ error: asError(error) });
  return exitStatus.wrongUsage;
}

function reportError(error: AppError, command: Command | null, terminal: Terminal): ExitStatus {
  for (const line of errorLines(error, terminal.paint)) terminal.log(line);
  for (const line of otherRunLines(error)) terminal.log(line);
  const status = statusOfError(error);
  const shown = asError(error);
  terminal.emit(command?.reportsRun ? endedWithoutRun(status, shown) : { error: shown });
  return status;
}

/** A program that reads a publish line by line gets the same last line even if no run was created. */
function endedWithoutRun(status: ExitStatus, error: ReturnType<typeof asError>) {
  const outcome = status === exitStatus.blocked ? 'blocked' : 'failed';
  return {
    event: 'run-ended',
    outcome,
    runId: null,
    receipt: null,
    seal: null,
    exitStatus: status,
    error,
    resumable: false,
  };
}
