import type { SeedName } from '../../practice-asc/server';
import { refuseUsage } from '../usage-error';

/** The practice server's module: loaded only by the commands that need it. */
export type PracticeSide = typeof import('../../practice-asc/practice-command');

/** The faults as typed; one that the server does not know is refused with those that it does. */
export function checkFaults(texts: readonly string[], { readFault }: PracticeSide): string[] {
  for (const text of texts) {
    const reading = readFault(text);
    if (reading.kind === 'problem') refuseUsage(reading.message);
  }
  return [...texts];
}

export function checkSeed(name: string, { seedNames }: PracticeSide): SeedName {
  const found = seedNames.find((one) => one === name);
  return found ?? refuseUsage(`There is no seed “${name}”. There are: ${seedNames.join(', ')}.`);
}
