import type { Call, Command } from './command';
import { allCommands, findCommand } from './commands';
import { type ExitStatus, exitStatus } from './exit-status';
import { homeFolder } from './home-folder';
import type { OptionValues } from './options';
import { productVersion } from './product-version';
import { type Arguments, readLoosely, readStrictly } from './read-arguments';
import { reportThrown } from './report-thrown';
import { openTerminal, type Terminal } from './terminal';
import { refuseUsage } from './usage-error';
import { commandHelp, helpText } from './words/help-text';

/** Runs what was typed and says how it ended; everything that goes wrong ends here, as words and a status. */
export async function runCommand(argv: readonly string[], uploadWorker: URL): Promise<ExitStatus> {
  const typed = readLoosely(argv);
  // Looked for in the raw words: a wrong line must not hide that a program is reading.
  const terminal = openTerminal(argv.includes('--json'));
  let command: Command | null = null;
  try {
    if (argv[0] === '--version') return await tellVersion(terminal);
    command = await findCommand(typed.operands);
    if (typed.options.help || argv[0] === 'help') return await tellHelp(command, terminal);
    if (!command) return refuseUsage('A command is missing, such as “publish FILE”.');
    return await command.run(readCall(argv, command, terminal, uploadWorker));
  } catch (thrown) {
    return reportThrown(thrown, command, terminal);
  }
}

function readCall(
  argv: readonly string[],
  command: Command,
  terminal: Terminal,
  uploadWorker: URL,
): Call {
  const { operands, options }: Arguments = readStrictly(argv, command);
  if (options['read-only'] && changesSomething(command, options)) {
    const hint = command.options.includes('dry-run')
      ? ' Add --dry-run to see what it would do.'
      : '';
    refuseUsage(`“${command.name}” changes something, and --read-only rules that out.${hint}`);
  }
  return {
    name: command.name,
    operands,
    options,
    home: homeFolder(options.home),
    terminal,
    uploadWorker,
  };
}

function changesSomething({ changes }: Command, options: OptionValues): boolean {
  return typeof changes === 'function' ? changes(options) : changes;
}

async function tellVersion(terminal: Terminal): Promise<ExitStatus> {
  const version = await productVersion();
  terminal.print(version);
  terminal.emit({ version });
  return exitStatus.done;
}

async function tellHelp(command: Command | null, terminal: Terminal): Promise<ExitStatus> {
  const text = command ? commandHelp(command) : helpText(await allCommands());
  terminal.print(text);
  terminal.emit({ help: text });
  return exitStatus.done;
}
