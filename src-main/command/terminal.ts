import { allInWords } from '#shared/words/say';
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
  say(line?: string): void;
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
    say: (line = '') => process.stderr.write(`${line}\n`),
    print: (line) => json || process.stdout.write(`${line}\n`),
    emit: (value) =>
      json && process.stdout.write(`${JSON.stringify(allInWords(value), withPlainNames)}\n`),
    draw: (characters) => process.stderr.write(characters),
  };
}

/** Fields of journals whose name for programs is another one. */
const plainNames: Readonly<Record<string, string>> = {
  trouble: 'error',
  hold: 'waiting',
  mended: 'repaired',
};

/** For `JSON.stringify`: an object with its fields under their names for programs. */
function withPlainNames(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [plainNames[name] ?? name, inner]),
  );
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
