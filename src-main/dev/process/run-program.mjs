import { spawn } from 'node:child_process';
import os from 'node:os';

/** A program's end as a shell would tell it: a signal's number comes on top of 128. */
export function exitStatus(
  /** @type {number | null} */ code,
  /** @type {NodeJS.Signals | null} */ signal,
) {
  if (signal) return 128 + (os.constants.signals[signal] ?? 0);
  return code ?? 1;
}

/**
 * Starts a program, hands SIGINT and SIGTERM on to it and resolves with its exit status.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onStarted?: (child: import('node:child_process').ChildProcess) => void }} [options]
 * @returns {Promise<number>}
 */
export function runProgram(command, args, { onStarted, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    // At a terminal Ctrl-C reaches the child by itself; twice would read as impatience.
    const hand = (/** @type {NodeJS.Signals} */ signal) =>
      void (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
    process.on('SIGINT', hand).on('SIGTERM', hand);
    const letGo = () => process.off('SIGINT', hand).off('SIGTERM', hand);
    child.once('error', (error) => {
      letGo();
      reject(error);
    });
    child.once('close', (code, signal) => {
      letGo();
      resolve(exitStatus(code, signal));
    });
    onStarted?.(child);
  });
}

/**
 * Runs a program whose output is shown whole once it has ended, so that it can run beside others.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export async function runProgramBeside(command, args, options = {}) {
  /** @type {Buffer[]} */
  const said = [];
  const status = await runProgram(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    onStarted: (child) => {
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk) => said.push(chunk));
    },
  });
  process.stdout.write(Buffer.concat(said));
  return status;
}

/**
 * Runs a program quietly; what it printed comes back.
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
