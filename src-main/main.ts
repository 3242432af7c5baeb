import { join } from 'node:path';
import { app } from 'electron';
import { commandArguments } from './app/command-line';
import { dropUnsafeVariables, refusedSwitches, refusedVariables } from './app/switch-guard';
import { takeEnvironmentKey } from './command/take-environment-key';

dropUnsafeVariables(process.env);
// For the command alone; from the window, too, no process inherits the key itself.
const environmentKey = takeEnvironmentKey(process.env);

const refused = app.isPackaged
  ? [...refusedSwitches(process.argv), ...refusedVariables(process.env)]
  : [];

// Only what is asked for is loaded: the command shows no window, and the window reads no command line. Neither waits
// for Electron here, which is not ready before this module has run to its end.
const words = commandArguments(process.argv);
if (words === null) {
  const { openApp } = await import('./electron/open-app');
  openApp(join(import.meta.dirname, '..'), refused);
} else {
  const { runAsCommand } = await import('./electron/command-process');
  const { runProgram } = await import('./command/run-program');
  runAsCommand(import.meta.dirname, (parts, exit) =>
    runProgram(words, { ...parts, refused, environmentKey }, exit),
  );
}
