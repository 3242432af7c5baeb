import { ratio, withNoise } from '../measure/statistics';
import { print, printTable } from '../measure/table';
import { rounds } from '../rounds';
import { hasRoomFor } from '../samples';
import { makeParcel } from '../sending/parcel';
import { sendOnce } from '../sending/send-once';
import { hasQuickSink, startSink } from '../sending/sink';

const sizeMb = 2048;
const partMb = 5;

/** One part in a hundred is reset midway on its first attempt. */
export async function measureResets(): Promise<void> {
  if (!(await hasQuickSink())) return print('Resets are left out: this storage does not make any.');
  if (!hasRoomFor(sizeMb)) return;
  const smooth: number[] = [];
  const broken: number[] = [];
  let retries = 0;
  for (let round = 0; round < rounds; round += 1) {
    smooth.push((await send(() => '')).milliseconds);
    const sent = await send((place) => (place % 100 === 50 ? 'reset=1' : ''));
    broken.push(sent.milliseconds);
    retries = sent.retries;
  }
  const rows = [
    ['no part breaks', '-', '', withNoise(smooth, 'ms')],
    [`1 % break (${retries} sent again)`, ratio(broken, smooth), '1.1 x', withNoise(broken, 'ms')],
  ];
  const title = `Parts that break midway, TLS, ${sizeMb} MiB in parts of ${partMb} MiB`;
  printTable(title, ['', 'against none', 'goal', 'wall'], rows);
}

/** A new storage each time, so that resets happen again. */
async function send(query: (place: number) => string) {
  const sink = await startSink({ isSecure: true });
  try {
    return await sendOnce(makeParcel({ sizeMb, partMb, url: sink.url, query }));
  } finally {
    await sink.stop();
  }
}
