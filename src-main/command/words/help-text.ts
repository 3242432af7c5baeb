import type { Command } from '../command';
import { commonOptions, describeOption, type OptionName } from '../options';

/** `slipway --help`: the commands and the exit statuses. */
export function helpText(commands: readonly Command[]): string {
  return [
    'Usage: slipway COMMAND [options]',
    '',
    'Publishes iOS builds to TestFlight, without a window.',
    '',
    ...aligned(commands.map((command) => [signature(command), command.says])),
    '',
    'Options of every command:',
    ...optionLines(commonOptions),
    '',
    'Exit status: 0 done and read back; 1 failed; 2 wrong usage; 3 blocked by findings;',
    '4 stopped waiting, can be resumed; 5 the key was refused; 6 cancelled; 7 the build has a run already;',
    '8 waits for “slipway notify RUN_ID” to email testers; 130 interrupted, can be resumed.',
    '',
    '“slipway COMMAND --help” says more.',
  ].join('\n');
}

/** `slipway publish --help`. */
export function commandHelp(command: Command): string {
  const own = command.options.length > 0 ? ['Options:', ...optionLines(command.options), ''] : [];
  return [
    `Usage: slipway ${signature(command)} [options]`,
    '',
    `Use it to ${command.says}.`,
    '',
    ...own,
    'Options of every command:',
    ...optionLines(commonOptions),
  ].join('\n');
}

function signature({ name, operands }: Command): string {
  return operands ? `${name} ${operands}` : name;
}

function optionLines(names: readonly OptionName[]): string[] {
  return aligned(
    names.map((name) => {
      const { value, says } = describeOption(name);
      return [value ? `--${name} ${value}` : `--${name}`, says];
    }),
  );
}

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
