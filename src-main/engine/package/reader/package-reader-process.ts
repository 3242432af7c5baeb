import { asTrouble } from '#shared/raise';
import { inspectPackage } from '../inspect-package';
import { readPackage } from '../read-package';
import { watchMemory } from './memory-watch';
import { readerLimits } from './reader-limits';
import type { ReaderOrder, ReaderReport } from './reader-messages';

/** The program that reads packages, in a process that can be ended without harm to any other. */

/** The line to the program that started this one: Electron's, or that of a child of plain Node. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', hear: (event: { data: unknown }) => void): void;
}

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;

function say(report: ReaderReport): void {
  if (parentPort) parentPort.postMessage(report);
  else process.send?.(report);
}

const expect = (packedBytes: number): void => say({ kind: 'work', packedBytes });

async function answer(order: ReaderOrder): Promise<void> {
  try {
    if (order.kind === 'facts') {
      const { info, icon } = await readPackage(order.path);
      say({ kind: 'facts', value: { info, icon }, memory: process.memoryUsage.rss() });
    } else {
      const value = await inspectPackage(order.path, { today: order.today, expect });
      say({ kind: 'inspected', value, memory: process.memoryUsage.rss() });
    }
  } catch (thrown) {
    say({ kind: 'failed', trouble: asTrouble(thrown), memory: process.memoryUsage.rss() });
  }
}

if (parentPort) parentPort.on('message', ({ data }) => void answer(data as ReaderOrder));
else {
  process.on('message', (order: ReaderOrder) => void answer(order));
  process.once('disconnect', () => process.exit());
}
// Told first: the watch starts while the order is on its way.
say({ kind: 'ready' });
watchMemory(readerLimits.memory);
