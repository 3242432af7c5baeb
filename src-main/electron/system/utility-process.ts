import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { Child, StartProcess } from '../../processes/children';

/**
 * A package is read in a utility process: the fuses of the packaged app forbid starting it as plain Node.
 * It inherits no environment.
 */
export const startReading: StartProcess = (entry, v8Flags) =>
  asChild(
    utilityProcess.fork(fileURLToPath(entry), [], {
      // Not shown: names the process for the system.
      serviceName: 'Package Reader',
      execArgv: [...v8Flags],
      env: {},
      stdio: 'ignore',
    }),
  );

/** The practice server in its own process, so that its load never blocks the window. */
export function launchPractice(entry: string): Child {
  // Not shown: names the process for the system.
  const serviceName = 'Practice App Store Connect';
  return asChild(utilityProcess.fork(entry, [], { serviceName, stdio: 'ignore' }));
}

function asChild(child: Electron.UtilityProcess): Child {
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', () => listener()),
    kill: () => void child.kill(),
    // The app quits when its windows close, even while child processes run.
    keepAlive: () => undefined,
  };
}
