import { allInWords } from '#shared/words/say';
import { withNamesForPrograms } from './json-names';
import { type Paint, paintFor } from './words/format';

/** The two output streams of the command: one for people, the other for programs. */
export interface Terminal {
  json: boolean;
  /** Whether standard error is a terminal, where a line may be redrawn. */
  isLive: boolean;
  paint: Paint;
  /** Columns of the terminal. */
  width(): number;
  /** A line for people, on standard error. */
  log(line?: string): void;
  /** The result in words, on standard output; nothing with `--json`. */
  print(line: string): void;
  /** The result as one line of JSON, on standard output; nothing without `--json`. */
  emit(value: unknown): void;
  /** Characters for a live screen, on standard error, without a newline. */
  draw(characters: string): void;
}

export function openTerminal(json: boolean): Terminal {
  const isLive = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
  return {
    json,
    isLive,
    paint: paintFor(isLive && !process.env.NO_COLOR),
    width: () => process.stderr.columns || 80,
    log: (line = '') => process.stderr.write(`${printable(line)}\n`),
    print: (line) => json || process.stdout.write(`${printable(line)}\n`),
    emit: (value) =>
      json && process.stdout.write(`${JSON.stringify(allInWords(value), withNamesForPrograms)}\n`),
    draw: (characters) => process.stderr.write(characters),
  };
}

/** Control characters but the tab, and escape codes but those of `Paint`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unprintable = /\x1b(?!\[(?:1|2|22|31|32|33|39)m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]/g;

/** What is printed may come from a journal, a package or a server. */
function printable(line: string): string {
  return line.replace(unprintable, '');
}

/** A closed pipe (`slipway … | head`) must not end a publish half-way. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** Resolves when both streams have been flushed: some platforms write to pipes asynchronously. */
export async function flushStreams(): Promise<void> {
  const written = (stream: NodeJS.WriteStream) =>
    new Promise<void>((resolve) => {
      stream.write('', () => resolve());
    });
  await Promise.all([written(process.stdout), written(process.stderr)]);
}
