import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const program = resolve(import.meta.dirname, '../../../dist/main/cli.js');

/** Runs the command in a real terminal of so many columns. */
export function inTerminal(
  args: readonly string[],
  columns: number,
  environment: Record<string, string>,
) {
  const words = [process.execPath, program, ...args].map((word) => `'${word}'`).join(' ');
  const child: ChildProcess = spawn(
    'script',
    ['-qec', `stty cols ${columns}; ${words}`, '/dev/null'],
    {
      env: { PATH: process.env.PATH, SLIPWAY_LANGUAGE: 'en', TERM: 'xterm', ...environment },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let shown = '';
  child.stdout?.setEncoding('utf8').on('data', (characters: string) => {
    shown += characters;
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  return { type: (keys: string) => child.stdin?.write(keys), shown: () => shown, ended };
}
