import type { ObjectiveC } from './mach-options';
import { longs, text, words } from './words';

const pointer = 8;
const classBytes = 40;
const classDataBytes = 72;
const listHead = 8;
const relativeEntry = 12;
const isRelative = 0x8000_0000;
/** Where a chained pointer stores the distance to the next one, in units of four bytes. */
const nextPointer = 2n << 51n;

/** A section, by its offset in its part. */
export interface PartSection {
  name: string;
  start: number;
  size: number;
}

/** Bytes of one segment, with their sections. */
export interface Part {
  bytes: Buffer;
  sections: PartSection[];
}

/** The Objective-C metadata of a slice (objc-runtime-new.h in Apple's objc4). */
interface Metadata {
  /** Placed in `__TEXT`. */
  lists: Part;
  /** Placed in `__DATA`. */
  data: Part;
}

/** Addresses that the metadata refers to. */
interface Addresses {
  base: number;
  lists: number;
  data: number;
  code: number;
  nameOf(method: string): number;
}

export function methodNames({ implemented = [], promised = [] }: ObjectiveC): string[] {
  return [...new Set([...implemented, ...promised])];
}

/** Size of the method lists in `__TEXT`, in bytes. */
export function listBytes(given: ObjectiveC): number {
  if (given.form !== 'relative') return 0;
  const { implemented = [], promised = [] } = given;
  return 2 * listHead + (implemented.length + promised.length) * relativeEntry;
}

export function metadata(given: ObjectiveC, at: Addresses): Metadata {
  const names = methodNames(given);
  const point = (address: number): Buffer =>
    given.form === 'relative' ? chained(address - at.base) : longs(address);
  const parts = { classes: 0, references: pointer, class: pointer * (1 + names.length) };
  const classData = parts.class + classBytes;
  const firstList = classData + classDataBytes;
  const reference = (name: string): number =>
    at.data + parts.references + names.indexOf(name) * pointer;
  const { lists, plain, first } =
    given.form === 'relative'
      ? { ...relativeLists(given, at, reference), plain: Buffer.alloc(0) }
      : { lists: Buffer.alloc(0), plain: plainLists(given, at), first: at.data + firstList };
  const data = Buffer.concat([
    point(at.data + parts.class),
    ...names.map((name) => point(at.nameOf(name))),
    ...[0, 0, 0, 0].map(() => longs(0)),
    point(at.data + classData),
    words(0, 8, 8, 0),
    longs(0, 0),
    point(first),
    longs(0, 0, 0, 0),
    plain,
  ]);
  const constEnd = given.form === 'swift' ? firstList : data.length;
  return {
    lists: { bytes: lists, sections: [{ name: '__objc_methlist', start: 0, size: lists.length }] },
    data: {
      bytes: data,
      sections: [
        { name: '__objc_classlist', start: 0, size: pointer },
        { name: '__objc_selrefs', start: parts.references, size: names.length * pointer },
        { name: '__objc_data', start: parts.class, size: classBytes },
        { name: '__objc_const', start: classData, size: constEnd - classData },
        { name: '__data', start: constEnd, size: data.length - constEnd },
      ],
    },
  };
}

function chained(offset: number): Buffer {
  const bytes = Buffer.alloc(pointer);
  bytes.writeBigUInt64LE(BigInt(offset) | nextPointer);
  return bytes;
}

/** The class’s list, then the protocol’s, whose methods have no code. */
function plainLists({ implemented = [], promised = [] }: ObjectiveC, at: Addresses): Buffer {
  const list = (names: readonly string[], code: number): Buffer =>
    Buffer.concat([
      words(24, names.length),
      ...names.map((name) => longs(at.nameOf(name), at.nameOf(name), code)),
    ]);
  return Buffer.concat([list(implemented, at.code), list(promised, 0)]);
}

function relativeLists(
  { implemented = [], promised = [] }: ObjectiveC,
  at: Addresses,
  reference: (name: string) => number,
): { lists: Buffer; first: number } {
  const bytes: Buffer[] = [];
  let address = at.lists;
  const push = (part: Buffer): void => {
    bytes.push(part);
    address += part.length;
  };
  const list = (names: readonly string[], hasCode: boolean): void => {
    push(words(isRelative + relativeEntry, names.length));
    for (const name of names) {
      const types = at.nameOf(name) - address - 4;
      push(words(reference(name) - address, types, hasCode ? at.code - address - 8 : 0));
    }
  };
  list(implemented, true);
  list(promised, false);
  return { lists: Buffer.concat(bytes), first: at.lists };
}

/** The names in `__objc_methname`, each zero-terminated. */
export function nameBytes(names: readonly string[]): Buffer {
  return Buffer.concat(names.map((name) => text(name)));
}
