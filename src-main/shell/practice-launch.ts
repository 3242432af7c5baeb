import { utilityProcess } from 'electron';
import type { PracticeProcess } from './practice-session';

export interface PracticeOptions {
  /** Where the practice side keeps its state, its key included. */
  folder: string;
  /** How many times faster its clock runs; left out, it decides. */
  speed?: number;
}

/** The practice side in a process of its own, so that its load never holds up the window. */
export function launchPractice(entry: string, options: PracticeOptions): PracticeProcess {
  const child = utilityProcess.fork(entry, [JSON.stringify(options)], {
    serviceName: 'Practice App Store Connect',
    stdio: 'ignore',
  });
  return {
    onMessage: (hear) => void child.on('message', hear),
    onExit: (hear) => void child.once('exit', hear),
    say: (message) => child.postMessage(message),
    close: () => child.postMessage({ kind: 'close' }),
    kill: () => void child.kill(),
  };
}
