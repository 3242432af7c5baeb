import { type Message, message } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import type { Command } from '../command';
import { exitStatus } from '../exit-status';
import { commonOptions, describeOption, type OptionName } from '../options';
import { padded, widthOf } from './format';

export const statusWords: Readonly<Record<keyof typeof exitStatus, Message>> = {
  done: message('help.status.done'),
  failed: message('help.status.failed'),
  wrongUsage: message('help.status.wrong-usage'),
  blocked: message('help.status.blocked'),
  stoppedWaiting: message('help.status.stopped-waiting'),
  keyRefused: message('help.status.key-refused'),
  cancelled: message('help.status.cancelled'),
  buildHasRun: message('help.status.build-has-run'),
  readyToNotify: message('help.status.ready-to-notify'),
  waitingForNotes: message('help.status.waiting-for-notes'),
  reviewBusy: message('help.status.review-busy'),
  storeObstacle: message('help.status.store-obstacle'),
  interrupted: message('help.status.interrupted'),
};

/** `slipway --help`: the commands and the exit statuses. */
export function helpText(commands: readonly Command[]): string {
  return [
    say('help.usage'),
    '',
    say('help.about'),
    '',
    ...commandLines(commands),
    '',
    say('help.common-options'),
    ...optionLines(commonOptions),
    '',
    say('help.exit-status'),
    ...aligned(
      Object.entries(statusWords).map(([name, words]) => [
        String(exitStatus[name as keyof typeof exitStatus]),
        inWords(words),
      ]),
    ),
    '',
    say('help.more'),
  ].join('\n');
}

/** `slipway presets --help`: the commands that begin with this word, after the one that is the word alone. */
export function groupHelp(word: string, commands: readonly Command[]): string {
  const own = commands.find(({ name }) => name === word);
  const others = commandLines(commands.filter((command) => command !== own));
  const more = ['', say('help.more-of-group', { command: word })];
  if (own !== undefined) return [commandHelp(own), '', ...others, ...more].join('\n');
  return [
    say('help.usage-of-group', { command: word }),
    '',
    ...others,
    '',
    say('help.common-options'),
    ...optionLines(commonOptions),
    ...more,
  ].join('\n');
}

/** `slipway publish --help`. */
export function commandHelp(command: Command): string {
  const own =
    command.options.length > 0 ? [say('help.options'), ...optionLines(command.options), ''] : [];
  return [
    say('help.usage-of-command', { command: signature(command) }),
    '',
    inWords(command.summary),
    '',
    ...own,
    say('help.common-options'),
    ...optionLines(commonOptions),
  ].join('\n');
}

function commandLines(commands: readonly Command[]): string[] {
  return aligned(commands.map((command) => [signature(command), inWords(command.summary)]));
}

function signature({ name, operands }: Command): string {
  return operands ? `${name} ${operands}` : name;
}

function optionLines(names: readonly OptionName[]): string[] {
  return aligned(
    names.map((name) => {
      const { value, summary } = describeOption(name);
      return [value ? `--${name} ${value}` : `--${name}`, inWords(summary)];
    }),
  );
}

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => widthOf(left)));
  return rows.map(([left, right]) => `  ${padded(left, width)}  ${right}`);
}
