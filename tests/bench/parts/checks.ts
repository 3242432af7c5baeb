import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sampleDraft } from '../../../src-main/sample-package/sample-draft';
import { sampleSpec } from '../../../src-main/sample-package/sample-spec';
import type { SampleOptions } from '../../../src-main/sample-package/write-sample-package';
import { writeSampleDraft } from '../../../src-main/sample-package/write-sample-package';
import { runFresh, timed } from '../measure/run-program';
import { ratio, withNoise } from '../measure/statistics';
import { print, printTable } from '../measure/table';
import type { Checking } from '../programs/check-contents';
import { scratch } from '../samples';

const goal = '3000 ms';
const rounds = 5;
const mebi = 1024 * 1024;
const head = ['package', 'whole check', 'goal', 'only the checks', 'unzip -p', 'check / unzip'];
const run = promisify(execFile);

/** From the call to every finding, compared with `unzip -p` of all executables, for packages of 200 MB. */
export async function measureChecks(): Promise<void> {
  const rows = [
    await row('200 MB, mostly films', { options: { sizeMb: 190 }, codeMb: 10, frameworks: 2 }),
    await row('200 MB, mostly code', { options: { sizeMb: 70 }, codeMb: 240, frameworks: 40 }),
  ];
  printTable('Every offline check of a package, each time in a fresh Node process', head, rows);
  print('The 240 MB of code in 40 frameworks and the app shrink to about half.');
}

interface Weight {
  options: SampleOptions;
  /** MiB of code, half of it in the app and half in its frameworks. */
  codeMb: number;
  frameworks: number;
}

async function row(title: string, weight: Weight): Promise<string[]> {
  const file = join(scratch, 'checked.ipa');
  await writeHeavy(file, weight);
  const whole: number[] = [];
  const only: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { reading, checking } = await runFresh<Checking>('check-contents', [file]);
    whole.push(reading + checking);
    only.push(checking);
    peer.push(await timed(() => unpackCode(file)).catch(() => Number.NaN));
  }
  rmSync(file);
  const hasPeer = peer.every(Number.isFinite);
  return [
    title,
    withNoise(whole, 'ms'),
    goal,
    withNoise(only, 'ms', 1),
    hasPeer ? withNoise(peer, 'ms') : 'not here',
    hasPeer ? ratio(whole, peer) : '-',
  ];
}

async function writeHeavy(file: string, { options, codeMb, frameworks }: Weight): Promise<void> {
  const draft = await sampleDraft(sampleSpec(options));
  const half = (codeMb / 2) * mebi;
  if (draft.app.executable) draft.app.executable.ballast = half;
  for (let index = 0; index < frameworks; index += 1) {
    const framework = draft.bundles.framework(`Kit${index}`);
    if (framework.executable) framework.executable.ballast = half / frameworks;
    for (let page = 0; page < 50; page += 1)
      framework.files.set(`Pages/page-${page}.json`, Buffer.from(`{"page":${page}}\n`));
    draft.nested.push(framework);
  }
  await writeSampleDraft(file, draft);
}

function unpackCode(file: string): Promise<unknown> {
  const patterns = ['Payload/*.app/Orbit Notes', 'Payload/*.app/Frameworks/*/Kit*'];
  return run('sh', ['-c', 'unzip -p "$@" > /dev/null', 'sh', file, ...patterns]);
}
