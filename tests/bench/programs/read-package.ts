import { inspectPackage } from '../../../src-main/engine/package/inspect-package';
import { ownPeakMemory } from '../measure/memory-of';

/** What reading one package took, once, in a fresh process. */
export interface Reading {
  /** From the call to the result. */
  milliseconds: number;
  /** Before the call and at the end. */
  memoryBefore: number;
  memoryPeak: number;
}

const memoryBefore = ownPeakMemory();
const began = performance.now();
await inspectPackage(process.argv[2] ?? '');
const milliseconds = performance.now() - began;
const reading: Reading = { milliseconds, memoryBefore, memoryPeak: ownPeakMemory() };
process.stdout.write(JSON.stringify(reading));
