import { existsSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { writeSamplePackage } from '../../src-main/sample-package/write-sample-package';
import { print } from './measure/table';

/** Where everything goes that the measurements write; the command that started them removes it. */
export const scratch = process.env.SLIPWAY_BENCH_SCRATCH ?? '';

const fileFor = (sizeMb: number): string => join(scratch, `sample-${sizeMb}.ipa`);

/** A sample package with so many MiB of media; written once a run. */
export async function sample(sizeMb: number): Promise<string> {
  const file = fileFor(sizeMb);
  if (!existsSync(file)) await writeSamplePackage(file, { sizeMb });
  return file;
}

export const removeSample = (sizeMb: number): void => rmSync(fileFor(sizeMb), { force: true });

/** Whether the disk takes a file of so many MiB and has as much left; says so when it does not. */
export function hasRoomFor(sizeMb: number): boolean {
  const { bavail, bsize } = statfsSync(scratch);
  const hasRoom = (bavail * bsize) / 1024 ** 2 > 2 * sizeMb;
  if (!hasRoom) print(`Left out ${sizeMb} MB: the disk has no room for it.`);
  return hasRoom;
}
