import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { StartReading } from '../engine/package/reader/reading-process';

/**
 * A package is read in a utility process: the fuses of the packed app forbid starting it as plain Node.
 * It inherits no environment and no streams.
 */
export const startReading: StartReading = (entry, v8Flags) => {
  const child = utilityProcess.fork(fileURLToPath(entry), [], {
    serviceName: 'Package Reader',
    execArgv: [...v8Flags],
    env: {},
    stdio: 'ignore',
  });
  return {
    say: (order) => child.postMessage(order),
    onReport: (hear) => void child.on('message', hear),
    onExit: (hear) => void child.once('exit', hear),
    kill: () => void child.kill(),
    // The app ends when its windows do, whatever runs beside it.
    hold: () => undefined,
  };
};
