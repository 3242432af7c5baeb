import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { Engine } from '../engine/engine';
import type { Logger } from '../engine/ports';
import { writeSamplePackage } from '../sample-package/write-sample-package';

/** Large enough that its upload can be seen, small enough to be written in an instant. */
const sizeMb = 16;

/** Writes a sample package with the next free build number of the practice App Store Connect. */
export async function makeSample(
  engine: Engine,
  folder: string,
  log: Logger,
): Promise<OpenedPackage> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const first = join(folder, fileName(1));
  const here = await buildsIn(folder);
  if (!here.includes(1)) await writeSamplePackage(first, { build: '1', sizeMb });
  const build = (await nextFree(engine, first, log)) ?? Math.max(0, ...here) + 1;
  const file = join(folder, fileName(build));
  // A run may be sending an existing file, so none is overwritten.
  if (build !== 1 && !here.includes(build))
    await writeSamplePackage(file, { build: String(build), sizeMb });
  return engine.packages.inspect(file);
}

const fileName = (build: number): string => `sample-${build}.ipa`;

async function buildsIn(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names
    .map((name) => Number(/^sample-(\d+)\.ipa$/.exec(name)?.[1]))
    .filter(Number.isInteger);
}

/** The next free build number; null if the practice App Store Connect cannot be reached. */
async function nextFree(engine: Engine, path: string, log: Logger): Promise<number | null> {
  try {
    const destination = await engine.destinations.read(
      await engine.accounts.connection('practice'),
      path,
    );
    const next = Number(destination.nextBuildNumber ?? Number.NaN);
    return Number.isInteger(next) ? next : null;
  } catch (thrown) {
    log.info('The practice side could not be asked for a free build number.', { thrown });
    return null;
  }
}
