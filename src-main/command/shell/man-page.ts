import { inWords, say } from '#shared/words/say';
import { exitStatus } from '../exit-status';
import { statusWords } from '../words/help-text';
import type { OptionOutline, Outline } from './outline';

/** `slipway(1)`, for `groff -man`. */
export function manPage({ commands, common }: Outline, version: string): string {
  return [
    `.TH SLIPWAY 1 "" "Slipway ${version}" ""`,
    '.SH NAME',
    `slipway \\- ${escaped(say('man.summary'))}`,
    '.SH SYNOPSIS',
    '.B slipway',
    '.I COMMAND',
    '[options]',
    '.SH DESCRIPTION',
    escaped(say('man.description')),
    '.SH COMMANDS',
    ...commands.flatMap(({ name, operands, summary, options }) => [
      `.SS slipway ${escaped(name)}${operands === '' ? '' : ` \\fI${escaped(operands)}\\fR`}`,
      `${escaped(summary)}.`,
      ...optionLines(options),
    ]),
    '.SH OPTIONS',
    escaped(say('man.common-options')),
    ...optionLines(common),
    '.SH EXIT STATUS',
    ...Object.entries(statusWords).flatMap(([name, words]) => [
      '.TP',
      `.B ${exitStatus[name as keyof typeof exitStatus]}`,
      escaped(inWords(words)),
    ]),
    '.SH ENVIRONMENT',
    ...environment.flatMap(({ name, words }) => ['.TP', `.B ${name}`, escaped(say(words))]),
    '',
  ].join('\n');
}

const environment = [
  { name: 'SLIPWAY_HOME', words: 'man.variable.home' },
  { name: 'SLIPWAY_LANGUAGE', words: 'man.variable.language' },
  { name: 'SLIPWAY_ISSUER_ID', words: 'man.variable.issuer-id' },
  { name: 'SLIPWAY_KEY_ID', words: 'man.variable.key-id' },
  { name: 'SLIPWAY_PRIVATE_KEY', words: 'man.variable.private-key' },
  { name: 'SLIPWAY_PRIVATE_KEY_FILE', words: 'man.variable.private-key-file' },
  { name: 'NO_COLOR', words: 'man.variable.no-color' },
] as const;

function optionLines(options: readonly OptionOutline[]): string[] {
  return options.flatMap(({ name, value, summary, completes }) => [
    '.TP',
    value === null
      ? `.B \\-\\-${escaped(name)}`
      : `.BI \\-\\-${escaped(name)} " ${escaped(value)}"`,
    escaped(summary),
    ...(completes.kind === 'words' ? ['.br', escaped(`${completes.words.join(', ')}.`)] : []),
  ]);
}

/** A line may not begin with a control character, a plain hyphen is printed as a dash, and the input is ASCII. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('"', '\\(dq')
    .replaceAll(/[^\x20-\x7e]/gu, (sign) => `\\[u${hex(sign)}]`)
    .replace(/^[.']/, '\\&$&');
}

function hex(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
