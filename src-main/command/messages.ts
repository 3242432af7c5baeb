import type { DestinationState } from '#shared/domain/team-messages';
import { message } from '#shared/words/message';
import { say } from '#shared/words/say';
import { destinationLine, destinationSummary } from '#shared/words/team-messages';
import type { Engine } from '../engine/engine';
import type { Call, Command } from './command';
import { withEngine } from './connection';
import { exitStatus } from './exit-status';
import { clean } from './words/format';

export const listMessages: Command = {
  // Not shown: typed.
  name: 'messages list',
  operands: '',
  takes: { least: 0, most: 0 },
  summary: message('help.command.messages-list'),
  options: [],
  changes: false,
  run: (call) =>
    withEngine(call, async (engine) => {
      const states = await engine.messages.list();
      if (states.length === 0) call.terminal.log(say('command.messages.none'));
      const now = Date.now();
      for (const state of states) for (const line of linesOf(state, now)) call.terminal.print(line);
      call.terminal.emit(states);
      return exitStatus.done;
    }),
};

function linesOf(state: DestinationState, now: number): string[] {
  const { name } = state.destination;
  return [
    clean(name),
    clean(destinationSummary(state.destination)),
    destinationLine(state, now),
  ].map((line, place) => (place === 0 ? line : `  ${clean(line)}`));
}

export const testMessages: Command = {
  // Not shown: typed.
  name: 'messages test',
  operands: 'NAME',
  takes: { least: 1, most: 1 },
  summary: message('help.command.messages-test'),
  options: [],
  changes: true,
  run: (call) =>
    withEngine(call, async (engine) => {
      const tested = await engine.messages.test(call.operands[0] ?? '');
      call.terminal.log(say('messages.tested', { host: tested.host }));
      call.terminal.emit({ accepted: true, name: tested.name, host: tested.host });
      return exitStatus.done;
    }),
};

/** A service that is down keeps a finished command no longer than this. */
const longestFlushMs = 10_000;

/** Sends what a run left to be sent, and says if something is not delivered yet. */
export async function sendMessages({ terminal }: Call, engine: Engine): Promise<void> {
  // The run is over, however its messages fare.
  const count = await engine.messages.flush(longestFlushMs).catch(() => 0);
  if (count > 0) terminal.log(say('command.messages.undelivered', { count }));
}
