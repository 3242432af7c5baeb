import { type ChildProcess, fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import type { ToChild } from './contract';

/** A process or a thread, as seen by its parent. */
export interface Child {
  post(message: ToChild): void;
  onMessage(listener: (message: unknown) => void): void;
  /** `cause` is the child's uncaught error, if known. */
  onExit(listener: (cause?: unknown) => void): void;
  kill(): void;
  /** Whether the child keeps the parent alive. */
  keepAlive(isKept: boolean): void;
}

/** Starts a bundled program as a process. The app uses Electron's own method; its fuses forbid plain Node processes. */
export type StartProcess = (entry: URL, v8Flags: readonly string[]) => Child;

/** Under plain Node: a child process that inherits no environment, no options and no streams. */
export const forkProcess: StartProcess = (entry, v8Flags) => {
  const child = fork(entry, [], {
    execArgv: [...v8Flags],
    env: systemEnvironment(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  let hasExited = false;
  child.on('error', () => child.emit('exit', 1));
  child.once('exit', () => {
    hasExited = true;
  });
  return {
    // A process that just ended can't be messaged: its exit event reports the rest.
    post: (message) => void (hasExited || child.send(message, () => undefined)),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', () => listener()),
    kill: () => void child.kill('SIGKILL'),
    keepAlive: (isKept) => keepAlive(child, isKept),
  };
};

function keepAlive(child: ChildProcess, isKept: boolean): void {
  if (isKept) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

/** Windows’ own libraries do not load without this one. */
function systemEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return SystemRoot === undefined ? {} : { SystemRoot };
}

/** The bytes are outside the heap; a small young generation keeps their wrappers from piling up. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

export function startWorker(entry: URL): Child {
  const worker = new Worker(entry, { resourceLimits });
  let cause: unknown;
  worker.once('error', (thrown) => {
    cause = thrown;
  });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', listener),
    onExit: (listener) => void worker.once('exit', () => listener(cause)),
    kill: () => void worker.terminate(),
    keepAlive: (isKept) => (isKept ? worker.ref() : worker.unref()),
  };
}
