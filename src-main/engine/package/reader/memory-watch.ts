import { Worker } from 'node:worker_threads';

const pause = 25;

/**
 * Ends this process when it takes more memory than it may, or when the one that started it is gone. The
 * watch is a thread of its own, since code that eats memory seldom lets its own thread do anything else.
 */
export function watchMemory(most: number): void {
  const watch = new Worker(
    `const parent = process.ppid;
    setInterval(() => {
      if (process.memoryUsage.rss() > ${most} || process.ppid !== parent)
        process.kill(process.pid, 'SIGKILL');
    }, ${pause});`,
    { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 } },
  );
  watch.unref();
}
