import type { Place } from './unpacking';

/** The delegate methods for push registration; their names also appear in the protocol of every app delegate. */
export const pushMethod = 'application:didRegisterForRemoteNotificationsWithDeviceToken:';

/** A part of a slice kept in memory, and its address. */
interface HeldPart {
  address: number;
  bytes: Buffer;
}

/** The sections that lead from the class and category lists to the names of their methods. */
export const methodSections = [
  '__objc_classlist',
  '__objc_catlist',
  '__objc_data',
  '__data',
  '__objc_const',
  '__objc_methlist',
  '__objc_selrefs',
  '__objc_methname',
] as const;

/** A section as the load commands describe it. */
export interface PlacedSection extends Place {
  name: string;
  address: number;
}

const maxMembers = 200_000;
/** Offsets in the structures of objc-runtime-new.h, in bytes. */
const at = { classData: 32, methodsOfClass: 32, methodsOfCategory: 16, methodsOfObject: 24 };
const flags = { relative: 0x80000000 };
const high = 2 ** 32;

/** The memory of a slice, as far as it was loaded. Reading beyond it raises RangeError. */
class Memory {
  constructor(
    private readonly base: number,
    private readonly parts: readonly HeldPart[],
  ) {}

  private find(address: number): { bytes: Buffer; at: number } {
    const part = this.parts.find(
      (one) => address >= one.address && address < one.address + one.bytes.length,
    );
    if (!part) throw new RangeError('not held');
    return { bytes: part.bytes, at: address - part.address };
  }

  word(address: number): number {
    const { bytes, at: place } = this.find(address);
    return bytes.readUInt32LE(place);
  }

  /** 0 for none. The linker may store an offset from the base address, with other data in the high bits. */
  pointer(address: number): number {
    const value = this.word(address) + (this.word(address + 4) & 0xf) * high;
    return value === 0 || value >= this.base ? value : value + this.base;
  }

  /** A relative pointer: the distance from its own address; 0 for none. */
  relative(address: number): number {
    const distance = this.word(address) | 0;
    return distance === 0 ? 0 : address + distance;
  }

  text(address: number): string {
    const { bytes, at: start } = this.find(address);
    const end = bytes.indexOf(0, start);
    return bytes.toString('latin1', start, end < 0 ? bytes.length : end);
  }
}

/** Adds the names of the methods in a list that have an implementation. */
function addMethods(memory: Memory, list: number, found: Set<string>): void {
  if (list === 0) return;
  const isRelative = memory.word(list) >= flags.relative;
  const count = Math.min(memory.word(list + 4), maxMembers);
  const width = isRelative ? 12 : 24;
  for (let method = list + 8; method < list + 8 + count * width; method += width) {
    const hasCode = isRelative ? memory.relative(method + 8) : memory.pointer(method + 16);
    if (hasCode === 0) continue;
    const name = isRelative ? memory.pointer(memory.relative(method)) : memory.pointer(method);
    found.add(memory.text(name));
  }
}

/** The loaded parts of a slice. */
interface HeldSlice {
  /** Its base address. */
  base: number;
  parts: readonly HeldPart[];
  /** The address of a section; undefined for one that was not loaded. */
  addressOf(section: string): number | undefined;
}

/** The methods that the classes and categories of a slice implement, as far as they can be resolved. */
export function implementedMethods({ base, parts, addressOf }: HeldSlice): Set<string> {
  const found = new Set<string>();
  const memory = new Memory(base, parts);
  const follow = (section: string, listsOf: (one: number) => number[]) => {
    const start = addressOf(section);
    const list = parts.find(({ address }) => address === start);
    for (let place = 0; place + 8 <= (list?.bytes.length ?? 0); place += 8) {
      try {
        const one = memory.pointer((list?.address ?? 0) + place);
        for (const methods of listsOf(one)) addMethods(memory, methods, found);
      } catch {
        // References outside the loaded sections are ignored.
      }
    }
  };
  follow('__objc_classlist', (one) => {
    // The lowest bits tell whether it is a Swift class.
    const data = memory.pointer(one + at.classData);
    return [memory.pointer(data - (data % 8) + at.methodsOfClass)];
  });
  follow('__objc_catlist', (one) => [
    memory.pointer(one + at.methodsOfCategory),
    memory.pointer(one + at.methodsOfObject),
  ]);
  return found;
}
