import { ratio, withNoise } from '../measure/statistics';
import { print, printTable } from '../measure/table';
import { rounds } from '../rounds';
import { makeParcel } from '../sending/parcel';
import { sendOnce } from '../sending/send-once';
import { hasQuickSink, type LineModel, startSink } from '../sending/sink';

const sizeMb = 320;
const partMb = 5;
const megabyte = 1_000_000;
/** Ten connections fill it. A tenth of the time that a real one would take. */
const line: LineModel = { delayMs: 50, each: 8 * megabyte, together: 80 * megabyte };
const fixed = [1, 4, 8, 16] as const;

/** A distant storage: each connection has little bandwidth, and all of them together have a limit. */
export async function measureFar(): Promise<void> {
  if (!(await hasQuickSink()))
    return print('The far-away line is left out: it needs the quick storage.');
  const sink = await startSink({ line });
  const parcel = makeParcel({ sizeMb, partMb, url: sink.url });
  const walls = new Map<number | null, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const connections of [...fixed, null]) {
      // One connection takes a minute and hardly varies.
      if (connections === 1 && round > 0) continue;
      const { milliseconds } = await sendOnce(parcel, connections === null ? {} : { connections });
      walls.set(connections, [...(walls.get(connections) ?? []), milliseconds]);
    }
  }
  await sink.stop();
  printResult(walls);
}

function printResult(walls: ReadonlyMap<number | null, number[]>): void {
  const own = walls.get(null) ?? [];
  const goals: Record<number, string> = { 1: '0.20 x', 16: '1.1 x of the best' };
  const rows = fixed.map((connections) => {
    const each = walls.get(connections) ?? [];
    const peer = connections === 1 ? own.map(() => each[0] ?? Number.NaN) : each;
    return [
      `${connections} at once`,
      withNoise(each, 'ms'),
      ratio(own, peer),
      goals[connections] ?? '',
    ];
  });
  rows.push(['as many as it finds out', withNoise(own, 'ms'), '-', '']);
  const title =
    `A far-away line: ${line.delayMs} ms, ${line.each / megabyte} MB/s a connection, ` +
    `${line.together / megabyte} MB/s in all; ${sizeMb} MiB in parts of ${partMb} MiB`;
  printTable(title, ['', 'wall', 'found out / this', 'goal'], rows);
}
