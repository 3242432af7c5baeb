import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { timed } from '../measure/run-program';
import { median, ratio, withNoise } from '../measure/statistics';
import { print, printTable } from '../measure/table';
import { rounds } from '../rounds';
import { hasRoomFor } from '../samples';
import { makeParcel, type Parcel, removeCurlParts } from '../sending/parcel';
import { hasPeers, sendByCurl, sendOnce } from '../sending/send-once';
import { hasQuickSink, startSink } from '../sending/sink';

const connections = 4;
const sizes = [256, 2048];
const partSizes = [5, 16, 64];
const head = ['', 'ours / curl', 'goal', 'ours', 'curl -Z 4', 'peak memory'];

/** The same ranges to the same storage, alternating with curl, four parts at once. */
export async function measurePairs(): Promise<void> {
  if (!(await hasPeers())) return print('curl or openssl is not installed: no pairs.');
  const isQuick = await hasQuickSink();
  const peaks: number[] = [];
  const rows: string[][] = [];
  for (const isSecure of isQuick ? [false, true] : [false]) {
    for (const sizeMb of sizes.filter(hasRoomForParts)) {
      for (const partMb of partSizes) rows.push(await row({ isSecure, sizeMb, partMb }, peaks));
    }
    const md5 = { isSecure, sizeMb: sizes.find(hasRoomForParts) ?? 256, partMb: 16, hasMd5: true };
    rows.push(await row({ ...md5, sizeMb: sizes.filter(hasRoomForParts).at(-1) ?? 256 }, peaks));
  }
  printTable('Sending against curl, whole processes, 4 parts at once', head, rows);
  print(`Of every time of ours, ${await nodeStart()} is Node’s own start.`);
  const span = `${Math.min(...peaks).toFixed(0)}-${Math.max(...peaks).toFixed(0)} MiB`;
  print(
    `Peak memory of the sender over all rows without a checksum: ${span} (goal 120, within 10 %).`,
  );
}

/** The lower bound for any of our programs. */
async function nodeStart(): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    times.push(await timed(() => promisify(execFile)(process.execPath, ['-e', '0'])));
  return withNoise(times, 'ms');
}

/** The file twice: whole for us, split for curl. */
const hasRoomForParts = (sizeMb: number): boolean => hasRoomFor(2 * sizeMb);

interface Pair {
  isSecure: boolean;
  sizeMb: number;
  partMb: number;
  hasMd5?: boolean;
}

async function row(pair: Pair, peaks: number[]): Promise<string[]> {
  const { isSecure, sizeMb, partMb, hasMd5 = false } = pair;
  const sink = await startSink({ isSecure });
  const parcel = makeParcel({ sizeMb, partMb, url: sink.url, isForCurl: true });
  try {
    const { ours, theirs, peak } = await pairs(parcel, hasMd5);
    if (!hasMd5) peaks.push(peak);
    const name = `${isSecure ? 'TLS' : 'plain'}, ${sizeMb} MiB in parts of ${partMb} MiB`;
    return [
      hasMd5 ? `${name}, with MD5 (curl and openssl)` : name,
      ratio(ours, theirs),
      hasMd5 ? '1.1 x' : '1.3 x',
      withNoise(ours, 'ms'),
      withNoise(theirs, 'ms'),
      `${peak.toFixed(0)} MiB`,
    ];
  } finally {
    await sink.stop();
    removeCurlParts(parcel, partMb);
  }
}

async function pairs(parcel: Parcel, hasMd5: boolean) {
  const ours: number[] = [];
  const theirs: number[] = [];
  const peaks: number[] = [];
  // Both run once first: the first run would include reading the disk.
  await sendByCurl(parcel, { hasMd5 });
  await sendOnce(parcel, { connections, hasMd5 });
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await sendByCurl(parcel, { hasMd5 }));
    const { milliseconds, peak } = await sendOnce(parcel, { connections, hasMd5 });
    ours.push(milliseconds);
    peaks.push(peak);
  }
  return { ours, theirs, peak: median(peaks) };
}
