import type { Call, Command } from '../command';
import { exitStatus } from '../exit-status';
import type { OptionValues } from '../options';
import { readNumber, readWhole } from '../read-values';
import { listenForInterrupt } from '../run/interrupt';
import { practiceLines } from '../words/practice-lines';
import { checkFaults, checkSeed, type PracticeSide } from './check-story';
import { openPracticeFolder } from './practice-folder';
import { startServer } from './start-server';

export const practice: Command = {
  name: 'practice',
  operands: '',
  takes: { least: 0, most: 0 },
  says: 'serve the practice App Store Connect on this computer',
  options: ['port', 'seed', 'speed', 'part-size', 'fault', 'state'],
  changes: true,
  run: serve,
};

async function serve(call: Call) {
  const side = await import('../../practice-asc/practice-command');
  const asked = readAsked(call.options, side);
  const folder = await openPracticeFolder(call.home, call.options.state);
  // Before the first line is out, so that whoever reads it can end the server at once.
  const interrupt = listenForInterrupt();
  try {
    const { path, isKept } = folder;
    const start = () => side.startPractice({ ...asked, folder: path, keepState: isKept });
    const server = await startServer(start, asked.port);
    const summary = side.describePractice(server);
    for (const line of practiceLines(summary, call.terminal.paint)) call.terminal.print(line);
    call.terminal.emit(summary);
    await interrupt.asked;
    await server.close();
  } finally {
    await folder.leave();
    interrupt.release();
  }
  return exitStatus.done;
}

function readAsked(options: OptionValues, side: PracticeSide) {
  const port = readWhole(options, 'port', 0, 65_535);
  const speed = readNumber(options, 'speed');
  const partSize = readWhole(options, 'part-size', 1, 5 * 2 ** 30);
  return {
    ...(port !== undefined && { port }),
    ...(speed !== undefined && { speed }),
    ...(partSize !== undefined && { partSize }),
    ...(options.seed !== undefined && { seed: checkSeed(options.seed, side) }),
    ...(options.fault && { faults: checkFaults(options.fault, side) }),
  };
}
