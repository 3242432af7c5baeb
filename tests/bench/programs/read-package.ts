import { ownPeakMemory } from '../../../src-main/command/send-parts';
import { inspectPackage } from '../../../src-main/engine/package/inspect-package';
import { readPackage } from '../../../src-main/engine/package/read-package';

/** The cost of reading one package once, in a new process. */
export interface Reading {
  /** From the call to the result. */
  milliseconds: number;
  /** Before the call and at the end, MiB. */
  memoryBefore: number;
  memoryPeak: number;
}

const [file = '', what] = process.argv.slice(2);
const memoryBefore = ownPeakMemory();
const began = performance.now();
await (what === 'facts' ? readPackage(file) : inspectPackage(file));
const milliseconds = performance.now() - began;
const reading: Reading = { milliseconds, memoryBefore, memoryPeak: ownPeakMemory() };
process.stdout.write(JSON.stringify(reading));
