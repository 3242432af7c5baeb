import { existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { writeSamplePackage } from '../../src-main/sample-package/write-sample-package';
import { print } from './measure/table';

/** The folder for everything that the benchmarks write; the command that started them removes it. */
export const scratch = process.env.SLIPWAY_BENCH_SCRATCH ?? '';

const fileFor = (sizeMb: number): string => join(scratch, `sample-${sizeMb}.ipa`);

/** A sample package with that many MiB of media; written once per run. */
export async function sample(sizeMb: number): Promise<string> {
  const file = fileFor(sizeMb);
  if (!existsSync(file)) await writeSamplePackage(file, { sizeMb });
  return file;
}

/** Whether the disk has room for a file of that many MiB and as much again; prints a message when it does not. */
export function hasRoomFor(sizeMb: number): boolean {
  const { bavail, bsize } = statfsSync(scratch);
  const hasRoom = (bavail * bsize) / 1024 ** 2 > 2 * sizeMb;
  if (!hasRoom) print(`Left out ${sizeMb} MB: the disk has no room for it.`);
  return hasRoom;
}
