import { asTrouble, type Trouble } from '#shared/errors';
import type { Command } from './command';
import { type ExitStatus, exitStatus, statusOfTrouble } from './exit-status';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { asError, troubleLines } from './words/trouble-lines';

/** What went wrong, once in words and once for programs; never a stack. */
export function reportThrown(
  thrown: unknown,
  command: Command | null,
  terminal: Terminal,
): ExitStatus {
  return thrown instanceof UsageError
    ? reportUsage(thrown, command, terminal)
    : reportTrouble(asTrouble(thrown), command, terminal);
}

function reportUsage(
  { message, trouble }: UsageError,
  command: Command | null,
  terminal: Terminal,
): ExitStatus {
  terminal.say(`slipway: ${message}`);
  terminal.say(command ? `See: slipway ${command.name} --help` : 'See: slipway --help');
  terminal.emit({ error: asError(trouble) });
  return exitStatus.wrongUsage;
}

function reportTrouble(trouble: Trouble, command: Command | null, terminal: Terminal): ExitStatus {
  for (const line of troubleLines(trouble, terminal.paint)) terminal.say(line);
  const status = statusOfTrouble(trouble);
  const error = asError(trouble);
  terminal.emit(command?.tellsRun ? endedWithoutRun(status, error) : { error });
  return status;
}

/** Whoever reads a publish line by line finds the same last line, although no run came about. */
function endedWithoutRun(status: ExitStatus, error: ReturnType<typeof asError>) {
  const outcome = status === exitStatus.blocked ? 'blocked' : 'failed';
  return {
    event: 'run-ended',
    outcome,
    runId: null,
    receipt: null,
    seal: null,
    exitStatus: status,
    error,
    canCarryOn: false,
  };
}
