import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createEngine } from '../../../src-main/engine/create-engine';
import type { Fetch } from '../../../src-main/engine/ports';
import { startPracticeSide } from '../measure/practice-side';
import { median, ratio, withNoise } from '../measure/statistics';
import { print, printTable } from '../measure/table';
import { scratch } from '../samples';

const rounds = 10;
/** As many as the practice server is asked to have, and one more of its own. */
const many = 501;
const goalMs = 1500;

type Request = Parameters<Fetch>;

/** How long the builds of an app take to read, against the same requests whose answers are only received. */
export async function measureBuilds(): Promise<void> {
  const folder = mkdtempSync(join(scratch, 'builds-'));
  const side = await startPracticeSide(join(folder, 'practice'), 'many-builds');
  let sent: Request[] = [];
  const engine = createEngine({
    home: join(folder, 'home'),
    secrets: {
      put: async () => undefined,
      use: () => Promise.reject(new Error('No key is kept here.')),
      remove: async () => undefined,
    },
    uploadWorker: pathToFileURL(join(folder, 'no-upload.js')),
    fetch: (...request) => {
      sent.push(request);
      return fetch(...request);
    },
  });
  try {
    const read = async (): Promise<void> => {
      const { builds } = await engine.apps.read(side.connection, 'com.northwind.orbit', 'all');
      if (builds.length !== many) throw new Error(`The app has ${builds.length} builds.`);
    };
    await read();
    const requests = sent;
    const felt: number[] = [];
    const received: number[] = [];
    const parsed: number[] = [];
    const worked: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      sent = [];
      const before = process.cpuUsage();
      felt.push(await timed(read));
      const { user, system } = process.cpuUsage(before);
      worked.push((user + system) / 1000);
      const texts: string[] = [];
      received.push(await timed(async () => void texts.push(...(await receive(requests)))));
      parsed.push(await timed(async () => texts.forEach((text) => void JSON.parse(text))));
    }
    printTable(
      `${many} builds of an app with notes and groups, ${requests.length} requests, goal ${goalMs} ms`,
      ['', 'median (range)', 'against receiving'],
      [
        ['read by the engine', withNoise(felt, 'ms'), ratio(felt, received)],
        ['its own processor time', withNoise(worked, 'ms'), ratio(worked, received)],
        ['the same answers, received alone', withNoise(received, 'ms'), ratio(received, received)],
        ['their JSON, parsed alone', withNoise(parsed, 'ms', 1), ratio(parsed, received)],
      ],
    );
    const isWithin = median(felt) <= goalMs ? 'within' : 'above';
    print(
      `The practice server is on this machine: its time is in both. Median ${isWithin} the goal.`,
    );
  } finally {
    await engine.close();
    await side.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** One after the other, as the pages of a list have to be. */
async function receive(requests: readonly Request[]): Promise<string[]> {
  const texts: string[] = [];
  for (const request of requests) texts.push(await (await fetch(...request)).text());
  return texts;
}
