import { expect, it } from 'vitest';
import type { Device, DeviceLine } from '#shared/domain/device';
import { compareWithAccount } from '../../../src-main/engine/devices/compare';
import { markRepeated } from '../../../src-main/engine/devices/read-lines';
import { udidOf } from './device-file';

const count = 10_000;
/** Each UDID is read a few times; comparing each with each would read it ten thousand times. */
const mostReads = 5 * count;

/** Counts how often the UDIDs are read. */
function counted<T extends { udid: string }>(rows: T[]): { rows: T[]; reads(): number } {
  let reads = 0;
  for (const row of rows) {
    const { udid } = row;
    const get = () => {
      reads += 1;
      return udid;
    };
    Object.defineProperty(row, 'udid', { get, enumerable: true });
  }
  return { rows, reads: () => reads };
}

const lines = (): DeviceLine[] =>
  Array.from({ length: count }, (_, at) => {
    // The last one repeats the first.
    const udid = udidOf(at === count - 1 ? 0 : at);
    const device = { name: 'Phone', udid, platform: 'IOS' as const };
    return { line: at + 1, name: 'Phone', udid, state: 'new', reason: null, device };
  });

it('of ten thousand lines the repeated one is found without comparing each with each', () => {
  const { rows, reads } = counted(lines());
  const marked = markRepeated(rows);
  expect(marked.filter(({ state }) => state !== 'new')).toMatchObject([
    { line: count, state: 'repeated', reason: { params: { line: 1 } } },
  ]);
  expect(reads()).toBeLessThan(mostReads);
});

it('ten thousand lines are compared with ten thousand devices without comparing each with each', () => {
  const devices = Array.from(
    { length: count },
    (_, at): Device => ({
      id: `${at}`,
      name: 'Phone',
      platform: 'IOS',
      deviceClass: null,
      model: null,
      status: 'ENABLED',
      addedAt: null,
      // Apple lists them in another case.
      udid: udidOf(at + count / 2).toLowerCase(),
    }),
  );
  const file = counted(lines());
  const account = counted(devices);
  const compared = compareWithAccount({ fileName: 'devices.txt', lines: file.rows }, account.rows);
  // The last line is the first UDID again, which the account does not have.
  expect(compared.lines.filter(({ state }) => state === 'registered')).toHaveLength(count / 2 - 1);
  expect(file.reads() + account.reads()).toBeLessThan(mostReads);
});
