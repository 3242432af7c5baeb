import { fork } from 'node:child_process';
import { readerLimits } from './reader-limits';
import type { ReaderOrder, ReaderReport } from './reader-messages';

/** A process that reads packages, seen from the one that started it. */
export interface ReadingProcess {
  say(order: ReaderOrder): void;
  onReport(hear: (report: ReaderReport) => void): void;
  onExit(hear: () => void): void;
  kill(): void;
  /** Whether the program stays alive for this process's sake. */
  hold(isHeld: boolean): void;
}

/** Starts the bundled reader. The app brings Electron's own way; its fuses forbid plain Node processes. */
export type StartReading = (entry: URL, v8Flags: readonly string[]) => ReadingProcess;

/** Under plain Node: a child process that inherits no environment, no options and no streams. */
export const forkReading: StartReading = (entry, v8Flags) => {
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
    // To a process that just ended there is nothing to say: its exit tells the rest.
    say: (order) => void (hasExited || child.send(order, () => undefined)),
    onReport: (hear) => void child.on('message', hear),
    onExit: (hear) => void child.once('exit', hear),
    kill: () => void child.kill('SIGKILL'),
    hold: (isHeld) => holdChild(child, isHeld),
  };
};

function holdChild(child: ReturnType<typeof fork>, isHeld: boolean): void {
  if (isHeld) {
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

export const readerFlags: readonly string[] = [`--max-old-space-size=${readerLimits.heapMb}`];
