import type { ExitStatus } from './exit-status';
import type { OptionName, OptionValues } from './options';
import type { Terminal } from './terminal';

/** One call of the command: what was typed, and the world around it. */
export interface Call {
  /** The command's words, such as `keys add`. */
  name: string;
  operands: string[];
  options: OptionValues;
  /** The data folder. */
  home: string;
  terminal: Terminal;
  uploadWorker: URL;
}

export interface Command {
  /** One word, or two: `keys add`. */
  name: string;
  /** What follows the name in help, such as `FILE`. */
  operands: string;
  /** How many operands may be given. */
  takes: { least: number; most: number };
  says: string;
  options: readonly OptionName[];
  /** Whether it changes anything; `--read-only` refuses it then. A function where options decide. */
  changes: boolean | ((options: OptionValues) => boolean);
  /** Whether its last line is `run-ended`, so that an error takes that shape too. */
  tellsRun?: true;
  run(call: Call): Promise<ExitStatus>;
}
