import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PackageReader } from '../../../src-main/engine/package/reader/package-reader';
import { type HeavyPackage, heavyPackage, removeHeavy } from '../heavy-package';
import { canForget, forget } from '../measure/page-cache';
import { runFresh, timed } from '../measure/run-program';
import { median, ratio, withNoise } from '../measure/statistics';
import { print, printTable } from '../measure/table';
import type { Reading } from '../programs/read-package';
import { hasRoomFor } from '../samples';

const entry = pathToFileURL(join(import.meta.dirname, '../main/package-reader.js'));
const large = { sizeMb: 2048, executableMb: 120, title: '2 GB', rounds: 5 };
const usual = { sizeMb: 200, executableMb: 60, title: '200 MB', rounds: 5 };

/** The files that contain the facts, for a peer that only unzips them. */
const factFiles = ['Info.plist', 'embedded.mobileprovision', 'AppIcon*.png'];

/** Reading a package: its facts, and everything that the checks need, compared with other programs in one run. */
export async function measureFacts(): Promise<void> {
  const hasUnzip = await timed(() => unzip('-v')).then(Number.isFinite, () => false);
  if (!hasUnzip) print('unzip is not installed: no ratios to it.');
  for (const shape of [usual, large]) {
    if (!hasRoomFor(shape.sizeMb)) continue;
    const made = await heavyPackage(shape.sizeMb, shape.executableMb);
    await measureQuickFacts(made, shape, hasUnzip);
    await measureEverything(made, shape, hasUnzip);
    removeHeavy(made);
  }
}

type Shape = typeof large;
type Times = number[];

async function measureQuickFacts(
  { file }: HeavyPackage,
  { title, rounds }: Shape,
  hasUnzip: boolean,
): Promise<void> {
  const patterns = factFiles.map((name) => `Payload/*.app/${name}`);
  const [ready, started, peer, floor, cold]: Times[] = [[], [], [], [], []];
  const reader = new PackageReader({ entry });
  await reader.facts(file);
  for (let round = 0; round < rounds; round += 1) {
    ready?.push(await timed(() => reader.facts(file)));
    started?.push(await timed(() => withReader((fresh) => fresh.facts(file))));
    peer?.push(await runFresh<number>('parse-with-peer', [file]));
    if (hasUnzip) floor?.push(await timed(() => unzip('-p', file, ...patterns)));
    if (!canForget) continue;
    await forget([file]);
    cold?.push(await timed(() => reader.facts(file)));
  }
  reader.close();
  const row = (name: string, times: Times = [], goals = ['', '']): string[] => [
    name,
    withNoise(times, 'ms'),
    ...versus(times, floor, goals[0]),
    ...versus(times, peer, goals[1]),
  ];
  printTable(`Facts of a package of ${title}: Info.plist, profile, icon`, factsHead, [
    ...(hasUnzip ? [row('unzip -p of these files', floor)] : []),
    row('app-info-parser 1.1.6', peer),
    row('ours, reader ready', ready, ['<= 3 x', '<= 0.1 x']),
    row('ours, reader started for it', started),
    ...(canForget ? [row('ours, file not in memory', cold)] : []),
  ]);
}

const factsHead = ['', 'time', '/ unzip -p', 'goal', '/ app-info-parser', 'goal'];

function versus(times: Times, peers: Times = [], goal = ''): string[] {
  return [peers.length === 0 ? '-' : ratio(times, peers), goal];
}

async function measureEverything(
  { file, executables }: HeavyPackage,
  { title, rounds, sizeMb }: Shape,
  hasUnzip: boolean,
): Promise<void> {
  const [ready, peer, floor, peaks]: Times[] = [[], [], [], []];
  const reader = new PackageReader({ entry });
  await reader.facts(file);
  for (let round = 0; round < rounds; round += 1) {
    ready?.push(await timed(() => reader.inspect(file)));
    if (hasUnzip) floor?.push(await timed(() => unzip('-p', file, ...executables)));
    peer?.push(await runFresh<number>('parse-with-peer', [file]));
    const fresh = await runFresh<Reading>('read-package', [file]);
    peaks?.push(fresh.memoryPeak);
  }
  reader.close();
  const isUsual = sizeMb === usual.sizeMb;
  printTable(
    `Everything that the checks look at, in a package of ${title}`,
    ['', 'time', 'goal', '/ unzip -p', 'goal', '/ app-info-parser', 'most memory', 'goal'],
    [
      ...(hasUnzip
        ? [['unzip -p of the executables', withNoise(floor ?? [], 'ms'), '', '', '', '', '', '']]
        : []),
      [
        'ours, reader ready',
        withNoise(ready ?? [], 'ms'),
        isUsual ? '3000 ms' : '',
        ...versus(ready ?? [], floor, '<= 1 x'),
        ratio(ready ?? [], peer ?? []),
        `${median(peaks ?? []).toFixed(0)} MB`,
        '150 MB',
      ],
    ],
  );
}

async function withReader(use: (reader: PackageReader) => Promise<unknown>): Promise<void> {
  const reader = new PackageReader({ entry });
  await use(reader);
  reader.close();
}

/** The unzipped output is discarded. */
async function unzip(...words: readonly string[]): Promise<void> {
  const child = spawn('unzip', words, { stdio: 'ignore' });
  const [status] = (await once(child, 'exit')) as [number | null];
  if (status !== 0) throw new Error(`unzip ended with ${status}.`);
}
