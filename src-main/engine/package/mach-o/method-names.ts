import { watchedSelectors } from '../package-contents';
import type { PassingRanges } from '../passing-ranges';
import type { Place } from './load-commands';

const needles = watchedSelectors.map((name) => ({ name, bytes: Buffer.from(`\0${name}\0`) }));
const overlap = Math.max(...needles.map(({ bytes }) => bytes.length)) - 1;

/** Finds the watched method names among those that go by; each stands between zero bytes. */
export function findSelectors(stream: PassingRanges, place: Place, found: Set<string>): void {
  let carried: Buffer = Buffer.alloc(1);
  stream.want(place.start, place.size, (piece) => {
    const bytes = Buffer.concat([carried, piece]);
    for (const needle of needles) if (bytes.includes(needle.bytes)) found.add(needle.name);
    carried = Buffer.from(bytes.subarray(-overlap));
  });
}
