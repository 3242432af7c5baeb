import { join } from 'node:path';
import { runFresh, startBeside } from '../measure/run-program';
import { median, withNoise } from '../measure/statistics';
import { printTable } from '../measure/table';
import type { Reading } from '../programs/read-package';
import type { Sending } from '../programs/send-package';
import { sample } from '../samples';

const sizes = [64, 256, 1024];
const rounds = 3;
const uploadWorker = join(import.meta.dirname, '../main/upload-worker.js');

interface Peaks {
  before: number[];
  peak: number[];
}

/** The first column for each process, and how it is started. */
const works = {
  'read the package': (file: string) => runFresh<Reading>('read-package', [file]),
  'send its parts': (file: string, url: string) => send(file, url, 'parts'),
  'take its checksum': (file: string, url: string) => send(file, url, 'checksum'),
  'both, as in a run': (file: string, url: string) => send(file, url, 'parts+checksum'),
};

const send = (file: string, url: string, work: string): Promise<Sending> =>
  runFresh<Sending>('send-package', [file, url, uploadWorker, work]);

/** The peak memory for reading and sending packages of very different sizes. */
export async function measureMemory(): Promise<void> {
  const storage = await startBeside('discard-parts');
  const rows: string[][] = [];
  for (const [title, work] of Object.entries(works)) {
    const all = await peaksOf((file) => work(file, storage.firstLine));
    rows.push(...rowsOf(title, all));
  }
  await storage.stop();
  const head = ['', 'peak', 'before it began', 'against 64 MB'];
  printTable('Memory, each time in its own process', head, rows);
}

async function peaksOf(work: (file: string) => Promise<Reading | Sending>): Promise<Peaks[]> {
  const all = sizes.map((): Peaks => ({ before: [], peak: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, sizeMb] of sizes.entries()) {
      const once = await work(await sample(sizeMb));
      all[place]?.before.push(once.memoryBefore);
      all[place]?.peak.push(once.memoryPeak);
    }
  }
  return all;
}

function rowsOf(title: string, all: readonly Peaks[]): string[][] {
  const smallest = median(all[0]?.peak ?? []);
  return all.map(({ before, peak }, place) => [
    `${title}, ${sizes[place]} MB`,
    withNoise(peak, 'MiB'),
    withNoise(before, 'MiB'),
    `${(median(peak) / smallest).toFixed(2)} x`,
  ]);
}
