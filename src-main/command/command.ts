import { type AppError, appError } from '#shared/errors';
import type { Message, Text } from '#shared/words/message';
import { inWords } from '#shared/words/say';
import type { StartProcess } from '../processes/children';
import type { ExitStatus } from './exit-status';
import type { OptionName, OptionValues } from './options';
import type { Terminal } from './terminal';

/** What the program around the command brings along. */
export interface CommandParts {
  uploadWorker: URL;
  /** How the package reader is started; left out for plain Node’s own way. */
  startReading?: StartProcess;
  /** Switches and variables that keep the installed app from starting. */
  refused?: string[];
  /** The key in the environment; options win over it. */
  environmentKey: EnvironmentKey | null;
}

/** A key as a build machine passes it on: in variables. */
export interface EnvironmentKey {
  issuerId?: string;
  keyId?: string;
  /** Path of a .p8. */
  file?: string;
  /** The key itself. */
  text?: string;
}

/** One invocation of the command: its arguments and its environment. */
export interface Call extends CommandParts {
  /** The words of the command, such as `keys add`. */
  name: string;
  operands: string[];
  options: OptionValues;
  /** The data folder. */
  home: string;
  terminal: Terminal;
  /** Every command, for what describes them all. */
  allCommands: () => Promise<Command[]>;
}

export interface Command {
  /** One word, or two: `keys add`. */
  name: string;
  /** What follows the name in help, such as `FILE`. */
  operands: string;
  /** How many operands are allowed. */
  takes: { least: number; most: number };
  /** One line of help. */
  summary: Message;
  options: readonly OptionName[];
  /** Whether it changes anything, in which case `--read-only` refuses it. A function if that depends on options. */
  changes: boolean | ((options: OptionValues) => boolean);
  /** Whether its last line is `run-ended`, so that an error uses that shape too. */
  reportsRun?: true;
  run(call: Call): Promise<ExitStatus>;
}

/** The command line is invalid: nothing was done, and the exit status is 2. */
export class UsageError extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(inWords(error.detail));
    this.name = 'UsageError';
    this.error = error;
  }
}

export function refuseUsage(line: Text): never {
  throw new UsageError(appError('wrong-usage', line));
}

/** An error caused by what was typed: its own message, with the exit status for wrong usage. */
export function refuseAsUsage(error: AppError): never {
  throw new UsageError(error);
}
