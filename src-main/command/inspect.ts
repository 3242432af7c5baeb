import { message } from '#shared/words/message';
import { packagePath } from './arguments';
import type { Command } from './command';
import { withEngine } from './connection';
import { exitStatus } from './exit-status';
import { packageLines } from './words/package-lines';

export const inspect: Command = {
  name: 'inspect',
  operands: 'FILE',
  takes: { least: 1, most: 1 },
  summary: message('help.command.inspect'),
  options: [],
  changes: false,
  async run(call) {
    const { info } = await withEngine(call, (engine) =>
      engine.packages.inspect(packagePath(call.operands)),
    );
    for (const line of packageLines(info, call.terminal.paint)) call.terminal.print(line);
    call.terminal.emit(info);
    return exitStatus.done;
  },
};
