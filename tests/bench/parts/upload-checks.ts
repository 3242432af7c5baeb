import { ratio, withNoise } from '../measure/statistics';
import { print, printTable } from '../measure/table';
import { rounds } from '../rounds';
import { hasRoomFor } from '../samples';
import { makeParcel } from '../sending/parcel';
import { sendOnce } from '../sending/send-once';
import { hasQuickSink, startSink } from '../sending/sink';

const sizeMb = 1024;
const partMb = 16;
const connections = 4;

/** The cost of comparing each part's MD5 with the tag in the storage's response, which requires a second read. */
export async function measureChecks(): Promise<void> {
  if (!(await hasQuickSink()))
    return print('Checking parts is left out: the storage names no tags.');
  if (!hasRoomFor(sizeMb)) return;
  const sink = await startSink({ isSecure: true });
  const plain: number[] = [];
  const checked: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    plain.push(
      (await sendOnce(makeParcel({ sizeMb, partMb, url: sink.url }), { connections })).milliseconds,
    );
    const query = (_: number, md5: () => string): string => `tag=${md5()}`;
    const tagged = makeParcel({ sizeMb, partMb, url: sink.url, query });
    const { milliseconds, retries } = await sendOnce(tagged, { connections });
    if (retries > 0) throw new Error(`${retries} parts were sent again although their tags fit.`);
    checked.push(milliseconds);
  }
  await sink.stop();
  const rows = [
    ['tags that are no checksum', '-', withNoise(plain, 'ms')],
    ['tags that are the MD5 of the part', ratio(checked, plain), withNoise(checked, 'ms')],
  ];
  const title = `Checking parts by the storage's tag, TLS, ${sizeMb} MiB in parts of ${partMb} MiB`;
  printTable(title, ['', 'checked / not', 'wall'], rows);
}
