#!/usr/bin/env node
import { exitStatus } from './command/exit-status';
import { reportThrown, runCommand } from './command/run-command';
import { speakSystemLanguage } from './command/system-languages';
import { flushStreams, openTerminal, outliveReaders } from './command/terminal';

// Named in a variable, so that the bundler does not copy the file as an asset.
const workerFile = 'upload-worker.js';

/** An unexpected error is printed as a message too, never as a stack trace. */
function endBadly(thrown: unknown): void {
  reportThrown(thrown, null, openTerminal(process.argv.includes('--json')));
  process.exit(exitStatus.failed);
}

process.on('uncaughtException', endBadly);
process.on('unhandledRejection', endBadly);
outliveReaders();

await speakSystemLanguage();
const status = await runCommand(process.argv.slice(2), new URL(workerFile, import.meta.url));
await flushStreams();
process.exit(status);
