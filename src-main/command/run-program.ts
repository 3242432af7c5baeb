import type { CommandParts } from './command';
import { exitStatus } from './exit-status';
import { reportThrown, runCommand } from './run-command';
import { speakSystemLanguage } from './system-languages';
import { flushStreams, openTerminal, outliveReaders } from './terminal';

/** Runs the command line as the whole work of this process, and ends it with the exit status. */
export async function runProgram(
  argv: readonly string[],
  parts: CommandParts,
  exit: (status: number) => void,
): Promise<void> {
  /** An unexpected error is printed as a message too, never as a stack trace. */
  const endBadly = (thrown: unknown): void => {
    reportThrown(thrown, null, openTerminal(argv.includes('--json')), argv);
    exit(exitStatus.failed);
  };
  process.on('uncaughtException', endBadly);
  process.on('unhandledRejection', endBadly);
  outliveReaders();

  await speakSystemLanguage();
  const status = await runCommand(argv, parts);
  await flushStreams();
  exit(status);
}
