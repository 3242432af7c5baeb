import { type ChildProcess, spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { basename } from 'node:path';
import { AppException, appError } from '#shared/errors';
import { message, type Text } from '#shared/words/message';
import { replyLimits } from './exchange';

interface Program {
  /** Absolute path. */
  program: string;
  arguments: readonly string[];
}

/** How long what a program wrote may take to arrive after its end, while something that it started keeps its output open. */
const graceMs = 500;

/** More of what it says about a failure is not shown. */
const mostErrors = 2_000;

/**
 * Runs a program with the text as its standard input, without a shell, and returns its standard output. All that it
 * started ends with it: when it exits, at its limits, and when the signal aborts. Throws `translator-missing`, `translator-failed`,
 * `translator-slow`, `translator-answer`.
 */
export function runProgram(
  { program, arguments: args }: Program,
  input: string,
  signal: AbortSignal,
  limits: typeof replyLimits = replyLimits,
): Promise<string> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const name = basename(program);
    const child = spawn(program, args, {
      cwd: homedir(),
      env: plainEnvironment(),
      shell: false,
      windowsHide: true,
      stdio: 'pipe',
      // A group of its own, so that what it started ends with it.
      detached: process.platform !== 'win32',
    });
    const output: Buffer[] = [];
    let size = 0;
    let errors = '';
    let grace: NodeJS.Timeout | undefined;
    let isOver = false;
    const release = (): void => {
      // Its number may be another program's later.
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      clearTimeout(grace);
      signal.removeEventListener('abort', stop);
      endAll(child);
    };
    const end = (reason: unknown): void => {
      release();
      reject(reason);
    };
    const refuse = (
      code: 'translator-failed' | 'translator-slow' | 'translator-answer',
      why: Text,
    ) => end(new AppException(appError(code, why)));
    const stop = (): void => end(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    const timer = setTimeout(
      () =>
        refuse(
          'translator-slow',
          message('error.translator-slow.detail', { name, time: { duration: limits.ms } }),
        ),
      limits.ms,
    );
    child.on('error', (cause: NodeJS.ErrnoException) =>
      end(
        new AppException(
          appError(
            'translator-missing',
            message('error.translator-missing.detail', { path: program, code: `${cause.code}` }),
          ),
          { cause },
        ),
      ),
    );
    // A program that does not read its input is not an error in itself.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= limits.bytes) output.push(piece);
      else
        refuse(
          'translator-answer',
          message('error.translator-answer.large', { size: { bytes: limits.bytes } }),
        );
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      if (errors.length < mostErrors) errors += piece;
    });
    const finish = (code: number | null, killedBy: string | null): void => {
      if (code !== 0) return refuse('translator-failed', exitWords(name, code, killedBy, errors));
      release();
      resolve(Buffer.concat(output).toString('utf8'));
    };
    child.on('close', finish);
    child.on('exit', (code, killedBy) => {
      if (!isOver) grace = setTimeout(() => finish(code, killedBy), graceMs);
    });
  });
}

function exitWords(
  name: string,
  code: number | null,
  killedBy: string | null,
  errors: string,
): Text {
  const status = code === null ? `${killedBy}` : `${code}`;
  const words = errors.trim().split('\n').slice(-3).join(' ').slice(0, 300);
  return words === ''
    ? message('error.translator-failed.exit', { name, status })
    : message('error.translator-failed.exit-words', { name, status, words });
}

/** Also after the program itself has ended: what it left in the background is in its group still. */
function endAll(child: ChildProcess): void {
  const { pid, stdout, stderr } = child;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
  // What left the group may keep them open.
  stdout?.destroy();
  stderr?.destroy();
}

/** Without what would make Electron or Node behave differently in a program of the user's. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const isOwn = /^(?:ELECTRON_|SLIPWAY_|NODE_OPTIONS$|CHROME_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOwn.test(name)));
}
