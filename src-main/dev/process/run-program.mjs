import { spawn } from 'node:child_process';
import os from 'node:os';

/** An exit status as a shell reports it: 128 plus the number of a signal. */
function exitStatus(
  /** @type {number | null} */ code,
  /** @type {NodeJS.Signals | null} */ signal,
) {
  if (signal) return 128 + (os.constants.signals[signal] ?? 0);
  return code ?? 1;
}

/**
 * Starts a program, forwards SIGINT and SIGTERM to it, and resolves with its exit status.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onStarted?: (child: import('node:child_process').ChildProcess) => void }} [options]
 * @returns {Promise<number>}
 */
export function runProgram(command, args, { onStarted, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    // At a terminal the child already receives Ctrl-C; a second one would look like impatience.
    const hand = (/** @type {NodeJS.Signals} */ signal) =>
      void (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
    process.on('SIGINT', hand).on('SIGTERM', hand);
    const release = () => process.off('SIGINT', hand).off('SIGTERM', hand);
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', (code, signal) => {
      release();
      resolve(exitStatus(code, signal));
    });
    onStarted?.(child);
  });
}

/**
 * Runs a program without output and returns what it printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ status: number, stdout: string, stderr: string }>}
 */
export async function captureProgram(command, args, options = {}) {
  let stdout = '';
  let stderr = '';
  const status = await runProgram(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    onStarted: (child) => {
      child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
      child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
    },
  });
  return { status, stdout, stderr };
}
