import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { canForget, forget } from '../measure/page-cache';
import { runFresh, timed } from '../measure/run-program';
import { ratio, withNoise } from '../measure/statistics';
import { print, printTable } from '../measure/table';
import type { Reading } from '../programs/read-package';
import { hasRoomFor, removeSample, sample } from '../samples';

const goal = '500 ms';
const largest = 2048;

/** The files that hold the facts, for a peer that only unpacks them. */
const factFiles = ['Info.plist', 'embedded.mobileprovision', 'AppIcon*.png'];
const head = ['package', 'facts', 'goal', 'unzip -p', 'facts / unzip', 'whole process'];
const run = promisify(execFile);

/** From the call that reads a package to its facts, findings and icon, against `unzip -p` of the same files. */
export async function measureFacts(): Promise<void> {
  const rows = [await row('200 MB', 200, { rounds: 5 })];
  if (canForget)
    rows.push(await row('200 MB, not in memory', 200, { rounds: 3, isForgotten: true }));
  if (hasRoomFor(largest)) {
    rows.push(await row('2 GB', largest, { rounds: 5 }));
    if (canForget)
      rows.push(await row('2 GB, not in memory', largest, { rounds: 3, isForgotten: true }));
    removeSample(largest);
  }
  printTable('Facts of a package, each time in a fresh Node process', head, rows);
  if (rows.some((cells) => cells[3] === 'not here')) print('unzip is not installed: no ratio.');
}

async function row(
  title: string,
  sizeMb: number,
  { rounds, isForgotten = false }: { rounds: number; isForgotten?: boolean },
): Promise<string[]> {
  const file = await sample(sizeMb);
  const facts: number[] = [];
  const whole: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (isForgotten) await forget([file]);
    const wall = timed(async () => {
      facts.push((await runFresh<Reading>('read-package', [file])).milliseconds);
    });
    whole.push(await wall);
    if (isForgotten) await forget([file]);
    peer.push(await timed(() => unpackFacts(file)).catch(() => Number.NaN));
  }
  const hasPeer = peer.every(Number.isFinite);
  return [
    title,
    withNoise(facts, 'ms'),
    goal,
    hasPeer ? withNoise(peer, 'ms') : 'not here',
    hasPeer ? ratio(facts, peer) : '-',
    withNoise(whole, 'ms'),
  ];
}

function unpackFacts(file: string): Promise<unknown> {
  const patterns = factFiles.map((name) => `Payload/*.app/${name}`);
  return run('unzip', ['-p', file, ...patterns], { encoding: 'buffer', maxBuffer: 64 * 1024 ** 2 });
}
