import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One of the bundled benchmark programs. */
const programFile = (name: string): string => join(import.meta.dirname, `${name}.js`);

/** Runs a benchmark program in a new process; its output is one JSON value. */
export async function runFresh<T>(name: string, words: readonly string[]): Promise<T> {
  const { stdout } = await run(process.execPath, [programFile(name), ...words]);
  return JSON.parse(stdout) as T;
}

export interface Beside {
  firstLine: string;
  stop: () => Promise<void>;
}

/** Starts a benchmark program that runs until it is stopped, and resolves with its first line. */
export function startBeside(name: string): Promise<Beside> {
  const child = spawn(process.execPath, [programFile(name)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return firstLineOf(child, name);
}

/** Waits for the first line of a program that runs until it is stopped. */
export async function firstLineOf(
  child: ChildProcessByStdio<null, Readable, null>,
  name: string,
): Promise<Beside> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const firstLine = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
    child.once('exit', () => reject(new Error(`${name} ended before it said anything.`)));
  });
  return {
    firstLine,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

/** The duration of something, in milliseconds. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}
