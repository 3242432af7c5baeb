import { Worker } from 'node:worker_threads';
import type { PackageReaderContract, ReaderReport } from '../../../processes/package-reader';
import { serve } from '../../../processes/serve';
import { inspectPackage } from '../inspect-package';
import { readPackage } from '../read-package';
import { readerLimits } from './reader-limits';

/** The program that reads packages, in a process that can be killed without affecting any other. */

const betweenLooksMs = 25;

/** Reports how much memory the process holds at the end, whatever the result. */
async function thenReportMemory<T>(
  report: (report: ReaderReport) => void,
  work: Promise<T>,
): Promise<T> {
  try {
    return await work;
  } finally {
    report({ kind: 'memory', bytes: process.memoryUsage.rss() });
  }
}

/**
 * Ends this process when it takes more memory than allowed, or when its parent is gone. The
 * watchdog is a separate thread, since code that exhausts memory seldom lets its own thread do anything else.
 */
function watchMemory(most: number): void {
  const watch = new Worker(
    // Not shown: the code of the thread.
    `const parent = process.ppid;
    setInterval(() => {
      if (process.memoryUsage.rss() > ${most} || process.ppid !== parent)
        process.kill(process.pid, 'SIGKILL');
    }, ${betweenLooksMs});`,
    { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 } },
  );
  watch.unref();
}

serve<PackageReaderContract>({
  facts: async ({ path }, { report }) => {
    const expect = (packedBytes: number): void => report({ kind: 'work', packedBytes });
    const { info, file, icon } = await thenReportMemory(report, readPackage(path, { expect }));
    return { info, file, icon };
  },
  inspect: ({ path, today }, { report }) => {
    const expect = (packedBytes: number): void => report({ kind: 'work', packedBytes });
    return thenReportMemory(report, inspectPackage(path, { today, expect }));
  },
});
// After the parent knows that this process is running: the watchdog starts while the first request is on its way.
watchMemory(readerLimits.memory);
