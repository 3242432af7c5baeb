import { type BinaryLayout, readLayout, unsigned } from './binary-layout';
import { readLeaf, readSize } from './binary-leaf';
import { emptyDict, PlistError, type PlistValue, plistLimits } from './plist-value';

/** A finished object, with what it would be if every reference in it were written out. */
interface Known {
  value: PlistValue;
  /** Values in it, itself included. */
  weight: number;
  /** Levels of containers. */
  height: number;
}

/** Reads a `bplist00`. Objects are read once however often they are referred to. Raises PlistError. */
export function readBinaryPlist(bytes: Buffer): PlistValue {
  const layout = readLayout(bytes);
  const known = new Map<number, Known | 'being read'>();
  return readObject({ bytes, layout, known }, layout.root, 0).value;
}

interface Reading {
  bytes: Buffer;
  layout: BinaryLayout;
  known: Map<number, Known | 'being read'>;
}

function readObject(reading: Reading, index: number, depth: number): Known {
  const earlier = reading.known.get(index);
  if (earlier === 'being read') throw new PlistError('has an object that contains itself');
  if (earlier !== undefined) return earlier;
  if (depth > plistLimits.depth) throw tooDeep();
  reading.known.set(index, 'being read');
  const made = readFresh(reading, index, depth);
  reading.known.set(index, made);
  return made;
}

function readFresh(reading: Reading, index: number, depth: number): Known {
  const at = reading.layout.offsets[index];
  if (at === undefined) throw new PlistError('refers to an object that is not there');
  const type = reading.bytes.readUInt8(at) >> 4;
  if (type === 0xd) return readDict(reading, at, depth);
  if (type === 0xa || type === 0xb || type === 0xc) return readArray(reading, at, depth);
  return { value: readLeaf(reading.bytes, at, reading.layout.end), weight: 1, height: 0 };
}

function readArray(reading: Reading, at: number, depth: number): Known {
  const { count, start } = readSize(reading.bytes, at, reading.layout.end);
  const references = readReferences(reading, start, count);
  const values: PlistValue[] = [];
  const measured = new Measure();
  for (const reference of references) {
    const member = readObject(reading, reference, depth + 1);
    measured.add(member);
    values.push(member.value);
  }
  return measured.known(values);
}

function readDict(reading: Reading, at: number, depth: number): Known {
  const { count, start } = readSize(reading.bytes, at, reading.layout.end);
  const references = readReferences(reading, start, count * 2);
  const dict = emptyDict();
  const measured = new Measure();
  for (let index = 0; index < count; index += 1) {
    const key = readObject(reading, references[index] ?? -1, depth + 1).value;
    if (typeof key !== 'string') throw new PlistError('has a key that is not a text');
    const member = readObject(reading, references[count + index] ?? -1, depth + 1);
    measured.add(member);
    dict[key] = member.value;
  }
  return measured.known(dict);
}

function readReferences(reading: Reading, start: number, count: number): number[] {
  const width = reading.layout.referenceBytes;
  if (start + count * width > reading.layout.end)
    throw new PlistError('has a container that runs out of the file');
  return Array.from({ length: count }, (_, index) =>
    unsigned(reading.bytes, start + index * width, width),
  );
}

/** Adds up a container, and stops before sharing makes it larger or deeper than any real one. */
class Measure {
  private weight = 1;
  private height = 0;

  add(member: Known): void {
    this.weight += member.weight;
    this.height = Math.max(this.height, member.height);
    if (this.weight > plistLimits.values) {
      throw new PlistError(`stands for more than ${plistLimits.values} values`);
    }
  }

  known(value: PlistValue): Known {
    const height = this.height + 1;
    if (height > plistLimits.depth) throw tooDeep();
    return { value, weight: this.weight, height };
  }
}

function tooDeep(): PlistError {
  return new PlistError(`is nested deeper than ${plistLimits.depth} levels`);
}
