import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const program = resolve(import.meta.dirname, '../../../dist/main/cli.js');

/** The command line of the built command: under plain Node, or as the installed app runs it. */
let commandLine: readonly [string, ...string[]] = process.env.TRYAPP
  ? [process.env.TRYAPP]
  : [process.execPath, program];

/** Until the test ends, or until this is undone, every command is run by the launcher of an installed app. */
export function launchBy(launcher: string): () => void {
  const before = commandLine;
  const undo = () => {
    commandLine = before;
  };
  commandLine = [launcher];
  onTestFinished(undo);
  return undo;
}

/** One line of JSON on standard output. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into lines of many shapes
export type Line = any;

export interface Ended {
  status: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
  /** Standard output, each line parsed; a line that is not JSON fails the test. */
  lines: Line[];
}

export interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Resolves with the first line, past or future, that matches; rejects when the process ends without one. */
  until(fits: (line: Line) => boolean): Promise<Line>;
}

// A test that ran into its timeout may start one more afterwards.
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-command-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the built command, away from this computer's own data and keychain. */
export function start(
  args: readonly string[],
  home: string,
  environment: Record<string, string> = {},
): Running {
  if (!existsSync(program)) throw new Error('The command is not built: npm run build');
  const [first, ...words] = commandLine;
  const child = spawn(first, [...words, ...args, '--home', home], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: home,
      NO_COLOR: '1',
      SLIPWAY_LANGUAGE: 'en-GB',
      ...environment,
    },
  });
  running.add(child);
  onTestFinished(() => void child.kill('SIGKILL'));
  return watch(child);
}

/** Runs the built command to its end. */
export function slipway(
  args: readonly string[],
  home: string,
  environment: Record<string, string> = {},
): Promise<Ended> {
  return start(args, home, environment).ended;
}

function watch(child: ChildProcess): Running {
  const seen: Line[] = [];
  const waiting: ((line: Line | null) => void)[] = [];
  let stderr = '';
  let stdout = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  lines.on('line', (text) => {
    stdout += `${text}\n`;
    const line = tryParse(text);
    seen.push(line);
    for (const listener of [...waiting]) listener(line);
  });
  const ended = new Promise<Ended>((resolveEnd) => {
    child.once('close', (status, signal) => {
      running.delete(child);
      for (const listener of [...waiting]) listener(null);
      resolveEnd({ status, signal, stdout, stderr, lines: seen });
    });
  });
  const until = (fits: (line: Line) => boolean) =>
    new Promise<Line>((resolveLine, reject) => {
      const past = seen.find(fits);
      if (past !== undefined) return resolveLine(past);
      waiting.push((line) => {
        if (line === null) reject(new Error(`It ended first.\n${stdout}\n${stderr}`));
        else if (fits(line)) resolveLine(line);
      });
    });
  return { child, ended, until };
}

/** Text on standard output stays text, so that a test can see it. */
function tryParse(text: string): Line {
  try {
    return JSON.parse(text);
  } catch {
    return `not JSON: ${text}`;
  }
}
